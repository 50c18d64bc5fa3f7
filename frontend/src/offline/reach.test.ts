import { beforeEach, expect, test, vi } from "vitest";
import { currentReach, forgetReach, isFresh, noteAnswer, noteNoAnswer, oldest } from "./reach";
import { STORED_AT } from "./store";

const today = "/api/v1/me/today";
const saved = "/api/v1/me/saved";
const stored = (at: number) => new Headers({ [STORED_AT]: String(at) });

beforeEach(forgetReach);

test("an answer from the device tells when it was given, and that the service did not answer", () => {
  noteAnswer(today, stored(1000));

  expect(oldest([today])).toEqual({ at: 1000, isStored: true });
  expect(isFresh(today)).toBe(false);
  expect(currentReach()).toBe("unreached");
});

test("an answer of the service itself is from now", () => {
  vi.spyOn(Date, "now").mockReturnValue(5000);
  noteAnswer(today, stored(1000));

  noteAnswer(today, new Headers());

  expect(oldest([today])).toEqual({ at: 5000, isStored: false });
  expect(isFresh(today)).toBe(true);
  expect(currentReach()).toBe("reached");
});

test("of several answers on a screen the oldest counts, unknown ones do not", () => {
  noteAnswer(today, stored(2000));
  noteAnswer(saved, stored(1000));

  expect(oldest([today, saved, "/api/v1/topics"])?.at).toBe(1000);
  expect(oldest([])).toBeNull();
});

test("a device without network is offline, whatever was answered last", () => {
  vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
  noteNoAnswer();

  expect(currentReach()).toBe("offline");
});
