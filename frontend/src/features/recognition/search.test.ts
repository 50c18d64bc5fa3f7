import { describe, expect, test } from "vitest";
import { readSearch } from "./search";

const ID = "01939c3e-7a5b-7c3d-8e21-5f0d6a4b9c11";

describe("readSearch", () => {
  test("keeps what it knows", () => {
    const search = { part: "given", value: "courage", person: ID, to: ID, about: ID } as const;

    expect(readSearch(search)).toEqual(search);
  });

  test("drops what means nothing, so that a mistyped address still works", () => {
    expect(readSearch({ part: "all", value: "No value", person: "x", to: 7, other: ID })).toEqual(
      {},
    );
  });
});
