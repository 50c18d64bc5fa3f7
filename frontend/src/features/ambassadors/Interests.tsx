/** Topics I follow or want nothing of: the organization's tree with two switches each. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { type Topic, topicsQuery } from "../../api/queries";
import { Region } from "../../api/Region";
import { Page } from "../../ui/Page";
import { Row, Rows } from "../../ui/Rows";
import { Empty } from "../../ui/States";
import { Toggle } from "../../ui/Toggle";
import { inTreeOrder } from "../../ui/tree";
import styles from "./Interests.module.css";
import { type Attitude, interestsQuery, useSetInterest } from "./queries";

export function Interests() {
  const { t } = useLingui();
  const topics = useQuery(topicsQuery);
  const interests = useQuery(interestsQuery);
  return (
    <Page
      title={t`Topics`}
      back={{ to: "/me", label: t`Me` }}
      lead={t`Follow what moves you; mute what you do not want to see. Only you can see this.`}
    >
      <Region query={topics}>
        {(all) => (
          <Region query={interests}>
            {(mine) =>
              all.length === 0 ? (
                <Empty icon="tree" title={<Trans>There are no topics yet.</Trans>} />
              ) : (
                <Rows label={t`Topics`}>
                  {inTreeOrder(all).map(({ item, depth }) => (
                    <Row key={item.id}>
                      <InterestRow
                        topic={item}
                        depth={depth}
                        attitude={mine.find(({ topic }) => topic.id === item.id)?.attitude ?? null}
                      />
                    </Row>
                  ))}
                </Rows>
              )
            }
          </Region>
        )}
      </Region>
    </Page>
  );
}

interface RowProps {
  topic: Topic;
  depth: number;
  attitude: Attitude | null;
}

function InterestRow({ topic, depth, attitude }: RowProps) {
  const { t } = useLingui();
  const set = useSetInterest();
  const shown = set.isPending ? set.variables.attitude : attitude;
  const choose = (one: Attitude) => (isOn: boolean) =>
    set.mutate({ id: topic.id, attitude: isOn ? one : null });
  return (
    <div className={styles.row} data-depth={Math.min(depth, 3)}>
      <span className={styles.name}>{topic.name}</span>
      <span className={styles.toggles}>
        <Toggle
          isOn={shown === "follows"}
          label={t`Follow: ${topic.name}`}
          onChange={choose("follows")}
        >
          <Trans>Follow</Trans>
        </Toggle>
        <Toggle isOn={shown === "mutes"} label={t`Mute: ${topic.name}`} onChange={choose("mutes")}>
          <Trans>Mute</Trans>
        </Toggle>
      </span>
    </div>
  );
}
