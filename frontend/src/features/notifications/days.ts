/** A list by days, as it comes: the newest first. */
export function byDay<Item extends { created_at: string }>(
  items: readonly Item[],
  dayOf: (iso: string) => string,
): { day: string; items: Item[] }[] {
  const days: { day: string; items: Item[] }[] = [];
  for (const item of items) {
    const day = dayOf(item.created_at);
    const last = days.at(-1);
    if (last?.day === day) last.items.push(item);
    else days.push({ day, items: [item] });
  }
  return days;
}
