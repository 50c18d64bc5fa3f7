/** One topic in the tree: with what it has, or with its place to change. */
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { Topic } from "../../api/queries";
import { IconButton } from "../../ui/Button";
import { Icon } from "../../ui/icons";
import styles from "./Topics.module.css";
import { languagesOf } from "./texts";
import { useReorder } from "./topicChanges";

export function TopicRow({ topic }: { topic: Topic }) {
  return (
    <Link to="/program/topics/$id" params={{ id: topic.id }} className={styles.row}>
      <span className={styles.text}>
        <span className={styles.name}>{topic.name}</span>
        <Contents topic={topic} />
      </span>
      <span className={styles.codes}>{[...languagesOf(topic.names)].join(" · ")}</span>
      <Icon name="next" size={20} />
    </Link>
  );
}

function Contents({ topic: { stance, facts, skills } }: { topic: Topic }) {
  return (
    <span className={styles.contents}>
      {languagesOf(stance).size === 0 && (
        <>
          <Trans>No stance yet</Trans>
          {" · "}
        </>
      )}
      <Plural value={facts.length} _0="no facts" one="# fact" other="# facts" />
      {" · "}
      <Plural value={skills.length} _0="no skills" one="# skill" other="# skills" />
    </span>
  );
}

interface OrderProps {
  topic: Topic;
  siblings: readonly string[];
}

export function OrderRow({ topic, siblings }: OrderProps) {
  const { t } = useLingui();
  const reorder = useReorder();
  const place = siblings.indexOf(topic.id);

  function move(by: -1 | 1) {
    reorder(siblings.toSpliced(place, 1).toSpliced(place + by, 0, topic.id));
  }

  return (
    <div className={styles.row}>
      <span className={styles.name}>{topic.name}</span>
      <span className={styles.moves}>
        <IconButton
          icon="up"
          label={t`Move ${topic.name} up`}
          disabled={place === 0}
          onClick={() => move(-1)}
        />
        <IconButton
          icon="down"
          label={t`Move ${topic.name} down`}
          disabled={place === siblings.length - 1}
          onClick={() => move(1)}
        />
      </span>
    </div>
  );
}
