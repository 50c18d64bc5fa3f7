import { expect, test } from "vitest";
import { inTreeOrder, withDescendants } from "./tree";

const topic = (id: string, parent_id: string | null, position = 0) => ({
  id,
  parent_id,
  position,
  name: id,
});

const topics = [
  topic("heat", "energy", 2),
  topic("people", null, 2),
  topic("energy", null, 1),
  topic("grids", "energy", 1),
  topic("pumps", "heat"),
];

test("parents come before their children, siblings by position", () => {
  const order = inTreeOrder(topics).map(({ item, depth }) => `${item.id} ${depth}`);

  expect(order).toEqual(["energy 0", "grids 1", "heat 1", "pumps 2", "people 0"]);
});

test("a topic whose parent is not there stands at the top", () => {
  expect(inTreeOrder([topic("pumps", "gone")])).toEqual([
    { item: topic("pumps", "gone"), depth: 0 },
  ]);
});

test("a topic and all below it", () => {
  expect([...withDescendants(topics, "energy")].toSorted()).toEqual([
    "energy",
    "grids",
    "heat",
    "pumps",
  ]);
});
