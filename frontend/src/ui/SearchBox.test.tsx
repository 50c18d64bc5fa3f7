import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { meant, offers, SearchBox, step } from "./SearchBox";

const FOUND = [
  { id: "1", label: "Python" },
  { id: "2", label: "PyTorch" },
];

beforeEach(() => {
  i18n.loadAndActivate({ locale: "en", messages: {} });
  Element.prototype.scrollIntoView = () => {};
});
afterEach(cleanup);

function open(onPick = vi.fn()) {
  const onSubmit = vi.fn((event: { preventDefault: () => void }) => event.preventDefault());
  render(
    <I18nProvider i18n={i18n}>
      <form onSubmit={onSubmit}>
        <SearchBox
          label="Skill"
          found={FOUND}
          isSearching={false}
          onSearch={() => {}}
          onPick={onPick}
        />
      </form>
    </I18nProvider>,
  );
  const field = screen.getByRole("combobox", { name: "Skill" });
  fireEvent.input(field, { target: { value: "py" } });
  return { field, onPick, onSubmit };
}

test("typing opens the list, the arrows go round in it and Enter picks", () => {
  const { field, onPick, onSubmit } = open();

  fireEvent.keyDown(field, { key: "ArrowUp" });
  const active = document.getElementById(field.getAttribute("aria-activedescendant") ?? "");
  fireEvent.keyDown(field, { key: "Enter" });

  expect(active?.textContent).toBe("PyTorch");
  expect(onPick.mock.calls).toEqual([[FOUND[1]]]);
  expect(field).toHaveProperty("value", "");
  expect(screen.queryByRole("listbox")).toBeNull();
  expect(onSubmit).not.toHaveBeenCalled();
});

test("without a choice Enter takes the only one, or the one with exactly this name", () => {
  expect(meant(FOUND.slice(1), "py")).toBe(FOUND[1]);
  expect(meant(FOUND, " python ")).toBe(FOUND[0]);
  expect(meant(FOUND, "py")).toBeUndefined();
});

test("while several are possible, Enter takes none and sends nothing", () => {
  const { field, onPick, onSubmit } = open();

  fireEvent.keyDown(field, { key: "Enter" });

  expect(onPick).not.toHaveBeenCalled();
  expect(onSubmit).not.toHaveBeenCalled();
});

test("Escape closes the list first, and only then leaves what is around it to act", () => {
  const { field } = open();

  const first = fireEvent.keyDown(field, { key: "Escape" });
  const isOpen = screen.queryByRole("listbox") !== null;
  const second = fireEvent.keyDown(field, { key: "Escape" });
  const third = fireEvent.keyDown(field, { key: "Escape" });

  expect(isOpen).toBe(false);
  // `false`: the key went no further, so a dialog around it stays open.
  expect([first, second, third]).toEqual([false, false, true]);
  expect(field).toHaveProperty("value", "");
});

test("a click picks and keeps the focus in the field", () => {
  const { onPick } = open();
  const option = screen.getByRole("option", { name: "Python" });

  const mayTakeFocus = fireEvent.mouseDown(option);
  fireEvent.click(option);

  expect(mayTakeFocus).toBe(false);
  expect(onPick.mock.calls).toEqual([[FOUND[0]]]);
});

test("what is not known yet may be added, but nothing twice", () => {
  const create = { label: (text: string) => `Add ${text}`, onCreate: () => {} };

  expect(offers(FOUND, "pytest", create).at(-1)).toEqual({ id: "new", label: "Add pytest" });
  expect(offers(FOUND, "python", create)).toEqual(FOUND);
  expect(offers(FOUND, "p", create)).toEqual(FOUND);
});

test.each([
  [-1, 1, 0],
  [-1, -1, 2],
  [2, 1, 0],
  [0, -1, 2],
  [0, 1, 1],
] as const)("from %i by %i of three leads to %i", (at, by, to) => {
  expect(step(at, by, 3)).toBe(to);
});
