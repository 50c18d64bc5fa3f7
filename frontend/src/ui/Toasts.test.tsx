import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ToastProvider, useToasts } from "./Toasts";
import { SHOWN_FOR } from "./toasts";

function Screen() {
  const toasts = useToasts();
  return (
    <button type="button" onClick={() => toasts.show({ text: "Hidden.", undo: () => null })}>
      Hide
    </button>
  );
}

beforeEach(() => {
  vi.useFakeTimers();
  render(
    <ToastProvider label="Messages" undoLabel="Undo" closeLabel="Close">
      <Screen />
    </ToastProvider>,
  );
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

test("whoever undid one by keyboard has not stopped the next", () => {
  const hide = screen.getByRole("button", { name: "Hide" });
  fireEvent.click(hide);
  const undo = screen.getByRole("button", { name: "Undo" });
  act(() => undo.focus());
  fireEvent.click(undo);

  fireEvent.click(hide);
  expect(screen.queryByText("Hidden.")).not.toBeNull();
  act(() => vi.advanceTimersByTime(SHOWN_FOR));

  expect(screen.queryByText("Hidden.")).toBeNull();
});
