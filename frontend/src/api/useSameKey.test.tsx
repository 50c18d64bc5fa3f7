import { cleanup, renderHook } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { useSameKey } from "./useSameKey";

afterEach(cleanup);

test("the same is sent with the same key, and something else with another", () => {
  const { result, rerender } = renderHook(() => useSameKey());
  const first = result.current({ text: "Danke!" });
  rerender();

  expect(result.current({ text: "Danke!" })).toBe(first);
  expect(result.current({ text: "Danke dir!" })).not.toBe(first);
});
