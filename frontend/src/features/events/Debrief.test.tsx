/** What one noted after a part: deleted at once, and back as it was when that was a slip. */
import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { client } from "../../api/client";
import { ToastProvider } from "../../ui/Toasts";
import type { Debrief } from "./briefings";
import { DebriefPart } from "./Debrief";

const WORDS = { went: "Well", learned: "To pause", audience_size: 80, again: "yes" } as const;
const NOTED: Debrief = {
  ...{ opening_id: "o", ...WORDS, visibility: "me" },
  ...{ created_at: "2026-11-24T08:00:00Z", updated_at: "2026-11-24T08:00:00Z" },
};
const answers = (data: unknown) => ({ data, response: new Response() }) as never;

/** The part as one sees it after the event; what is noted already stands in `GET`. */
function renderPart() {
  render(
    <I18nProvider i18n={i18n}>
      <QueryClientProvider client={new QueryClient()}>
        <ToastProvider label="Messages" undoLabel="Undo" closeLabel="Close">
          <DebriefPart openingId="o" />
        </ToastProvider>
      </QueryClientProvider>
    </I18nProvider>,
  );
}

beforeEach(() => i18n.loadAndActivate({ locale: "en", messages: {} }));
afterEach(cleanup);

test("what is deleted by a slip is noted again as it was", async () => {
  vi.spyOn(client, "GET")
    .mockResolvedValueOnce(answers({ items: [NOTED], next_cursor: null }))
    .mockResolvedValue(answers({ items: [], next_cursor: null }));
  const remove = vi.spyOn(client, "DELETE").mockResolvedValue(answers(undefined));
  const put = vi.spyOn(client, "PUT").mockResolvedValue(answers(NOTED));
  renderPart();

  fireEvent.click(await screen.findByText("Delete"));
  expect(await screen.findByText("Look back")).toBeDefined();
  fireEvent.click(await screen.findByText("Undo"));

  await waitFor(() => expect(put).toHaveBeenCalled());
  const params = { path: { opening_id: "o" } };
  expect(remove.mock.calls[0]?.[1]).toEqual({ params });
  expect(put.mock.calls[0]?.[1]).toEqual({ params, body: { ...WORDS, visibility: "me" } });
});

test("what is written is still there when the dialog was closed by a slip", async () => {
  sessionStorage.clear();
  // jsdom knows the element, but opens none.
  HTMLDialogElement.prototype.showModal = function show() {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = () => undefined;
  vi.spyOn(client, "GET").mockResolvedValue(answers({ items: [], next_cursor: null }));
  renderPart();
  const words = () => screen.getByLabelText<HTMLTextAreaElement>("How did it go?");

  fireEvent.click(await screen.findByText("Look back"));
  fireEvent.input(words(), { target: { value: "Well" } });
  fireEvent(screen.getByRole("dialog"), new Event("cancel", { cancelable: true }));
  expect(screen.queryByRole("dialog")).toBeNull();

  fireEvent.click(screen.getByText("Look back"));
  expect(words().value).toBe("Well");
  fireEvent.click(screen.getByText("Cancel"));
  fireEvent.click(screen.getByText("Look back"));
  expect(words().value).toBe("");
});
