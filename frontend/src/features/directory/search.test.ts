/** The directory's filters in the address. */
import { expect, test } from "vitest";
import { readSearch } from "./search";

test("what is empty or unknown is left out of the address", () => {
  const search = readSearch({
    q: "",
    topic: "01a23183-4f70-73ee-8868-026c765c6c0d",
    language: "de",
    page: "2",
    skill: "7f",
  });

  expect(search).toEqual({ topic: "01a23183-4f70-73ee-8868-026c765c6c0d", language: "de" });
});

test("a number that the address held is searched for as it was written", () => {
  const search = readSearch({ q: 2026 });

  expect(search).toEqual({ q: "2026" });
});
