/** Answering thanks without words: those already made, and all there are behind one button. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "../../ui/Button";
import { Popover, PopoverItem, PopoverTitle } from "../../ui/Popover";
import { Toggle } from "../../ui/Toggle";
import styles from "./Kudos.module.css";
import { type Gesture, type Kudos, useGesture } from "./queries";
import { GESTURES, useGestureWords } from "./words";

export function Gestures({ kudos }: { kudos: Kudos }) {
  const { t } = useLingui();
  const words = useGestureWords();
  const change = useGesture();
  const made = new Map(kudos.reactions.map((one) => [one.gesture, one]));
  const left = GESTURES.filter((gesture) => !made.has(gesture));
  const set = (gesture: Gesture, isOn: boolean) => change.mutate({ id: kudos.id, gesture, isOn });
  return (
    <div className={styles.gestures}>
      {GESTURES.filter((gesture) => made.has(gesture)).map((gesture) => (
        <Toggle
          key={gesture}
          isOn={made.get(gesture)?.is_mine ?? false}
          onChange={(isOn) => set(gesture, isOn)}
        >
          {words[gesture]} <span className={styles.count}>{made.get(gesture)?.count}</span>
        </Toggle>
      ))}
      {left.length > 0 && (
        <Popover
          label={t`Answer with a gesture`}
          trigger={(wired) => (
            <Button {...wired} variant="quiet" size="small" icon="plus">
              <Trans>Gesture</Trans>
            </Button>
          )}
        >
          {(close) => (
            <>
              <PopoverTitle>
                <Trans>Answer with a gesture</Trans>
              </PopoverTitle>
              {left.map((gesture) => (
                <PopoverItem
                  key={gesture}
                  onSelect={() => {
                    close();
                    set(gesture, true);
                  }}
                >
                  {words[gesture]}
                </PopoverItem>
              ))}
            </>
          )}
        </Popover>
      )}
    </div>
  );
}
