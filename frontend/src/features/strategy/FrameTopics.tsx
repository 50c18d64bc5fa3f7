/** The topics to read: each at the top open, those below it to unfold. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useLocation } from "@tanstack/react-router";
import { useEffect } from "react";
import type { Topic } from "../../api/queries";
import { useFormats } from "../../i18n/formats";
import { inLanguage, spoken } from "../../i18n/languages";
import { ButtonLink } from "../../ui/Button";
import { CompanyView } from "../../ui/CompanyView";
import { Fold } from "../../ui/Fold";
import { Tag, TagList } from "../../ui/Tag";
import { inTreeOrder } from "../../ui/tree";
import styles from "./Frame.module.css";

export function FrameTopics({ topics }: { topics: readonly Topic[] }) {
  const { t } = useLingui();
  useTopicInAddress();
  const tops = inTreeOrder(topics)
    .filter(({ depth }) => depth === 0)
    .map(({ item }) => item);
  return (
    <>
      {tops.length > 2 && (
        <nav aria-label={t`Topics`}>
          <TagList>
            {tops.map(({ id, name }) => (
              <li key={id}>
                <a href={`#topic-${id}`} className={styles.jump}>
                  {name}
                </a>
              </li>
            ))}
          </TagList>
        </nav>
      )}
      {tops.map((topic) => (
        <article key={topic.id} id={`topic-${topic.id}`} className={styles.topic}>
          <h3 className={styles.topicName}>{topic.name}</h3>
          <TopicBody topic={topic} heading="h4" />
          <Below topics={topics} parent={topic.id} />
        </article>
      ))}
    </>
  );
}

/** Who comes for one topic sees it at once, also where it is folded away. */
function useTopicInAddress() {
  const hash = useLocation({ select: (location) => location.hash });
  useEffect(() => {
    const topic = hash ? document.getElementById(hash) : null;
    let fold = topic?.closest("details");
    while (fold) {
      fold.open = true;
      fold = fold.parentElement?.closest("details");
    }
    topic?.scrollIntoView();
  }, [hash]);
}

function Below({ topics, parent }: { topics: readonly Topic[]; parent: string }) {
  const below = inTreeOrder(topics.filter(({ parent_id }) => parent_id === parent));
  if (below.length === 0) return null;
  return (
    <ul className={styles.below}>
      {below.map(({ item }) => (
        <li key={item.id}>
          <Fold id={`topic-${item.id}`} summary={<h4 className={styles.foldName}>{item.name}</h4>}>
            <TopicBody topic={item} heading="h5" />
            <Below topics={topics} parent={item.id} />
          </Fold>
        </li>
      ))}
    </ul>
  );
}

function TopicBody({ topic, heading }: { topic: Topic; heading: "h4" | "h5" }) {
  const { t } = useLingui();
  const { date } = useFormats();
  const { id, name } = topic;
  const language = spoken();
  const stance = inLanguage(topic.stance, language);
  const avoid = inLanguage(topic.avoid, language);
  const facts = topic.facts.map((fact) => ({
    ...fact,
    text: inLanguage(fact.text, language),
    date: fact.date && date(fact.date),
  }));
  const Heading = heading;
  return (
    <div className={styles.body}>
      <CompanyView stance={stance} facts={facts} avoid={avoid} heading={heading} />
      {topic.skills.length > 0 && (
        <div>
          <Heading className={styles.label}>
            <Trans>Skills that fit</Trans>
          </Heading>
          <TagList>
            {topic.skills.map(({ id, label }) => (
              <li key={id}>
                <Tag>{label}</Tag>
              </li>
            ))}
          </TagList>
        </div>
      )}
      <div>
        <ButtonLink
          to="/ambassadors"
          search={{ topic: id }}
          variant="quiet"
          size="small"
          icon="search"
          aria-label={t`Who knows about it? ${name}`}
        >
          <Trans>Who knows about it?</Trans>
        </ButtonLink>
      </div>
    </div>
  );
}
