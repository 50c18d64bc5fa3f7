/** What is offered at a part: nothing new once the event is over, and not less because a list is missing. */
import { i18n } from "@lingui/core";
import { cleanup, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { client } from "../../api/client";
import { knowing, renderInApp } from "../../testing";
import { myNominationsQuery } from "./nominations";
import { type Mine, mineQuery } from "./participations";
import type { Event, Opening } from "./queries";
import { TakePart } from "./TakePart";

const HOUR = 3_600_000;
const inHours = (hours: number) => new Date(Date.now() + hours * HOUR).toISOString();

function show(opening: Partial<Opening>, endsIn: number, mine?: Partial<Mine>[]) {
  const queries = knowing([myNominationsQuery.queryKey, []]);
  if (mine) queries.setQueryData(mineQuery.queryKey, mine as Mine[]);
  const times = { starts_at: inHours(endsIn - 2), ends_at: inHours(endsIn) };
  renderInApp(
    <TakePart
      event={{ status: "approved", ...times } as Event}
      opening={{ id: "o", my_state: null, has_briefing: false, ...opening } as Opening}
    />,
    queries,
  );
}

const offered = () => screen.queryAllByRole("button").map(({ textContent }) => textContent);

beforeEach(() => i18n.loadAndActivate({ locale: "en", messages: {} }));
afterEach(cleanup);

test("what is open can be applied for, even if my participations did not load", () => {
  vi.spyOn(client, "GET").mockResolvedValue({ error: {}, response: new Response() } as never);

  show({ is_open: true }, 24);

  expect(offered()).toEqual(["Apply", "Show interest"]);
});

test("a seat is taken where whoever comes first has it, and waited for when none is left", () => {
  show({ is_open: true, is_first_come: true, seats_left: 1 }, 24, []);
  expect(offered()).toEqual(["Take a seat", "Show interest"]);
  cleanup();

  show({ is_open: true, is_first_come: true, seats_left: 0 }, 24, []);

  expect(offered()).toEqual(["Join the waiting list", "Show interest"]);
});

test("who applied reads who decides, and that they are told", () => {
  show({ is_open: true, is_first_come: false, my_state: "applied" }, 24, []);

  expect(screen.queryByText(/program team chooses/)).not.toBeNull();
});

test("what is over is offered to nobody", () => {
  show({ is_open: false }, -1, []);

  expect(offered()).toEqual([]);
});

test("a place in the waiting list is told as long as there is a seat to wait for", () => {
  const mine = [{ opening_id: "o", state: "applied" as const, waiting_place: 2, note: "" }];
  show({ is_open: true, my_state: "applied" }, 24, mine);
  expect(screen.queryByText(/place 2/)).not.toBeNull();
  cleanup();

  show({ is_open: false, my_state: "applied" }, -1, mine);

  expect(screen.queryByText(/place 2/)).toBeNull();
});

test("who has a seat says that they were there once it has begun", () => {
  show({ is_open: false, my_state: "confirmed" }, 24, []);
  expect(offered()).toEqual(["Withdraw"]);
  cleanup();

  show({ is_open: false, my_state: "confirmed" }, 1, []);

  expect(offered()).toEqual(["I was there", "Withdraw"]);
});

test("who was at meetings of what goes on can still withdraw from the others", () => {
  show({ is_open: false, my_state: "attended" }, 24, []);
  expect(offered()).toContain("Withdraw");
  cleanup();

  show({ is_open: false, my_state: "attended" }, -1, []);

  expect(offered()).not.toContain("Withdraw");
});
