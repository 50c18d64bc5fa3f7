import { expect, test } from "vitest";
import { newWords } from "./TagField";

test.each([
  ["Wärmepumpe", [], ["Wärmepumpe"]],
  ["Abwärme, Wärmenetz;\nSpeicher", [], ["Abwärme", "Wärmenetz", "Speicher"]],
  [" , ;", [], []],
  ["wärmepumpe, Speicher, speicher", ["Wärmepumpe"], ["Speicher"]],
])("%j beside %j adds %j", (text, present, words) => {
  expect(newWords(text, present)).toEqual(words);
});
