/** What the organization thinks about something: stance, facts to quote, what not to say. */
import { Trans } from "@lingui/react/macro";
import styles from "./CompanyView.module.css";
import { Icon } from "./icons";

interface QuotableFact {
  text: string;
  source: string | null;
  source_url: string | null;
  /** Written out already. */
  date: string | null;
}

interface Props {
  stance: string;
  facts: readonly QuotableFact[];
  avoid: string;
  /** The level below the heading that this stands under. */
  heading?: "h3" | "h4" | "h5";
}

export function CompanyView({ stance, facts, avoid, heading: Heading = "h3" }: Props) {
  return (
    <div className={styles.view}>
      {stance && <p className={styles.stance}>{stance}</p>}
      {facts.length > 0 && (
        <div>
          <Heading className={styles.title}>
            <Trans>Facts to quote</Trans>
          </Heading>
          <ul className={styles.facts}>
            {facts.map((fact) => (
              <li key={fact.text}>
                <p>{fact.text}</p>
                <Origin fact={fact} />
              </li>
            ))}
          </ul>
        </div>
      )}
      {avoid && (
        <div className={styles.avoid}>
          <Heading className={styles.title}>
            <Trans>Better not said</Trans>
          </Heading>
          <p>{avoid}</p>
        </div>
      )}
    </div>
  );
}

function Origin({ fact: { source, source_url, date } }: { fact: QuotableFact }) {
  const name = source ?? source_url;
  if (!name && !date) return null;
  return (
    <p className={styles.origin}>
      {source_url ? (
        <a href={source_url} target="_blank" rel="noopener noreferrer">
          {name}
          <Icon name="out" size={16} />
        </a>
      ) : (
        name
      )}
      {name && date && "\u00a0· "}
      {date && <span className={styles.date}>{date}</span>}
    </p>
  );
}
