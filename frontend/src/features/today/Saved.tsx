/** What one has put aside, to read or take up later. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Schemas } from "../../api/client";
import { Region } from "../../api/Region";
import { Button, ButtonLink, IconButton } from "../../ui/Button";
import { Page } from "../../ui/Page";
import { Empty } from "../../ui/States";
import { MetaLine } from "./MetaLine";
import styles from "./Saved.module.css";
import { Read } from "./SuggestionCard";
import { savedQuery, useFinish, useUnsave } from "./savedQueries";

type Item = Schemas["SavedItem"];

export function Saved() {
  const { t } = useLingui();
  const saved = useInfiniteQuery(savedQuery);
  return (
    <Page title={t`Saved`} lead={t`Put aside for later. Only you can see this.`}>
      <Region query={saved}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          if (items.length === 0) return <Nothing />;
          return (
            <>
              <ul className={styles.list}>
                {items.map((item) => (
                  <li key={item.id}>
                    <SavedItem item={item} />
                  </li>
                ))}
              </ul>
              {saved.hasNextPage && (
                <Button busy={saved.isFetchingNextPage} onClick={() => void saved.fetchNextPage()}>
                  <Trans>Show more</Trans>
                </Button>
              )}
            </>
          );
        }}
      </Region>
    </Page>
  );
}

function SavedItem({ item }: { item: Item }) {
  const { t } = useLingui();
  const unsave = useUnsave();
  const done = useFinish();
  return (
    <article className={styles.item} aria-labelledby={`title-${item.id}`}>
      <header className={styles.head}>
        <MetaLine item={item} />
        <IconButton
          icon="close"
          label={t`Remove «${item.title}»`}
          onClick={() => unsave.mutate(item)}
        />
      </header>
      <h2 id={`title-${item.id}`} className={styles.title} lang={item.language ?? undefined}>
        <Link to="/today/$id" params={{ id: item.id }}>
          {item.title}
        </Link>
      </h2>
      <div className={styles.actions}>
        <Read item={item} />
        <Button icon="check" onClick={() => done.mutate(item)}>
          <Trans>Done</Trans>
        </Button>
      </div>
    </article>
  );
}

function Nothing() {
  return (
    <Empty
      icon="bookmark"
      title={<Trans>Nothing saved yet.</Trans>}
      action={
        <ButtonLink to="/today" icon="sun">
          <Trans>To Today</Trans>
        </ButtonLink>
      }
    >
      <Trans>With «Save» you keep something until you have time for it.</Trans>
    </Empty>
  );
}
