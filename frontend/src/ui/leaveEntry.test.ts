import { afterEach, beforeEach, expect, test } from "vitest";
import { leaveEntry } from "./leaveEntry";

function focused() {
  return document.activeElement?.id;
}

beforeEach(() => {
  document.body.innerHTML = `<main id="main" tabindex="-1"><ul>
    <li><a id="one" href="#">One</a></li>
    <li><a id="two" href="#">Two</a> <button id="hide" type="button">Hide</button></li>
    <li><a id="three" href="#">Three</a></li>
  </ul><button id="other" type="button">Other</button></main>`;
});

afterEach(() => {
  document.body.innerHTML = "";
});

test.each([
  ["hide", "three"],
  ["three", "two"],
  ["other", "other"],
])("from %s the focus goes to %s", (from, to) => {
  document.getElementById(from)?.focus();

  leaveEntry();

  expect(focused()).toBe(to);
});

test("with the last entry it goes to the screen", () => {
  for (const id of ["one", "two"]) document.getElementById(id)?.closest("li")?.remove();
  document.getElementById("three")?.focus();

  leaveEntry();

  expect(focused()).toBe("main");
});
