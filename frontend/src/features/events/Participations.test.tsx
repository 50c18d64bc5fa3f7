/** Each of my events says one thing, where it belongs. */
import { i18n } from "@lingui/core";
import { cleanup, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, test } from "vitest";
import { knowing, renderInApp } from "../../testing";
import { Participations } from "./Participations";
import { type Mine, mineQuery } from "./participations";

function one(title: string, state: Mine["state"], status: Mine["event"]["status"], year = 2099) {
  const event = {
    ...{ id: title, title, status, place: "Bern", is_online: false, time_zone: "Europe/Zurich" },
    ...{ starts_at: `${year}-03-11T08:00:00Z`, ends_at: `${year}-03-11T16:00:00Z` },
    ...{ starts_on: null, ends_on: null },
  };
  return { opening_id: title, part: "attendee", state, waiting_place: null, event } as Mine;
}

function group(title: string) {
  const section = screen.getByRole("heading", { level: 2, name: title }).closest("section");
  return within(section as HTMLElement);
}

beforeEach(() => i18n.loadAndActivate({ locale: "en", messages: {} }));
afterEach(cleanup);

test("what is off is not to come, and a card has one state", () => {
  const mine = [
    one("Talk", "confirmed", "approved"),
    one("Called off", "confirmed", "cancelled"),
    one("Given back", "withdrawn", "approved"),
    one("Long ago", "attended", "approved", 2020),
  ];
  renderInApp(<Participations />, knowing([mineQuery.queryKey, mine]));

  const titles = (name: string) =>
    group(name)
      .getAllByRole("heading", { level: 3 })
      .map(({ textContent }) => textContent);
  expect(titles("To come")).toEqual(["Talk"]);
  expect(titles("Nothing comes of it")).toEqual(["Called off", "Given back"]);
  expect(titles("Over")).toEqual(["Long ago"]);
  expect(group("Nothing comes of it").queryByText("Confirmed")).toBeNull();
});
