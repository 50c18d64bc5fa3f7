/** One suggestion on the day's page: what it is, why it is here, and what one can do with it. */
import { useLingui } from "@lingui/react/macro";
import { Reasons } from "../../api/Reasons";
import { Button, ButtonLink } from "../../ui/Button";
import { Dismiss } from "./Dismiss";
import { MetaLine } from "./MetaLine";
import type { TodayItem } from "./queries";
import type { Reaction } from "./reactions";
import { ShareLink } from "./ShareLink";
import styles from "./SuggestionCard.module.css";
import { ThingLink } from "./ThingLink";
import { useReact } from "./useReact";

interface Props {
  item: Omit<TodayItem, "position">;
}

export function SuggestionCard({ item }: Props) {
  const { t } = useLingui();
  const react = useReact();
  const act = (reaction: Reaction) => react.mutate({ item, reaction, back: "none" });
  return (
    <article className={styles.card} aria-labelledby={`title-${item.id}`}>
      <header className={styles.header}>
        <MetaLine item={item} />
        <Dismiss
          title={item.title}
          onDismiss={(reason) =>
            react.mutate({ item, reaction: "dismissed", reason, back: "none" })
          }
          onDone={() => act("done")}
        />
      </header>
      <div className={styles.body}>
        <div className={styles.texts} lang={item.language ?? undefined}>
          <h2 id={`title-${item.id}`} className={styles.title}>
            <ThingLink item={item} className={styles.titleLink} />
          </h2>
          {item.summary && <p className={styles.summary}>{item.summary}</p>}
        </div>
        {item.image_url && (
          <img className={styles.picture} src={item.image_url} alt="" loading="lazy" />
        )}
      </div>
      <Reasons reasons={item.reasons} />
      <div className={styles.actions}>
        <Act item={item} />
        <Button icon="bookmark" onClick={() => act("saved")} aria-describedby={`title-${item.id}`}>
          {t({ message: "Save", context: "for later" })}
        </Button>
      </div>
    </article>
  );
}

/** To pass something on, or to see it in full first: to discuss or to write one needs what the detail says. */
export function Act({ item }: Props) {
  const { t } = useLingui();
  if (item.suggestion_kind === "share") return <ShareLink id={item.id} />;
  return (
    <ButtonLink
      to="/today/$id"
      params={{ id: item.id }}
      variant="primary"
      aria-describedby={`title-${item.id}`}
    >
      {t({ message: "View", context: "in full" })}
    </ButtonLink>
  );
}
