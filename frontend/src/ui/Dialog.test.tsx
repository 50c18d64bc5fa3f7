import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Dialog } from "./Dialog";

const onClose = vi.fn();

function dialog(title: string, children: ReactNode) {
  return (
    <Dialog title={title} closeLabel="Close" onClose={onClose}>
      {children}
    </Dialog>
  );
}

const panel = () => screen.getByRole("dialog", { hidden: true });

beforeEach(() => {
  onClose.mockClear();
  HTMLDialogElement.prototype.showModal = function show() {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = vi.fn();
});
afterEach(cleanup);

test("beside a question a click closes", () => {
  render(dialog("Delete?", <p>For good.</p>));

  fireEvent.mouseDown(panel());

  expect(onClose).toHaveBeenCalledTimes(1);
});

test("beside fields a slip loses nothing", () => {
  render(dialog("Say thanks", <textarea />));

  fireEvent.mouseDown(panel());

  expect(onClose).not.toHaveBeenCalled();
});

test("with another step the focus is at its title", () => {
  const { rerender } = render(dialog("Write", <button type="button">Continue</button>));
  screen.getByText("Continue").focus();

  rerender(dialog("Where to?", <p>Here.</p>));

  expect(document.activeElement).toBe(screen.getByRole("heading"));
});
