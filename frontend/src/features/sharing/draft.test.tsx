import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test } from "vitest";
import { useKeptDraft } from "./draft";

const FIRST = { words: "", disclosure: "I work here.", discloses: true, counts: true };

let queries: QueryClient;

function Sheet({ id }: { id: string }) {
  const { draft, change, forget } = useKeptDraft(id, FIRST);
  return (
    <>
      <input
        value={draft.words}
        onChange={({ currentTarget }) => change({ words: currentTarget.value })}
      />
      <button type="button" onClick={forget}>
        Done
      </button>
    </>
  );
}

function open(id: string) {
  cleanup();
  render(
    <QueryClientProvider client={queries}>
      <Sheet id={id} />
    </QueryClientProvider>,
  );
  return screen.getByRole<HTMLInputElement>("textbox");
}

beforeEach(() => {
  queries = new QueryClient();
  fireEvent.input(open("one"), { target: { value: "In my words." } });
});

afterEach(cleanup);

test("opened again, what was being written is still there, and only there", () => {
  expect(open("one").value).toBe("In my words.");
  expect(open("two").value).toBe("");
});

test("once it is done nothing is left", () => {
  fireEvent.click(screen.getByRole("button", { name: "Done" }));

  expect(open("one").value).toBe("");
});

test("it does not outlast the session", () => {
  queries.clear();

  expect(open("one").value).toBe("");
});
