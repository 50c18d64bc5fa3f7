/** One thanks: from whom, to whom, in which words, and what one can do with it. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { Fragment } from "react";
import { useFormats } from "../../i18n/formats";
import { IconButton } from "../../ui/Button";
import { useRemove } from "../../ui/removals";
import { Tag, TagList } from "../../ui/Tag";
import { Gestures } from "./Gestures";
import styles from "./Kudos.module.css";
import { type Kudos, useTakeBack } from "./queries";
import { SeenBy } from "./SeenBy";
import { useValues } from "./useValues";

export function KudosCard({ kudos }: { kudos: Kudos }) {
  const { day } = useFormats();
  const when = day(kudos.created_at);
  return (
    <article className={styles.card} aria-labelledby={`kudos-${kudos.id}`}>
      <header className={styles.head}>
        <h2 id={`kudos-${kudos.id}`} className={styles.people}>
          {kudos.giver.display_name}{" "}
          <span className={styles.thanks}>
            <Trans>thanks</Trans>
          </span>{" "}
          <Receivers kudos={kudos} />
        </h2>
        <time className={styles.when} dateTime={kudos.created_at}>
          {when}
        </time>
        {kudos.is_mine && <TakeBack kudos={kudos} />}
      </header>
      <p className={styles.text}>{kudos.text}</p>
      <Marks kudos={kudos} />
      <footer className={styles.foot}>
        <Gestures kudos={kudos} />
        <SeenBy kudos={kudos} />
      </footer>
    </article>
  );
}

function Receivers({ kudos }: { kudos: Kudos }) {
  return kudos.receivers.map(({ id, display_name }, place) => (
    <Fragment key={id}>
      {place > 0 && ", "}
      <Link to="/kudos" search={{ person: id }}>
        {display_name}
      </Link>
    </Fragment>
  ));
}

/** What it is about: the thing, the organization's values, and whether a manager said it. */
function Marks({ kudos: { about, values, is_by_manager } }: { kudos: Kudos }) {
  const nameOf = useValues();
  const named = values.filter((key) => nameOf.has(key));
  return (
    <>
      {about && (
        <p className={styles.about}>
          <Trans>
            For{" "}
            <Link
              to={about.kind === "event" ? "/opportunities/$id" : "/today/$id"}
              params={{ id: about.id }}
            >
              “{about.title}”
            </Link>
          </Trans>
        </p>
      )}
      {(named.length > 0 || is_by_manager) && (
        <TagList>
          {named.map((key) => (
            <li key={key}>
              <Tag tone="accent">{nameOf.get(key)}</Tag>
            </li>
          ))}
          {is_by_manager && (
            <li>
              <Tag icon="check">
                <Trans>From the manager</Trans>
              </Tag>
            </li>
          )}
        </TagList>
      )}
    </>
  );
}

function TakeBack({ kudos }: { kudos: Kudos }) {
  const { t } = useLingui();
  const { list } = useFormats();
  const remove = useRemove();
  const takeBack = useTakeBack();
  const names = list(kudos.receivers.map(({ display_name }) => display_name));
  return (
    <IconButton
      icon="close"
      label={t`Take back thanks to ${names}`}
      onClick={() =>
        remove({
          id: kudos.id,
          text: t`Taken back. Nobody sees it any more.`,
          run: () => takeBack(kudos.id),
        })
      }
    />
  );
}
