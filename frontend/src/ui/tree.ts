/** Topics come as a flat list with parents; screens show them as a tree in reading order. */

interface Node {
  id: string;
  parent_id: string | null;
  position: number;
  name: string;
}

export interface Placed<Item> {
  item: Item;
  depth: number;
}

/** Parents before their children; a topic whose parent is absent stands at the top. */
export function inTreeOrder<Item extends Node>(items: readonly Item[]): Placed<Item>[] {
  const known = new Set(items.map(({ id }) => id));
  const below = Map.groupBy(items, ({ parent_id }) =>
    parent_id && known.has(parent_id) ? parent_id : null,
  );
  const placed: Placed<Item>[] = [];

  function place(parent: string | null, depth: number) {
    const siblings = below.get(parent) ?? [];
    for (const item of siblings.toSorted(bySequence)) {
      placed.push({ item, depth });
      place(item.id, depth + 1);
    }
  }

  place(null, 0);
  return placed;
}

function bySequence(one: Node, other: Node): number {
  return one.position - other.position || one.name.localeCompare(other.name);
}

/** A topic and all below it: what it must not be put under. */
export function withDescendants(items: readonly Node[], id: string): Set<string> {
  const found = new Set([id]);
  for (let before = 0; before !== found.size; ) {
    before = found.size;
    for (const item of items) {
      if (item.parent_id && found.has(item.parent_id)) found.add(item.id);
    }
  }
  return found;
}
