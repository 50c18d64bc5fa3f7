import { act, cleanup, renderHook } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { useDraft } from "./useDraft";

interface Text {
  title: string;
  place: string;
}

const FORM = { toDraft: (stored: Text) => stored, toInput: (draft: Text) => draft };

afterEach(cleanup);

test("what is entered while a save is running is kept, the rest is as it was stored", () => {
  const { result } = renderHook(() => useDraft({ title: "Old", place: "Bern" }, FORM));
  act(() => result.current.change({ title: "New" }));
  const { rebase } = result.current;
  act(() => result.current.change({ place: "Zug" }));

  act(() => rebase({ title: "New.", place: "Bern" }));

  expect(result.current.draft).toEqual({ title: "New.", place: "Zug" });
  expect(result.current.changes).toEqual({ place: "Zug" });
});
