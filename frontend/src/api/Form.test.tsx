import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { useState } from "react";
import { afterEach, beforeAll, expect, test } from "vitest";
import { FieldError, SelectField, TextField } from "../ui/Field";
import { Switch } from "../ui/Switch";
import { type Entered, Form } from "./Form";
import { useKept } from "./useKept";

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

function Choices() {
  const [isOn, setOn] = useState(false);
  return (
    <I18nProvider i18n={i18n}>
      <Form error={REFUSED} onSubmit={() => undefined}>
        {(fault) => (
          <>
            <Switch label="Goals" checked={isOn} onChange={setOn} />
            {fault("scopes") && <FieldError>{fault("scopes")}</FieldError>}
          </>
        )}
      </Form>
    </I18nProvider>
  );
}

const REFUSED = refusal("scopes");

test("the first choice after a refusal is taken, and the refusal goes", async () => {
  render(<Choices />);
  const choice = screen.getByRole<HTMLInputElement>("switch");

  choice.checked = true;
  fireEvent.input(choice);
  // As in a browser, where a screen may be drawn between the two events.
  await new Promise((resolve) => setTimeout(resolve));
  fireEvent.change(choice);

  await waitFor(() => expect(said()).toEqual([]));
  expect(choice.checked).toBe(true);
});

function Dialog({ version }: { version: number }) {
  const kept = useKept(["test-draft", version], { entered: {} as Entered });
  return (
    <Form error={null} kept={kept} onSubmit={kept.forget}>
      {() => (
        <>
          <TextField label="Name" name="name" defaultValue="Stored" />
          <SelectField label="Place" name="place" defaultValue="">
            <option value="">Nowhere</option>
            <option value="zurich">Zürich</option>
          </SelectField>
        </>
      )}
    </Form>
  );
}

function open(version: number) {
  cleanup();
  render(
    <I18nProvider i18n={i18n}>
      <QueryClientProvider client={new QueryClient()}>
        <Dialog version={version} />
      </QueryClientProvider>
    </I18nProvider>,
  );
  const name = screen.getByLabelText<HTMLInputElement>("Name");
  const place = screen.getByLabelText<HTMLSelectElement>("Place");
  return { name, place, entered: () => [name.value, place.value] };
}

test("what is entered is there again, until it is saved or something newer is stored", () => {
  sessionStorage.clear();
  const { name, place } = open(1);
  fireEvent.input(name, { target: { value: "Mine" } });
  fireEvent.change(place, { target: { value: "zurich" } });

  expect(open(2).entered()).toEqual(["Stored", ""]);
  const again = open(1);
  expect(again.entered()).toEqual(["Mine", "zurich"]);

  if (again.name.form) fireEvent.submit(again.name.form);
  expect(open(1).entered()).toEqual(["Stored", ""]);
});
