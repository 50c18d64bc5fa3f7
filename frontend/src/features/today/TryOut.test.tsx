/** Two topics are chosen, and none of them is ever let go by choosing another. */
import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { api } from "../../api/client";
import { type Topic, topicsQuery } from "../../api/queries";
import { TryOut } from "./TryOut";

const TOPICS = ["Heat", "Drives", "Grids"].map((name) => ({
  ...{ id: name, name, parent_id: null, is_archived: false },
}));
const topic = (name: string) => screen.getByRole("button", { name });

beforeEach(() => i18n.loadAndActivate({ locale: "en", messages: {} }));
afterEach(cleanup);

test("a third topic can be chosen once one of the two is let go", () => {
  vi.spyOn(api, "useMutation").mockReturnValue({ mutate: vi.fn(), reset: vi.fn() } as never);
  const queries = new QueryClient({
    defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } },
  });
  queries.setQueryData(topicsQuery.queryKey, TOPICS as unknown as Topic[]);
  render(
    <I18nProvider i18n={i18n}>
      <QueryClientProvider client={queries}>
        <TryOut />
      </QueryClientProvider>
    </I18nProvider>,
  );

  fireEvent.click(topic("Heat"));
  fireEvent.click(topic("Drives"));
  const whileFull = topic("Grids").hasAttribute("disabled");
  fireEvent.click(topic("Heat"));

  expect(whileFull).toBe(true);
  expect(topic("Grids").hasAttribute("disabled")).toBe(false);
  expect(topic("Drives").getAttribute("aria-pressed")).toBe("true");
});
