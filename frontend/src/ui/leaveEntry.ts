/** Before an entry leaves its list and takes the focus along: the keyboard goes on at its neighbour. */
export function leaveEntry(): void {
  const entry = document.activeElement?.closest("li");
  if (!entry) return;
  const neighbour = entry.nextElementSibling ?? entry.previousElementSibling;
  const next = neighbour?.querySelector<HTMLElement>("a, button");
  (next ?? document.querySelector("main"))?.focus({ preventScroll: true });
}
