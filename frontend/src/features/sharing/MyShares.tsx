/** What I passed on: where, in which words, and how often my link was opened. */
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Pages } from "../../api/Pages";
import { Refused } from "../../api/Refused";
import { useFormats } from "../../i18n/formats";
import { useProblemText } from "../../i18n/problems";
import { Button, ButtonLink, IconButton } from "../../ui/Button";
import { Confirm } from "../../ui/Confirm";
import { dotted } from "../../ui/dotted";
import { SelectField } from "../../ui/Field";
import { Fold } from "../../ui/Fold";
import { Page } from "../../ui/Page";
import { useRemove } from "../../ui/removals";
import { Empty } from "../../ui/States";
import { CHANNELS, type Channel, targets } from "./channels";
import styles from "./MyShares.module.css";
import { type MyShare, sharesQuery, useForget, useStatement } from "./queries";

export function MyShares() {
  const { t } = useLingui();
  const shares = useInfiniteQuery(sharesQuery);
  return (
    <Page
      title={t`Passed on`}
      back={{ to: "/me", label: t`Me` }}
      lead={t`Kept for a year. Only you can see this.`}
    >
      <Pages query={shares} className={styles.list} nothing={<Nothing />}>
        {(share) => <Share share={share} />}
      </Pages>
    </Page>
  );
}

function Share({ share }: { share: MyShare }) {
  const { i18n, t } = useLingui();
  const { day } = useFormats();
  const where = share.channel && i18n._(CHANNELS[share.channel].name);
  return (
    <article className={styles.item} aria-labelledby={`share-${share.id}`}>
      <header className={styles.head}>
        <p className={styles.meta}>
          {dotted([where ?? t`Begun`, day(share.shared_at ?? share.created_at)])}
        </p>
        <Delete share={share} />
      </header>
      <h2 id={`share-${share.id}`} className={styles.title}>
        {share.title}
      </h2>
      {share.text && <p className={styles.text}>{share.text}</p>}
      {!share.channel && <Open share={share} />}
      {share.channel && share.clicks && <Clicks clicks={share.clicks} />}
    </article>
  );
}

function Clicks({ clicks }: { clicks: NonNullable<MyShare["clicks"]> }) {
  return (
    <div className={styles.clicks}>
      <p className={styles.count}>
        <Plural value={clicks.count} _0="No click yet" one="# click" other="# clicks" />
      </p>
      <Fold summary={<Trans>What this number does not see</Trans>}>
        <ul className={styles.unseen}>
          {clicks.not_seen.map(({ code, text }) => (
            <li key={code}>{text}</li>
          ))}
        </ul>
      </Fold>
    </div>
  );
}

/** The sheet was closed before anybody answered: the question waits here. */
function Open({ share }: { share: MyShare }) {
  const { i18n, t } = useLingui();
  const [channel, setChannel] = useState<Channel>("linkedin");
  const statement = useStatement();
  const takeOff = useTakeOff();
  return (
    <div className={styles.open}>
      <SelectField
        label={t`Did you share it? Where?`}
        value={channel}
        onChange={(event) => setChannel(event.currentTarget.value as Channel)}
      >
        {targets(true).map((one) => (
          <option key={one} value={one}>
            {i18n._(CHANNELS[one].name)}
          </option>
        ))}
      </SelectField>
      <Refused error={statement.error} />
      <div className={styles.answers}>
        <Button
          icon="check"
          busy={statement.isPending}
          onClick={() =>
            statement.mutate({
              suggestionId: share.suggestion_id,
              shareId: share.id,
              channel,
              text: "",
            })
          }
        >
          <Trans>Yes, I shared it</Trans>
        </Button>
        <Button icon="close" onClick={() => takeOff(share, t`Nothing of it is kept.`)}>
          <Trans>No</Trans>
        </Button>
      </div>
    </div>
  );
}

/** Takes it off the list; forgotten for good once nobody can undo it any more. */
function useTakeOff() {
  const remove = useRemove();
  const forget = useForget();
  return ({ id }: MyShare, text: string) =>
    remove({ id, text, run: () => forget.mutateAsync(id).catch(() => null) });
}

/** Asks only where a link ends that others may hold. */
function Delete({ share }: { share: MyShare }) {
  const { t } = useLingui();
  const forget = useForget();
  const takeOff = useTakeOff();
  const problemText = useProblemText();
  const [isAsked, setAsked] = useState(false);

  function forgetIt() {
    if (share.short_url) setAsked(true);
    else takeOff(share, t`The note is deleted. What you have posted stays where it is.`);
  }

  return (
    <>
      <IconButton icon="close" label={t`Delete “${share.title}”`} onClick={forgetIt} />
      {isAsked && (
        <Confirm
          title={t`Delete this?`}
          confirmLabel={t`Delete`}
          cancelLabel={t`Cancel`}
          busy={forget.isPending}
          problem={forget.error && problemText(forget.error)}
          onConfirm={() => forget.mutate(share.id)}
          onCancel={() => setAsked(false)}
        >
          <p>
            <Trans>
              The short link then leads nowhere any more, also where you have posted it. Your text
              and the clicks are deleted.
            </Trans>
          </p>
        </Confirm>
      )}
    </>
  );
}

function Nothing() {
  return (
    <Empty
      icon="share"
      title={<Trans>You have not passed on anything yet.</Trans>}
      action={
        <ButtonLink to="/today" icon="sun">
          <Trans>To Today</Trans>
        </ButtonLink>
      }
    >
      <Trans>What you say you shared stands here, for you alone.</Trans>
    </Empty>
  );
}
