/** What one has put aside, to read or take up later. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useInfiniteQuery } from "@tanstack/react-query";
import { More } from "../../api/Pages";
import { Region } from "../../api/Region";
import { useWaiting } from "../../api/waiting";
import { useWhenListed } from "../../i18n/when";
import { Button, ButtonLink, IconButton } from "../../ui/Button";
import { Page } from "../../ui/Page";
import { Empty } from "../../ui/States";
import { ToEvent } from "./EventCard";
import { MetaLine } from "./MetaLine";
import { type SavedItem as Item, savedQuery } from "./queries";
import { byItem, type Reaction } from "./reactions";
import styles from "./Saved.module.css";
import { Act } from "./SuggestionCard";
import { ThingLink } from "./ThingLink";
import { useReact } from "./useReact";
import { WaitingCard } from "./WaitingCard";

export function Saved() {
  const { t } = useLingui();
  const saved = useInfiniteQuery(savedQuery);
  const waiting = byItem(useWaiting());
  return (
    <Page
      title={t({ message: "Saved", context: "place" })}
      lead={t`Put aside for later. Only you can see this.`}
    >
      <Region query={saved}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          const ids = new Set(items.map(({ id }) => id));
          const added = [...waiting.values()]
            .map(({ note }) => note.act)
            .filter(({ item, reaction }) => reaction === "saved" && !ids.has(item.id));
          if (items.length + added.length === 0) return <Nothing />;
          return (
            <>
              <ul className={styles.list}>
                {added.map((act) => (
                  <li key={act.item.id} className={styles.waiting}>
                    <WaitingCard act={act} />
                  </li>
                ))}
                {items.map((item) => {
                  const act = waiting.get(item.id)?.note.act;
                  return (
                    <li key={item.id} className={act && styles.waiting}>
                      {act ? <WaitingCard act={act} /> : <SavedItem item={item} />}
                    </li>
                  );
                })}
              </ul>
              <More query={saved} />
            </>
          );
        }}
      </Region>
    </Page>
  );
}

function SavedItem({ item }: { item: Item }) {
  const { t } = useLingui();
  const when = useWhenListed();
  const react = useReact();
  const act = (reaction: Reaction | "none") => react.mutate({ item, reaction, back: "saved" });
  return (
    <article className={styles.item} aria-labelledby={`title-${item.id}`}>
      <header className={styles.head}>
        <MetaLine item={item} />
        <IconButton icon="close" label={t`Remove “${item.title}”`} onClick={() => act("none")} />
      </header>
      <h2 id={`title-${item.id}`} className={styles.title} lang={item.language ?? undefined}>
        <ThingLink item={item} />
      </h2>
      {item.event && <p className={styles.when}>{when(item.event)}</p>}
      <div className={styles.actions}>
        {item.event ? <ToEvent item={item} event={item.event} /> : <Act item={item} />}
        <Button icon="check" aria-describedby={`title-${item.id}`} onClick={() => act("done")}>
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
      <Trans>With “Save” you keep something until you have time for it.</Trans>
    </Empty>
  );
}
