import { describe, expect, test } from "vitest";
import {
  asProblem,
  fieldFaults,
  fieldName,
  isPassing,
  isStale,
  retryDelay,
  wholeFault,
} from "./problem";

const problem = {
  type: "/problems/invalid",
  title: "Unprocessable Content",
  status: 422,
  detail: "Some of what was sent is not valid.",
  instance: "/api/v1/sources",
  code: "invalid",
  request_id: "abc",
  errors: [],
};

const fault = (pointer: string | null, code: string) => ({
  pointer,
  parameter: null,
  code,
  detail: "",
});

describe("fieldName", () => {
  test.each([
    ["#/url", "url"],
    ["#/facts/0/text/de", "facts.0.text.de"],
    ["#/a~1b/c~0d", "a/b.c~d"],
  ])("reads %s as %s", (pointer, name) => {
    expect(fieldName(pointer)).toBe(name);
  });
});

describe("fieldFaults", () => {
  test("keeps the first fault of each field", () => {
    const errors = [
      fault("#/url", "missing"),
      fault("#/url", "url_invalid"),
      fault("#/name", "too_long"),
    ];

    const faults = fieldFaults({ ...problem, errors });

    expect(Object.keys(faults)).toEqual(["url", "name"]);
    expect(faults.url?.code).toBe("missing");
  });

  test("leaves out what concerns a parameter", () => {
    expect(fieldFaults({ ...problem, errors: [fault(null, "int_parsing")] })).toEqual({});
  });

  test("leaves what concerns the whole to the whole", () => {
    const errors = [fault("#", "period_invalid")];

    expect(fieldFaults({ ...problem, errors })).toEqual({});
    expect(wholeFault({ ...problem, errors })?.code).toBe("period_invalid");
  });

  test("is empty for what is no problem", () => {
    expect(fieldFaults(new TypeError("Failed to fetch"))).toEqual({});
  });
});

test.each([[null], ["Bad Gateway"], [new TypeError("Failed to fetch")], [{ status: 500 }]])(
  "%s is no problem of the API's",
  (thrown) => {
    expect(asProblem(thrown)).toBeNull();
  },
);

test("only what passes by itself is tried again", () => {
  expect(isPassing(new TypeError("Failed to fetch"))).toBe(true);
  expect(isPassing({ ...problem, status: 503 })).toBe(true);
  expect(isPassing({ ...problem, status: 429, retry_after: 3 })).toBe(true);
  expect(isPassing({ ...problem, status: 429, retry_after: 40 })).toBe(false);
  expect(isPassing(problem)).toBe(false);
});

test("the next try comes when the API asks for it, else a little later each time", () => {
  expect(retryDelay(0, { ...problem, status: 503, retry_after: 5 })).toBe(5000);
  expect([0, 1].map((count) => retryDelay(count, new TypeError()))).toEqual([1000, 2000]);
});

test("412 means that somebody else was quicker", () => {
  expect(isStale({ ...problem, status: 412 })).toBe(true);
  expect(isStale(problem)).toBe(false);
});
