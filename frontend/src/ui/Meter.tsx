/** How far a value has come from its start to its target, as a bar; the words beside it say the same. */
import styles from "./Meter.module.css";

interface Props {
  label: string;
  /** Between 0 and 1; more than the target still fills the bar only once. */
  share: number;
  /** The same in words, for who does not see the bar. */
  words: string;
}

export function Meter({ label, share, words }: Props) {
  const percent = Math.round(Math.min(1, Math.max(0, share)) * 100);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a native meter looks different in every browser.
    <div
      className={styles.track}
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      aria-valuetext={words}
    >
      <div className={styles.fill} style={{ inlineSize: `${percent}%` }} />
    </div>
  );
}
