/** A part that is taken away: what is said of it stays when its button has gone. */
import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { useState } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { client } from "../../../api/client";
import { ToastProvider } from "../../../ui/Toasts";
import type { Opening } from "../queries";
import { useDeleteOpening } from "./openings";

const OPENING: Opening = {
  ...{ id: "o", event_id: "e", part: "speaker", seats: 2, description: "", version: 3 },
  ...{ skills: [{ id: "s", label: "Wärme" }], effort_hours: "12.5", covers: ["ticket"] },
  ...{ covers_note: "", closes_on: null, is_open: true, seats_left: 2, has_briefing: false },
  ...{ is_first_come: false, my_state: null, created_at: "2026-11-24T08:00:00Z" },
};
const answers = (data: unknown) => ({ data, response: new Response() }) as never;

interface Props {
  opening: Opening;
}

function TakeAway({ opening, onAsked }: Props & { onAsked: () => void }) {
  const remove = useDeleteOpening();
  function take() {
    remove.mutate(opening);
    onAsked();
  }
  return (
    <button type="button" onClick={take}>
      Take away
    </button>
  );
}

/** The list without it may be there before all else is read anew. */
function List({ opening }: Props) {
  const [isThere, setThere] = useState(true);
  return isThere ? <TakeAway opening={opening} onAsked={() => setThere(false)} /> : <p>Empty</p>;
}

function show(opening = OPENING) {
  render(
    <I18nProvider i18n={i18n}>
      <QueryClientProvider client={new QueryClient()}>
        <ToastProvider label="Messages" undoLabel="Undo" closeLabel="Close">
          <List opening={opening} />
        </ToastProvider>
      </QueryClientProvider>
    </I18nProvider>,
  );
  fireEvent.click(screen.getByText("Take away"));
}

beforeEach(() => i18n.loadAndActivate({ locale: "en", messages: {} }));
afterEach(cleanup);

test("it can be undone although its button is gone, and is made anew as it was", async () => {
  vi.spyOn(client, "DELETE").mockResolvedValue(answers(undefined));
  const post = vi.spyOn(client, "POST").mockResolvedValue(answers(OPENING));
  show();

  fireEvent.click(await screen.findByText("Undo"));

  await waitFor(() => expect(post).toHaveBeenCalled());
  expect(screen.getByText("Empty")).toBeDefined();
  expect(post.mock.calls[0]?.[1]).toMatchObject({
    params: { path: { event_id: "e" } },
    body: { part: "speaker", seats: 2, skill_ids: ["s"], effort_hours: "12.5", covers: ["ticket"] },
  });
});

test("that it could not be made anew is said, too", async () => {
  vi.spyOn(client, "DELETE").mockResolvedValue(answers(undefined));
  vi.spyOn(client, "POST").mockResolvedValue({
    error: { code: "conflict", status: 409, errors: [] },
    response: new Response(),
  } as never);
  show();

  fireEvent.click(await screen.findByText("Undo"));

  expect(await screen.findByText("This contradicts what is stored.")).toBeDefined();
});

test("its briefing, which went with it, is written anew for the part that is made", async () => {
  const words = { audience: "", audience_size: 80, details: "Aula", materials: [] };
  const people = { contact_name: "", contact_reach: "", preparation: "" };
  const stored = { opening_id: "o", updated_at: "2026-11-24T08:00:00Z", version: 2 };
  vi.spyOn(client, "GET").mockResolvedValue(answers({ ...words, ...people, ...stored }));
  vi.spyOn(client, "DELETE").mockResolvedValue(answers(undefined));
  vi.spyOn(client, "POST").mockResolvedValue(answers({ ...OPENING, id: "new" }));
  const put = vi.spyOn(client, "PUT").mockResolvedValue(answers(stored));
  show({ ...OPENING, has_briefing: true });

  fireEvent.click(await screen.findByText("Undo"));

  await waitFor(() => expect(put).toHaveBeenCalled());
  expect(put.mock.calls[0]?.[1]).toEqual({
    params: { path: { opening_id: "new" } },
    body: { ...words, ...people },
  });
});
