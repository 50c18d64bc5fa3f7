/** What the organization wants to reach and what it talks about: a page to read, for everybody. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { goalsQuery, may, meQuery, topicsQuery } from "../../api/queries";
import { Region } from "../../api/Region";
import { ButtonLink } from "../../ui/Button";
import { Page, Section } from "../../ui/Page";
import { Empty } from "../../ui/States";
import styles from "./Frame.module.css";
import { FrameGoal } from "./FrameGoal";
import { FrameTopics } from "./FrameTopics";

export function Frame() {
  const { t } = useLingui();
  const { data: me } = useQuery(meQuery);
  const organization = me?.organization.name ?? "";
  const mayWrite = me && may(me, "topics:write");
  return (
    <Page
      title={t`What we talk about and why`}
      lead={t`What ${organization} wants to reach, and what you could add if you like.`}
    >
      <Goals mayWrite={mayWrite ?? false} />
      <div className={styles.second}>
        <Topics mayWrite={mayWrite ?? false} />
      </div>
    </Page>
  );
}

interface PartProps {
  mayWrite: boolean;
}

function Goals({ mayWrite }: PartProps) {
  const goals = useQuery(goalsQuery);
  return (
    <Section
      title={<Trans>What we want to reach</Trans>}
      action={
        mayWrite && (
          <ButtonLink to="/program/goals" variant="quiet" size="small" icon="pen">
            <Trans>Edit goals</Trans>
          </ButtonLink>
        )
      }
    >
      <Region query={goals}>
        {(all) =>
          all.length === 0 ? (
            <Empty icon="target" title={<Trans>There is no goal at the moment.</Trans>} />
          ) : (
            <ul className={styles.goals}>
              {all
                .toSorted((one, other) => other.priority - one.priority)
                .map((goal) => (
                  <li key={goal.id}>
                    <FrameGoal goal={goal} />
                  </li>
                ))}
            </ul>
          )
        }
      </Region>
    </Section>
  );
}

function Topics({ mayWrite }: PartProps) {
  const topics = useQuery(topicsQuery);
  return (
    <Section
      title={<Trans>What we talk about</Trans>}
      action={
        mayWrite && (
          <ButtonLink to="/program/topics" variant="quiet" size="small" icon="pen">
            <Trans>Edit topics</Trans>
          </ButtonLink>
        )
      }
    >
      <Region query={topics}>
        {(all) =>
          all.length === 0 ? (
            <Empty icon="tree" title={<Trans>There are no topics yet.</Trans>} />
          ) : (
            <FrameTopics topics={all} />
          )
        }
      </Region>
    </Section>
  );
}
