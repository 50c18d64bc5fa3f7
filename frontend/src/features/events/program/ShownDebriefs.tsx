/** How it was, from those who were there and show it to the program team. */
import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Region } from "../../../api/Region";
import { Lines } from "../../../ui/Skeleton";
import styles from "../Events.module.css";
import type { Opening } from "../queries";
import { Told } from "../Told";
import { debriefsQuery } from "./people";

export function ShownDebriefs({ opening }: { opening: Opening }) {
  const debriefs = useQuery(debriefsQuery(opening.id));
  return (
    <Region query={debriefs} skeleton={<Lines count={1} />}>
      {({ items }) =>
        items.length > 0 && (
          <section>
            <h4 className={styles.legend}>
              <Trans>Looking back</Trans>
            </h4>
            <ul className={styles.lines}>
              {items.map((debrief) => (
                <li key={debrief.person.id} className={styles.line}>
                  <div className={styles.group}>
                    <p className={styles.entry}>{debrief.person.display_name}</p>
                    <Told debrief={debrief} />
                  </div>
                </li>
              ))}
            </ul>
          </section>
        )
      }
    </Region>
  );
}
