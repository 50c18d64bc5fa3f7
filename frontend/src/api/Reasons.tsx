/** Why something is here, in words: one calm block, and behind it the way to correct it on the spot. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Icon } from "../ui/icons";
import { Popover, PopoverItem, PopoverTitle } from "../ui/Popover";
import { type Reason, useCorrect } from "./corrections";
import styles from "./Reasons.module.css";
import { emphasized, named } from "./reasonWords";

export function Reasons({ reasons }: { reasons: readonly Reason[] }) {
  const { t } = useLingui();
  if (reasons.length === 0) return null;
  const wrong = reasons.filter(({ correctable }) => correctable);
  if (wrong.length === 0) {
    return (
      <div className={styles.reasons}>
        <Lines reasons={reasons} />
      </div>
    );
  }
  return (
    <Popover
      label={t`Is that not right?`}
      trigger={(wired) => (
        <button type="button" {...wired} className={styles.reasons}>
          <span className="visually-hidden">{t`Why it fits`}: </span>
          <Lines reasons={reasons} />
          <Icon name="down" size={16} />
        </button>
      )}
    >
      {(close) => <Corrections reasons={wrong} onDone={close} />}
    </Popover>
  );
}

/** The strongest reason first and plainly, the others beneath it. */
function Lines({ reasons: [first, ...others] }: { reasons: readonly Reason[] }) {
  return (
    <span className={styles.lines}>
      {first && (
        <span className={styles.first}>
          <Words reason={first} />
        </span>
      )}
      {others.map((reason) => (
        <span key={reason.text} className={styles.other}>
          {reason.text}
        </span>
      ))}
    </span>
  );
}

/** The sentence with the names in it set off. */
function Words({ reason }: { reason: Reason }) {
  const names = [reason.skill?.label, reason.topic?.name].filter((name) => name !== undefined);
  return emphasized(reason.text, names).map(({ text, isName, at }) =>
    isName ? <strong key={at}>{text}</strong> : text,
  );
}

function Corrections({ reasons, onDone }: { reasons: readonly Reason[]; onDone: () => void }) {
  const correct = useCorrect();
  const { skills, topics } = named(reasons);
  return (
    <>
      <PopoverTitle>
        <Trans>Is that not right?</Trans>
      </PopoverTitle>
      {skills.map(({ id, label }) => (
        <PopoverItem
          key={id}
          hint={<Trans>Takes “{label}” out of your skills.</Trans>}
          onSelect={() => {
            onDone();
            correct.mutate({ kind: "skill", skill_id: id, means: "not_mine" });
          }}
        >
          <Trans>I do not know this</Trans>
        </PopoverItem>
      ))}
      {topics.map(({ id, name }) => (
        <PopoverItem
          key={id}
          hint={<Trans>Nothing more about “{name}”.</Trans>}
          onSelect={() => {
            onDone();
            correct.mutate({ kind: "topic", topic_id: id, means: "not_interested" });
          }}
        >
          <Trans>This does not interest me</Trans>
        </PopoverItem>
      ))}
    </>
  );
}
