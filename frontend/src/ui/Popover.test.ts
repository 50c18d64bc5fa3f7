import { expect, test } from "vitest";
import { place } from "./Popover";

function view(width: number, height: number, scrollY = 0): Window {
  const document = { documentElement: { clientWidth: width } };
  return { document, innerHeight: height, scrollX: 0, scrollY } as unknown as Window;
}

const button = (left: number, top: number) => new DOMRect(left, top, 44, 44);
const panel = { width: 300, height: 200 };

test("below its button where it fits", () => {
  expect(place(button(100, 100), panel, view(1280, 800))).toEqual({ top: 150, left: 100 });
});

test("above where there is no room below", () => {
  expect(place(button(100, 700), panel, view(1280, 800)).top).toBe(494);
});

test("to the left where it would pass the right edge", () => {
  expect(place(button(1200, 100), panel, view(1280, 800)).left).toBe(944);
});

test("never past the left edge", () => {
  expect(place(button(60, 100), panel, view(320, 800)).left).toBe(8);
});

test("at its place on a scrolled page", () => {
  expect(place(button(100, 100), panel, view(1280, 800, 500)).top).toBe(650);
});
