/** The filters of the opportunities, in the address and as the API knows them. */
import { expect, test } from "vitest";
import { asQuery, filterCount, readSearch } from "./search";

const NOW = new Date(2026, 10, 24, 12);

test("a month is asked for with a day beside it at each end, whatever the period says", () => {
  const search = readSearch({ view: "month", month: "2027-03", period: "year", hours: 8 });

  expect(asQuery(search, NOW)).toMatchObject({
    ...{ since: "2027-02-28", until: "2027-04-01", most_hours: 8 },
  });
  expect(readSearch({ month: "2027-03" })).toEqual({});
  expect(readSearch({ view: "month", month: "2027-13" })).toEqual({ view: "month" });
});

test("one's own proposals are not narrowed to what fits", () => {
  expect(readSearch({ fits: true, mine: true })).toEqual({ mine: true });
  expect(filterCount(readSearch({ fits: true, view: "month", wanted: true }))).toBe(0);
});

test("what is unknown or empty is left out of the address", () => {
  const search = readSearch({
    format: "party",
    place: "",
    where: "online",
    topic: "7f",
    language: "x",
  });

  expect(search).toEqual({ where: "online" });
});

test("a number that the address held is a place as it was written", () => {
  const search = readSearch({ place: 3011 });

  expect(search).toEqual({ place: "3011" });
});

test("without filters it is what is approved and not over", () => {
  const query = asQuery({}, NOW);

  expect(query).toEqual({ limit: 50, status: "approved", since: "2026-11-24" });
});

test("a period ends that many days from now, in another year if need be", () => {
  const query = asQuery({ period: "quarter", where: "here" }, NOW);

  expect(query).toMatchObject({ until: "2027-02-24", is_online: false });
});

test("of my own proposals those that are over are shown too", () => {
  const query = asQuery({ mine: true }, NOW);

  expect(query).toEqual({ limit: 50, proposed_by: "me" });
});
