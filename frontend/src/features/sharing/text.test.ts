import { expect, test } from "vitest";
import { composed, folded } from "./text";

test("the disclosure comes first, where there is one", () => {
  expect(composed("Ich arbeite bei Firma. ", " Leise ist sie.")).toBe(
    "Ich arbeite bei Firma.\n\nLeise ist sie.",
  );
  expect(composed("", "Leise ist sie.")).toBe("Leise ist sie.");
});

test("what is short enough is shown whole", () => {
  expect(folded("Leise ist sie.", 14)).toEqual({ shown: "Leise ist sie.", isCut: false });
  expect(folded("Leise ist sie.", null).isCut).toBe(false);
});

test("the fold parts neither words nor signs", () => {
  expect(folded("Leise ist sie wirklich.", 16)).toEqual({ shown: "Leise ist sie", isCut: true });
  expect(folded("👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦", 2).shown).toBe("👨‍👩‍👧‍👦👨‍👩‍👧‍👦");
});
