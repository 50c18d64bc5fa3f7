import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { useTyped } from "./useTyped";

const onSettled = vi.fn();

function Words({ q }: { q: string }) {
  const [text, setText] = useTyped(q, onSettled);
  return <input value={text} onChange={(event) => setText(event.currentTarget.value)} />;
}

const field = () => screen.getByRole<HTMLInputElement>("textbox");
const type = (value: string) => fireEvent.input(field(), { target: { value } });
const pause = () => act(() => vi.advanceTimersByTime(300));

beforeEach(() => {
  vi.useFakeTimers();
  onSettled.mockClear();
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

test("a pause in typing tells the words, without blanks around them", () => {
  render(<Words q="" />);
  type("lern");
  type("lernen ");
  expect(onSettled).not.toHaveBeenCalled();

  pause();

  expect(onSettled.mock.calls).toEqual([["lernen"]]);
});

test("what the address knows by now takes away neither a blank nor a letter", () => {
  const { rerender } = render(<Words q="" />);
  type("lernen ");
  pause();
  type("lernen i");

  rerender(<Words q="lernen" />);

  expect(field().value).toBe("lernen i");
});

test("what changes elsewhere is taken over", () => {
  const { rerender } = render(<Words q="lernen" />);

  rerender(<Words q="" />);
  pause();

  expect(field().value).toBe("");
  expect(onSettled).not.toHaveBeenCalled();
});
