/** The ✕ of a card: hide it, with a reason if one likes, or say that it is done. */
import { Trans, useLingui } from "@lingui/react/macro";
import { IconButton } from "../../ui/Button";
import { Popover, PopoverItem, PopoverTitle } from "../../ui/Popover";
import styles from "./Dismiss.module.css";
import type { DismissReason } from "./reactions";

interface Props {
  title: string;
  onDismiss: (reason?: DismissReason) => void;
  onDone: () => void;
}

export function Dismiss({ title, onDismiss, onDone }: Props) {
  const { t } = useLingui();
  const reasons: [DismissReason, string][] = [
    ["not_my_topic", t`Not my topic`],
    ["not_my_skill", t`I do not know enough about it`],
    ["known", t`I know it already`],
    ["not_now", t`Not now`],
  ];
  return (
    <Popover
      label={t`Not for me: ${title}`}
      trigger={(wired) => <IconButton {...wired} icon="close" label={t`Not for me: ${title}`} />}
    >
      {(close) => {
        const pick = (action: () => void) => () => {
          close();
          action();
        };
        return (
          <>
            <PopoverItem onSelect={pick(() => onDismiss())}>
              <Trans>Not for me</Trans>
            </PopoverItem>
            <PopoverTitle>
              <Trans>If you like, say why. Only you can see this.</Trans>
            </PopoverTitle>
            {reasons.map(([reason, label]) => (
              <PopoverItem key={reason} onSelect={pick(() => onDismiss(reason))}>
                {label}
              </PopoverItem>
            ))}
            <hr className={styles.rule} />
            <PopoverItem onSelect={pick(onDone)}>
              <Trans>Done already</Trans>
            </PopoverItem>
          </>
        );
      }}
    </Popover>
  );
}
