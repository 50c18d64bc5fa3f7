import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { SHOWN_FOR, ToastQueue } from "./toasts";

let queue: ToastQueue;
const texts = () => queue.get().map(({ text }) => text);

beforeEach(() => {
  vi.useFakeTimers();
  queue = new ToastQueue();
});

afterEach(() => {
  vi.useRealTimers();
});

test("a toast passes after its time", () => {
  queue.show({ text: "Hidden." });
  vi.advanceTimersByTime(SHOWN_FOR - 1);
  expect(texts()).toEqual(["Hidden."]);

  vi.advanceTimersByTime(1);

  expect(texts()).toEqual([]);
});

test("only the newest three are shown", () => {
  for (const text of ["1", "2", "3", "4"]) queue.show({ text });

  expect(texts()).toEqual(["2", "3", "4"]);
});

test("where there is room for one the next settles it, unless it waits for an answer", () => {
  const passed = vi.fn();
  queue = new ToastQueue(() => 1);
  queue.show({ text: "A new version.", stays: true });
  queue.show({ text: "Hidden.", passed });

  queue.show({ text: "Saved." });

  expect(passed).toHaveBeenCalledTimes(1);
  expect(texts()).toEqual(["A new version.", "Saved."]);
});

test("undo runs once and takes the toast away", () => {
  const undo = vi.fn();
  const id = queue.show({ text: "Hidden.", undo });

  queue.undo(id);
  queue.undo(id);

  expect(undo).toHaveBeenCalledTimes(1);
  expect(texts()).toEqual([]);
});

test("undoLast takes the newest that can be undone", () => {
  const undo = vi.fn();
  queue.show({ text: "Archived.", undo });
  queue.show({ text: "Saved." });

  expect(queue.undoLast()).toBe(true);
  expect(queue.undoLast()).toBe(false);
  expect(undo).toHaveBeenCalledTimes(1);
  expect(texts()).toEqual(["Saved."]);
});

test("no time passes while somebody is about to undo", () => {
  queue.show({ text: "Hidden." });
  queue.pause();
  vi.advanceTimersByTime(SHOWN_FOR * 2);
  expect(texts()).toEqual(["Hidden."]);

  queue.resume();
  vi.advanceTimersByTime(SHOWN_FOR);

  expect(texts()).toEqual([]);
});

test("a pause holds, however often time was let pass before", () => {
  queue.show({ text: "Hidden." });
  queue.resume();
  queue.resume();

  queue.pause();
  vi.advanceTimersByTime(SHOWN_FOR * 2);

  expect(texts()).toEqual(["Hidden."]);
});

test("listeners hear of every change until they leave", () => {
  const listener = vi.fn();
  const leave = queue.subscribe(listener);
  const id = queue.show({ text: "Hidden." });
  queue.dismiss(id);
  leave();

  queue.show({ text: "Hidden." });

  expect(listener).toHaveBeenCalledTimes(2);
});

test("what waits for an answer stays until it is dismissed", () => {
  const id = queue.show({ text: "New version.", stays: true });
  vi.advanceTimersByTime(10 * SHOWN_FOR);
  const before = texts();

  queue.dismiss(id);

  expect(before).toEqual(["New version."]);
  expect(texts()).toEqual([]);
});

test("what waits for a toast to pass happens once, unless it is undone", () => {
  const passed = vi.fn();
  const undo = vi.fn();
  queue.undo(queue.show({ text: "1", undo, passed }));
  expect([undo, passed].map(({ mock }) => mock.calls.length)).toEqual([1, 0]);

  queue.show({ text: "2", undo, passed });
  vi.advanceTimersByTime(SHOWN_FOR);
  queue.show({ text: "3", undo, passed });
  queue.clear();
  for (const text of ["4", "5", "6", "7"]) queue.show({ text, undo, passed });

  expect([undo, passed].map(({ mock }) => mock.calls.length)).toEqual([1, 3]);
});
