/** What I am nominated for: who asks, in whose words, until when; and my answer. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { PARTS } from "../../api/eventWords";
import { Region } from "../../api/Region";
import { useFormats } from "../../i18n/formats";
import { useWhenListed, useWhere } from "../../i18n/when";
import { Button, ButtonLink } from "../../ui/Button";
import { dotted } from "../../ui/dotted";
import { Page } from "../../ui/Page";
import { Empty } from "../../ui/States";
import { Tag } from "../../ui/Tag";
import styles from "./Events.module.css";
import { type MyNomination, myNominationsQuery, useAnswer } from "./nominations";

export function Nominations() {
  const { t } = useLingui();
  const mine = useQuery(myNominationsQuery);
  return (
    <Page
      title={t`I am asked`}
      back={{ to: "/me", label: t`Me` }}
      lead={t`Colleagues think of you for a part. Your no stays with you.`}
    >
      <Region query={mine}>
        {(items) =>
          items.length === 0 ? (
            <Empty
              icon="calendar"
              title={<Trans>Nobody asks at the moment.</Trans>}
              action={
                <ButtonLink to="/opportunities">
                  <Trans>Look at the events</Trans>
                </ButtonLink>
              }
            >
              <Trans>
                You get to see it while you consent to be proposed. You can also apply yourself.
              </Trans>
            </Empty>
          ) : (
            <ul className={styles.group}>
              {items.map((one) => (
                <li key={one.id}>
                  <Asked nomination={one} />
                </li>
              ))}
            </ul>
          )
        }
      </Region>
    </Page>
  );
}

function Asked({ nomination }: { nomination: MyNomination }) {
  const { i18n } = useLingui();
  const when = useWhenListed();
  const where = useWhere();
  const { event, part, message, nominated_by } = nomination;
  const name = nominated_by.display_name;
  return (
    <article className={styles.card}>
      <p className={styles.detail}>{dotted([i18n._(PARTS[part]), where(event)])}</p>
      <h2 className={styles.name}>
        <Link to="/opportunities/$id" params={{ id: event.id }}>
          {event.title}
        </Link>
      </h2>
      <p className={styles.when}>{when(event)}</p>
      {message ? (
        <figure className={styles.quote}>
          <blockquote>{message}</blockquote>
          <figcaption className={styles.detail}>{name}</figcaption>
        </figure>
      ) : (
        <p>
          <Trans>{name} would like to see you there.</Trans>
        </p>
      )}
      <Answer nomination={nomination} />
    </article>
  );
}

function Answer({ nomination }: { nomination: MyNomination }) {
  const { date } = useFormats();
  const answer = useAnswer();
  const { id, state, is_open, gives_seat, open_until } = nomination;
  const last = date(open_until);
  if (state === "open") {
    return (
      <>
        <p className={styles.detail}>
          {gives_seat ? (
            <Trans>Open until {last}. If you accept, the seat is yours.</Trans>
          ) : (
            <Trans>Open until {last}. If you accept, you apply; the program team chooses.</Trans>
          )}
        </p>
        {/* A yes and a no weigh the same. */}
        <div className={styles.actions}>
          <Button
            size="small"
            busy={answer.isPending}
            onClick={() => answer.mutate({ id, answer: "accepted" })}
          >
            <Trans>Accept</Trans>
          </Button>
          <Button
            size="small"
            busy={answer.isPending}
            onClick={() => answer.mutate({ id, answer: "declined" })}
          >
            <Trans>Decline</Trans>
          </Button>
        </div>
      </>
    );
  }
  if (state === "accepted") {
    return (
      <p className={styles.detail}>
        <Tag tone="success">
          <Trans>You accepted</Trans>
        </Tag>
      </p>
    );
  }
  if (state === "declined") {
    return (
      <>
        <p className={styles.detail}>
          <Trans>You declined. Only you see this.</Trans>{" "}
          {is_open && <Trans>It stays open until {last}.</Trans>}
        </p>
        {is_open && (
          <div className={styles.actions}>
            <Button
              size="small"
              busy={answer.isPending}
              onClick={() => answer.mutate({ id, answer: "accepted" })}
            >
              <Trans>Accept after all</Trans>
            </Button>
          </div>
        )}
      </>
    );
  }
  return (
    <p className={styles.detail}>
      <Trans>It was open until {last}.</Trans>
    </p>
  );
}
