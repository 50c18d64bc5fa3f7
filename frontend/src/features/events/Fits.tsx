/** What fits me, the best first, each with why. */
import { Plural, Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { ProfileLinks } from "../../api/ProfileLinks";
import { Region } from "../../api/Region";
import { ButtonLink } from "../../ui/Button";
import { Empty } from "../../ui/States";
import { EventCard } from "./EventCard";
import styles from "./Events.module.css";
import { fittingQuery } from "./queries";
import { filterCount, type Search } from "./search";

export function Fits({ search }: { search: Search }) {
  const fitting = useQuery(fittingQuery(search));
  return (
    <Region query={fitting}>
      {(items) =>
        items.length === 0 ? (
          <Nothing search={search} />
        ) : (
          <div className={styles.list}>
            <p role="status" className={styles.detail}>
              <Plural
                value={items.length}
                one="One event that fits you."
                other="# events that fit you, the best first."
              />
            </p>
            <ul className={styles.cards}>
              {items.map(({ event, reasons }) => (
                <li key={event.id}>
                  <EventCard event={event} heading="h2" reasons={reasons} />
                </li>
              ))}
            </ul>
          </div>
        )
      }
    </Region>
  );
}

function Nothing({ search }: { search: Search }) {
  const isNarrowed = filterCount(search) > 0 || search.format || search.wanted;
  return (
    <Empty
      icon="spark"
      title={<Trans>Nothing fits at the moment.</Trans>}
      action={
        isNarrowed ? (
          <ButtonLink to="/opportunities" search={{ fits: true }}>
            <Trans>Show all that fits me</Trans>
          </ButtonLink>
        ) : (
          <ProfileLinks />
        )
      }
    >
      {isNarrowed ? (
        <Trans>Try another format, or one filter less.</Trans>
      ) : (
        <Trans>The more your profile says about you, the better we can choose.</Trans>
      )}
    </Empty>
  );
}
