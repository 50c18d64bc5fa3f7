/** What comes in pages: one list of all that is here so far, and the way to more. */
import { Trans } from "@lingui/react/macro";
import type { ComponentProps, ReactNode } from "react";
import { useProblemText } from "../i18n/problems";
import { Button } from "../ui/Button";
import { FieldError } from "../ui/Field";
import { useRemoved } from "../ui/removals";
import { Region } from "./Region";

export interface Growing {
  error: unknown;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  isFetchNextPageError: boolean;
  fetchNextPage: () => unknown;
}

type Query<Item> = Growing & ComponentProps<typeof Region<{ pages: { items: Item[] }[] }>>["query"];

interface Props<Item> {
  query: Query<Item>;
  className: string | undefined;
  /** Stands there instead while the list is empty. */
  nothing: ReactNode;
  children: (item: Item) => ReactNode;
}

export function Pages<Item extends { id: string }>(props: Props<Item>) {
  const { query, className, nothing, children } = props;
  const removed = useRemoved();
  return (
    <Region query={query}>
      {({ pages }) => {
        const items = pages.flatMap((page) => page.items).filter(({ id }) => !removed.has(id));
        if (items.length === 0) return nothing;
        return (
          <>
            <ul className={className}>
              {items.map((item) => (
                <li key={item.id}>{children(item)}</li>
              ))}
            </ul>
            <More query={query} />
          </>
        );
      }}
    </Region>
  );
}

export function More({ query, children }: { query: Growing; children?: ReactNode }) {
  const problemText = useProblemText();
  if (!query.hasNextPage) return null;
  return (
    <>
      {query.isFetchNextPageError && (
        <div role="alert">
          <FieldError>{problemText(query.error)}</FieldError>
        </div>
      )}
      <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
        {children ?? <Trans>Show more</Trans>}
      </Button>
    </>
  );
}
