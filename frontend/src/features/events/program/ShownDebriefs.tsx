/** How it was, from those who were there and show it to the program team. */
import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import styles from "../Events.module.css";
import type { Opening } from "../queries";
import { debriefsQuery } from "./people";

export function ShownDebriefs({ opening }: { opening: Opening }) {
  const { data } = useQuery(debriefsQuery(opening.id));
  if (!data || data.items.length === 0) return null;
  return (
    <section>
      <h4 className={styles.legend}>
        <Trans>Looking back</Trans>
      </h4>
      <ul className={styles.lines}>
        {data.items.map(({ person, went, learned, audience_size }) => (
          <li key={person.id} className={styles.line}>
            <div className={styles.group}>
              <p className={styles.entry}>{person.display_name}</p>
              {went && <p className={styles.note}>{went}</p>}
              {learned && <p className={styles.note}>{learned}</p>}
              {audience_size !== null && (
                <p className={styles.detail}>
                  <Trans>About {audience_size} people were there</Trans>
                </p>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
