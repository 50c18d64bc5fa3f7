import { cleanup, render } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { useKeys } from "./useKeys";

const next = vi.fn();
const enter = vi.fn();

function Screen() {
  useKeys({ j: next, enter });
  return (
    <>
      <input aria-label="words" />
      <input type="checkbox" aria-label="box" />
      <textarea aria-label="text" />
      <button type="button">Approve</button>
    </>
  );
}

function press(target: Element, key: string, more: KeyboardEventInit = {}) {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more });
  target.dispatchEvent(event);
  return event.defaultPrevented;
}

beforeEach(() => {
  next.mockClear();
  enter.mockClear();
  render(<Screen />);
});

afterEach(cleanup);

test("a key acts, in either case", () => {
  expect(press(document.body, "j")).toBe(true);
  expect(press(document.body, "J")).toBe(true);
  expect(next).toHaveBeenCalledTimes(2);
});

test.each(["[aria-label=words]", "textarea"])("typing into %s stays typing", (selector) => {
  const field = document.querySelector(selector);

  expect(field && press(field, "j")).toBe(false);
  expect(next).not.toHaveBeenCalled();
});

test("a checkbox takes no letters, so the keys keep working on it", () => {
  const box = document.querySelector("[type=checkbox]");
  if (box) press(box, "j");

  expect(next).toHaveBeenCalledTimes(1);
});

test.each([{ ctrlKey: true }, { metaKey: true }, { altKey: true }])(
  "%o is the browser's",
  (more) => {
    expect(press(document.body, "j", more)).toBe(false);
    expect(next).not.toHaveBeenCalled();
  },
);

test("Enter belongs to the button that has the focus", () => {
  const button = document.querySelector("button");
  if (button) press(button, "Enter");
  expect(enter).not.toHaveBeenCalled();

  press(document.body, "Enter");

  expect(enter).toHaveBeenCalledTimes(1);
});

test("an open dialog keeps the keys for itself", () => {
  const dialog = document.createElement("dialog");
  dialog.setAttribute("open", "");
  document.body.append(dialog);

  press(document.body, "j");
  dialog.remove();

  expect(next).not.toHaveBeenCalled();
});
