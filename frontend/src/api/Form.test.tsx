import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeAll, expect, test } from "vitest";
import { TextField } from "../ui/Field";
import { Form } from "./Form";

beforeAll(() => i18n.loadAndActivate({ locale: "en", messages: {} }));
afterEach(cleanup);

function refusal(...fields: string[]) {
  const errors = fields.map((name) => ({
    pointer: `#/${name}`,
    code: "own",
    detail: `No ${name}`,
  }));
  return { code: "invalid", status: 422, errors };
}

function Two({ error }: { error: unknown }) {
  return (
    <I18nProvider i18n={i18n}>
      <Form error={error} onSubmit={() => undefined}>
        {(fault) => (
          <>
            <TextField label="Name" name="name" error={fault("name")} />
            <TextField label="Place" name="place" error={fault("place")} />
          </>
        )}
      </Form>
    </I18nProvider>
  );
}

const said = () => screen.queryAllByText(/^No /).map(({ textContent }) => textContent);

test("what was refused at a field is said until that field is changed, and again when it is refused again", () => {
  const { rerender } = render(<Two error={refusal("name", "place")} />);
  expect(said()).toEqual(["No name", "No place"]);
  expect(screen.queryByRole("alert")).not.toBeNull();

  fireEvent.input(screen.getByLabelText("Name"), { target: { value: "a" } });
  expect(said()).toEqual(["No place"]);

  fireEvent.input(screen.getByLabelText("Place"), { target: { value: "b" } });
  expect(said()).toEqual([]);
  expect(screen.queryByRole("alert")).toBeNull();

  rerender(<Two error={refusal("name")} />);
  expect(said()).toEqual(["No name"]);
});
