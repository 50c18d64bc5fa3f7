import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test } from "vitest";
import { meQuery } from "../../api/queries";
import { endSession } from "../../api/session";
import { useKeptDraft } from "./draft";

const FIRST = { words: "", disclosure: "I work here.", discloses: true, counts: true };

let queries: QueryClient;

/** The page is loaded, and this is who is signed in. */
function load(id: string) {
  queries = new QueryClient();
  queries.setQueryData(meQuery.queryKey, { id } as never);
}

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
  sessionStorage.clear();
  load("mia");
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

test("what was only looked at is not kept", () => {
  open("two");

  expect(Object.keys(sessionStorage)).toHaveLength(1);
});

test("it outlasts the page", () => {
  load("mia");

  expect(open("one").value).toBe("In my words.");
});

test("it does not outlast the session", async () => {
  await endSession(queries);

  load("mia");
  expect(open("one").value).toBe("");
  expect(sessionStorage).toHaveLength(0);
});

test("a tab that slept through the sign-out shows it to nobody else", () => {
  load("jonas");

  expect(open("one").value).toBe("");
});
