import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Pages } from "./Pages";

const fetchNextPage = vi.fn();

function show(ids: string[], more: { hasNextPage?: boolean; isFetchNextPageError?: boolean } = {}) {
  const query = {
    data: { pages: ids.map((id) => ({ items: [{ id }] })) },
    error: more.isFetchNextPageError ? new Error() : null,
    isPending: false,
    isFetchingNextPage: false,
    hasNextPage: false,
    isFetchNextPageError: false,
    refetch: vi.fn(),
    fetchNextPage,
    ...more,
  };
  render(
    <I18nProvider i18n={i18n}>
      <Pages query={query} className="list" nothing={<p>Nothing</p>}>
        {({ id }) => id}
      </Pages>
    </I18nProvider>,
  );
}

beforeEach(() => {
  i18n.loadAndActivate({ locale: "en", messages: {} });
  fetchNextPage.mockClear();
});
afterEach(cleanup);

test("all pages are one list, without a way to more where there is none", () => {
  show(["a", "b"]);

  expect(screen.getAllByRole("listitem").map(({ textContent }) => textContent)).toEqual(["a", "b"]);
  expect(screen.queryByRole("button")).toBeNull();
});

test("an empty list says what it is for", () => {
  show([]);

  expect(screen.queryByText("Nothing")).not.toBeNull();
});

test("what did not come is said, and can be asked for again", () => {
  show(["a"], { hasNextPage: true, isFetchNextPageError: true });
  expect(screen.queryByRole("alert")).not.toBeNull();

  fireEvent.click(screen.getByRole("button", { name: "Show more" }));

  expect(fetchNextPage).toHaveBeenCalledTimes(1);
});
