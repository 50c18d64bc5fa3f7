/** The try-out: topics in, three real suggestions with their reasons out; nothing of it is kept. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api, type Schemas } from "../../api/client";
import { type Topic, topicsQuery } from "../../api/queries";
import { Reasons } from "../../api/Reasons";
import { Failure, Region } from "../../api/Region";
import { Cards, Skeleton } from "../../ui/Skeleton";
import { Empty } from "../../ui/States";
import { Toggle } from "../../ui/Toggle";
import { inTreeOrder } from "../../ui/tree";
import { MetaLine } from "./MetaLine";
import styles from "./TryOut.module.css";

type Card = Schemas["TryOutRead"]["items"][number];

/** How many topics it takes to see something. */
const CHOSEN = 2;

export function TryOut() {
  const topics = useQuery(topicsQuery);
  return (
    <Region query={topics}>
      {(all) => {
        const open = all.filter(({ is_archived }) => !is_archived);
        return open.length < CHOSEN ? (
          <Empty icon="tree" title={<Trans>There are no topics yet.</Trans>}>
            <Trans>The program is still being set up.</Trans>
          </Empty>
        ) : (
          <Trying topics={open} />
        );
      }}
    </Region>
  );
}

function Trying({ topics }: { topics: readonly Topic[] }) {
  const { t } = useLingui();
  const [chosen, setChosen] = useState<string[]>([]);
  const trial = api.useMutation("post", "/api/v1/try-out");
  const isFull = chosen.length === CHOSEN;

  function choose(id: string, isOn: boolean) {
    const next = isOn ? [...chosen, id] : chosen.filter((one) => one !== id);
    setChosen(next);
    if (next.length === CHOSEN) trial.mutate({ body: { topic_ids: next } });
    else trial.reset();
  }

  return (
    <div className={styles.trial}>
      <fieldset className={styles.topics}>
        <legend className="visually-hidden">{t`Two topics`}</legend>
        {inTreeOrder(topics).map(({ item: { id, name } }) => (
          <Toggle
            key={id}
            isOn={chosen.includes(id)}
            disabled={isFull && !chosen.includes(id)}
            onChange={(isOn) => choose(id, isOn)}
          >
            {name}
          </Toggle>
        ))}
      </fieldset>
      <p role="status" className={styles.full}>
        {isFull ? (
          <Trans>Two at most. Let one go to choose another.</Trans>
        ) : (
          <Trans>Two at most.</Trans>
        )}
      </p>
      {trial.isPending && (
        <Skeleton label={t`Loading`}>
          <Cards />
        </Skeleton>
      )}
      {trial.error && (
        <Failure
          error={trial.error}
          onRetry={() => trial.mutate({ body: { topic_ids: chosen } })}
        />
      )}
      <div aria-live="polite">{trial.data && <Found cards={trial.data.items} />}</div>
    </div>
  );
}

/** Nothing is stored: who tries it out follows no topic yet. */
function Chosen({ reasons }: Pick<Card, "reasons">) {
  const { t } = useLingui();
  const said = reasons.map((reason) => {
    const topic = reason.kind === "interest" && reason.topic?.name;
    const text = topic ? t`You chose the topic ${topic}` : reason.text;
    return { ...reason, text, correctable: false };
  });
  return <Reasons reasons={said} />;
}

/** With many topics on a phone, what was found lies below the edge. */
function bringIntoView(list: HTMLElement | null) {
  const isBelow = list && list.getBoundingClientRect().top > window.innerHeight / 2;
  if (isBelow) list.scrollIntoView({ block: "start" });
}

function Found({ cards }: { cards: readonly Card[] }) {
  const { t } = useLingui();
  if (cards.length === 0) {
    return <Empty icon="spark" title={<Trans>Nothing on these topics at the moment.</Trans>} />;
  }
  return (
    <ol ref={bringIntoView} className={styles.cards} aria-label={t`What you would get today`}>
      {cards.map((card) => (
        <li key={card.id} className={styles.card}>
          <MetaLine item={card} />
          <h3 className={styles.title} lang={card.language ?? undefined}>
            {card.title}
          </h3>
          <Chosen reasons={card.reasons} />
        </li>
      ))}
    </ol>
  );
}
