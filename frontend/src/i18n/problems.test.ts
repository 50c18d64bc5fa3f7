import { expect, test } from "vitest";
import { problemMessage } from "./problems";

test("a known code has words of our own", () => {
  expect(problemMessage({ code: "topic-required", detail: "A topic is needed." })).toMatchObject({
    message: "An approved suggestion needs at least one topic.",
  });
});

test("an unknown code is told in the API's words", () => {
  expect(problemMessage({ code: "brand-new", detail: "Something new." })).toBe("Something new.");
});

test("whatever has no code means that nobody was reached", () => {
  expect(problemMessage(new TypeError("Failed to fetch"))).toMatchObject({
    message: "The service cannot be reached. Are you online?",
  });
});

test.each([
  [17, { seconds: 17 }],
  [1800, { minutes: 30 }],
])("a used-up quota says how long to wait: %d seconds", (seconds, values) => {
  expect(problemMessage({ code: "quota-exceeded", retry_after: seconds })).toMatchObject({
    message: expect.stringContaining("Too much at once."),
    values,
  });
});
