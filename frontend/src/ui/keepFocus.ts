/** What has the focus may leave the page or be disabled; browsers then start at its top again, unsaid.
 * Here the keyboard goes on nearby: at the neighbour in a list, at the heading above, at the screen. */

const PARTS = "li, article, section, dialog, main";
/** Who is done with these goes back to where they came from. */
const PASSING = "dialog, [aria-live]";
const REMEMBERED = 8;

/** The element and all it stands in. */
function pathOf(element: Element): Element[] {
  const path: Element[] = [];
  for (let one: Element | null = element; one; one = one.parentElement) path.push(one);
  return path;
}

function isDisabled(element: Element): boolean {
  return element.matches(":disabled");
}

/** Whether it has the focus now: what is hidden, gone or inert does not take it. */
function takes(element: Element | null | undefined): boolean {
  if (!(element instanceof HTMLElement) || !element.isConnected) return false;
  if (!element.matches("a[href], button, input, select, textarea, summary, [tabindex]")) {
    element.tabIndex = -1;
    element.addEventListener("blur", () => element.removeAttribute("tabindex"), { once: true });
  }
  element.focus({ preventScroll: true });
  return document.activeElement === element;
}

/** What stood beside the entry that took the focus along. */
function neighbour(changes: readonly MutationRecord[], path: readonly Element[]) {
  for (const { removedNodes, nextSibling, previousSibling } of changes) {
    const entry = [...removedNodes].find((node) => path.includes(node as Element));
    if (!(entry instanceof HTMLLIElement) || entry.isConnected) continue;
    for (const beside of [nextSibling, previousSibling]) {
      if (beside instanceof HTMLLIElement) return beside.querySelector("a, button");
    }
  }
  return null;
}

/** Watches the page; the answer ends it. */
export function keepFocus(): () => void {
  let path: Element[] = [];
  let visited: Element[] = [];

  function onFocus({ target }: FocusEvent) {
    if (!(target instanceof Element)) return;
    path = pathOf(target);
    const others = visited.filter((one) => one !== target && one.isConnected);
    visited = [target, ...others].slice(0, REMEMBERED);
  }

  /** Who points elsewhere has left it. */
  function onPointer({ target }: PointerEvent) {
    if (!path[0]?.contains(target as Node)) path = [];
  }

  function onChanges(changes: MutationRecord[]) {
    const [lost] = path;
    const now = document.activeElement;
    if (!lost || (now && now !== document.body && now !== lost)) return;
    const isGone = changes.some(({ removedNodes }) =>
      [...removedNodes].some((node) => node.contains(lost)),
    );
    if (!isGone && !isDisabled(lost)) return;
    const before = path;
    path = [];
    // Only moved: its place is another, the focus stays with it.
    if (!isDisabled(lost) && takes(lost)) return;
    const goBack = () => visited.some((one) => !before[0]?.contains(one) && takes(one));
    if (before.some((one) => one.matches(PASSING)) && !inOpenDialog(before) && goBack()) return;
    if (takes(neighbour(changes, before))) return;
    for (const part of before) {
      if (part.isConnected && part.matches(PARTS) && takes(part.querySelector("h1, h2, h3")))
        return;
    }
    if (!goBack()) takes(document.querySelector("main"));
  }

  const observer = new MutationObserver(onChanges);
  observer.observe(document.body, {
    childList: true,
    subtree: true,
    attributeFilter: ["disabled"],
  });
  document.addEventListener("focusin", onFocus);
  document.addEventListener("pointerdown", onPointer);
  return () => {
    observer.disconnect();
    document.removeEventListener("focusin", onFocus);
    document.removeEventListener("pointerdown", onPointer);
  };
}

function inOpenDialog(path: readonly Element[]): boolean {
  return path.some((one) => one.isConnected && one.matches("dialog"));
}
