import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { checkQuery, type Suggestion } from "./queries";
import { Write } from "./Write";

const SUGGESTION = { id: "1", url: null, wordings: [] as unknown } as Suggestion;
const SILENT = /does not say where you work/;

function write(words: string, has_disclosure: boolean) {
  const queries = new QueryClient();
  queries.setQueryData(checkQuery("1", words).queryKey, {
    same_as_colleagues: false,
    same_as_wording: false,
    has_disclosure,
    disclosure: "I work at Home.",
    lengths: [],
  });
  const draft = { words, disclosure: "I work at Home.", discloses: false, counts: false };
  render(
    <I18nProvider i18n={i18n}>
      <QueryClientProvider client={queries}>
        <Write
          suggestion={SUGGESTION}
          draft={draft}
          text={words}
          begun={null}
          onChange={vi.fn()}
          onNext={vi.fn()}
        />
      </QueryClientProvider>
    </I18nProvider>,
  );
}

beforeEach(() => i18n.loadAndActivate({ locale: "en", messages: {} }));
afterEach(cleanup);

test("a text that says nowhere where its author works is told so", () => {
  write("We have such a pump in the cellar.", false);

  expect(screen.queryByText(SILENT)).not.toBeNull();
});

test("whoever says so in their own words hears nothing", () => {
  write("At Home we have such a pump in the cellar.", true);

  expect(screen.queryByText(SILENT)).toBeNull();
});

test("nobody is reminded before anything is written", () => {
  write("", false);

  expect(screen.queryByText(SILENT)).toBeNull();
});
