/** What was changed in a suggestion and not saved is there again, on what it was a change of. */
import { i18n } from "@lingui/core";
import { cleanup, fireEvent, screen } from "@testing-library/react";
import { createRef } from "react";
import { afterEach, beforeEach, expect, test } from "vitest";
import { renderInApp } from "../../../testing";
import { Reading } from "./Reading";
import type { Suggestion } from "./search";

const nothing = () => undefined;

function show(version: number) {
  cleanup();
  const suggestion = {
    ...{ id: "s", version, kind: "share", status: "proposed", title: "Stored", summary: "" },
    ...{ topics: [], wordings: [], goal: null, language: "de", valid_from: null },
    ...{ valid_until: null, source: null, proposed_by: null, url: null, picture_url: null },
    created_at: "2026-11-01T08:00:00Z",
  } as unknown as Suggestion;
  renderInApp(
    <Reading
      ref={createRef()}
      suggestion={suggestion}
      onApproved={nothing}
      onArchive={nothing}
      onBack={nothing}
      onReload={async () => suggestion}
      onRestore={nothing}
      onReopen={nothing}
    />,
  );
  return screen.getByLabelText<HTMLTextAreaElement>("Title");
}

beforeEach(() => {
  sessionStorage.clear();
  i18n.loadAndActivate({ locale: "en", messages: {} });
});
afterEach(cleanup);

test("an edit outlasts a look at another one, and gives way to a newer state", () => {
  fireEvent.input(show(1), { target: { value: "Better" } });

  expect(show(1).value).toBe("Better");
  expect(show(2).value).toBe("Stored");
});
