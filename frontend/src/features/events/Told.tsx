/** What somebody noted after a part, the same for themselves and for whom they show it to. */
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import type { Schemas } from "../../api/client";
import { AGAIN } from "../../api/eventWords";
import styles from "./Events.module.css";

type Debrief = Pick<Schemas["DebriefRead"], "went" | "learned" | "audience_size" | "again">;

export function Told({ debrief: { went, learned, audience_size, again } }: { debrief: Debrief }) {
  const { i18n } = useLingui();
  const answer = again && i18n._(AGAIN[again]);
  return (
    <>
      {went && <p className={styles.note}>{went}</p>}
      {learned && <p className={styles.note}>{learned}</p>}
      {audience_size !== null && (
        <p className={styles.detail}>
          <Plural
            value={audience_size}
            one="About # person was there"
            other="About # people were there"
          />
        </p>
      )}
      {answer && (
        <p className={styles.detail}>
          <Trans>Would do it again: {answer}</Trans>
        </p>
      )}
    </>
  );
}
