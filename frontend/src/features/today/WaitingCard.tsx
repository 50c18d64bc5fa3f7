/** Something that was reacted to without a connection: what was done, and that it is not sent yet. */
import { Trans } from "@lingui/react/macro";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/icons";
import { MetaLine } from "./MetaLine";
import type { Act } from "./reactions";
import { ThingLink } from "./ThingLink";
import { useUndo, useWaitingWords } from "./useReact";
import styles from "./WaitingCard.module.css";

export function WaitingCard({ act }: { act: Act }) {
  const { item, reaction } = act;
  const words = useWaitingWords();
  const undo = useUndo();
  return (
    <article className={styles.card} aria-labelledby={`title-${item.id}`}>
      <MetaLine item={item} />
      <h2 id={`title-${item.id}`} className={styles.title} lang={item.language ?? undefined}>
        <ThingLink item={item} />
      </h2>
      <div className={styles.state}>
        <p>
          <Icon name="clock" size={20} />
          {words[reaction]}
        </p>
        <Button
          size="small"
          icon="undo"
          busy={undo.isPending}
          aria-describedby={`title-${item.id}`}
          onClick={() => undo.mutate(act)}
        >
          <Trans>Undo</Trans>
        </Button>
      </div>
    </article>
  );
}
