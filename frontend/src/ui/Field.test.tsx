import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { SelectField } from "./Field";

afterEach(cleanup);

const Two = () => ["one", "two"].map((value) => <option key={value}>{value}</option>);

function Choice({ hint }: { hint: string }) {
  return (
    <SelectField label="Which" hint={hint} defaultValue="two">
      <option value="">None</option>
      <Two />
    </SelectField>
  );
}

test("a default is chosen among options that a component brings, and gives way to a choice", () => {
  const { rerender } = render(<Choice hint="" />);
  const field = screen.getByRole("combobox", { name: "Which" });
  expect(field).toHaveProperty("value", "two");

  fireEvent.change(field, { target: { value: "one" } });
  rerender(<Choice hint="Something else is new" />);

  expect(field).toHaveProperty("value", "one");
});
