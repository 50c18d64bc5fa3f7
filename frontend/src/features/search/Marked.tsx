/** A text with what was looked for marked in it. */
import { Fragment } from "react";
import type { Part } from "./hits";
import styles from "./Search.module.css";

export function Marked({ parts }: { parts: readonly Part[] }) {
  let end = 0;
  return parts.map(({ text, is_match }) => {
    // Where a part begins is what it is known by.
    const start = end;
    end += text.length;
    return is_match ? (
      <mark key={start} className={styles.mark}>
        {text}
      </mark>
    ) : (
      <Fragment key={start}>{text}</Fragment>
    );
  });
}
