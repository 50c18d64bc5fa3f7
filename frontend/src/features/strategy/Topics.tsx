/** The tree of topics for who looks after it: what each one has, its order, the archive. */
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { Topic } from "../../api/queries";
import { Region } from "../../api/Region";
import { ButtonLink } from "../../ui/Button";
import { Fold } from "../../ui/Fold";
import { Page } from "../../ui/Page";
import { Empty } from "../../ui/States";
import { Toggle } from "../../ui/Toggle";
import { inTreeOrder, type Placed } from "../../ui/tree";
import { allTopicsQuery } from "./queries";
import { OrderRow, TopicRow } from "./TopicRows";
import styles from "./Topics.module.css";

export function Topics() {
  const { t } = useLingui();
  const topics = useQuery(allTopicsQuery);
  return (
    <Page
      wide
      title={t`Topics`}
      lead={
        <Trans>
          What the organization talks about. Suggestions are sorted by it, and{" "}
          <Link to="/frame">everybody can read it</Link>.
        </Trans>
      }
      actions={topics.data?.length !== 0 && <NewTopicLink />}
    >
      <Region query={topics}>{(all) => <Tree topics={all} />}</Region>
    </Page>
  );
}

function NewTopicLink() {
  return (
    <ButtonLink to="/program/topics/new" icon="plus" variant="primary">
      <Trans>New topic</Trans>
    </ButtonLink>
  );
}

function Tree({ topics }: { topics: readonly Topic[] }) {
  const { t } = useLingui();
  const [isOrdering, setOrdering] = useState(false);
  const placed = inTreeOrder(topics.filter((topic) => !topic.is_archived));
  const archived = topics.filter((topic) => topic.is_archived);
  return (
    <>
      {placed.length === 0 ? (
        <Empty
          icon="tree"
          title={<Trans>There are no topics yet.</Trans>}
          action={<NewTopicLink />}
        >
          <Trans>Begin with three that your colleagues would recognize.</Trans>
        </Empty>
      ) : (
        <section className={styles.block}>
          {placed.length > 1 && (
            <div className={styles.tools}>
              <p className={styles.total}>
                <Plural value={placed.length} one="# topic" other="# topics" />
              </p>
              <Toggle isOn={isOrdering} icon="order" onChange={setOrdering}>
                {isOrdering ? <Trans>Done ordering</Trans> : <Trans>Change the order</Trans>}
              </Toggle>
            </div>
          )}
          <ul className={styles.tree} aria-label={t`Topics`}>
            {placed.map((one) => (
              <li key={one.item.id} className={styles.node} data-depth={Math.min(one.depth, 4)}>
                {isOrdering ? (
                  <OrderRow topic={one.item} siblings={siblingsOf(one.item, placed)} />
                ) : (
                  <TopicRow topic={one.item} />
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {archived.length > 0 && (
        <Fold summary={<Trans>Archived ({archived.length})</Trans>}>
          <ul className={styles.tree}>
            {archived.map((topic) => (
              <li key={topic.id} className={styles.node} data-depth={1}>
                <TopicRow topic={topic} />
              </li>
            ))}
          </ul>
        </Fold>
      )}
    </>
  );
}

/** The ids beside a topic, itself included, in their order. */
function siblingsOf(topic: Topic, placed: readonly Placed<Topic>[]): string[] {
  return placed.filter(({ item }) => item.parent_id === topic.parent_id).map(({ item }) => item.id);
}
