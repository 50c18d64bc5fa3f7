/** The curators' list in the address and as the API knows it. */
import { expect, test } from "vitest";
import { asQuery, readSearch } from "./search";

const NOW = new Date(2026, 10, 24, 12);

test("the inbox is the list without a status, and can be asked for", () => {
  expect(readSearch({ status: "proposed" })).toEqual({ status: "proposed" });

  const search = readSearch({ status: "gone", q: "", past: false });

  expect(search).toEqual({});
  expect(asQuery(search, NOW)).toEqual({ status: "proposed", limit: 50 });
});

test("what is approved and over is shown on request alone", () => {
  expect(asQuery({ status: "approved" }, NOW)).toMatchObject({ since: "2026-11-24" });
  expect(asQuery({ status: "approved", past: true }, NOW)).not.toHaveProperty("since");
});

test("what is put away begins with the latest", () => {
  expect(asQuery({ status: "archived", q: "Bern" }, NOW)).toEqual({
    status: "archived",
    limit: 50,
    sort: "-starts_at",
    q: "Bern",
  });
});
