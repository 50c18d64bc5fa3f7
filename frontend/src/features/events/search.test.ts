/** The filters of the opportunities, in the address and as the API knows them. */
import { expect, test } from "vitest";
import { asQuery, readSearch } from "./search";

const NOW = new Date(2026, 10, 24, 12);

test("what is unknown or empty is left out of the address", () => {
  const search = readSearch({ format: "party", place: "", where: "online", page: 2, topic: "7f" });

  expect(search).toEqual({ where: "online", topic: "7f" });
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
