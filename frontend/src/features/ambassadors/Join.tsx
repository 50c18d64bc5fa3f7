/** Joining on one screen: what one agrees to, each on its own, then what makes the suggestions fit. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { Schemas } from "../../api/client";
import { Form } from "../../api/Form";
import { ambassadorshipQuery } from "../../api/queries";
import { Region } from "../../api/Region";
import { Button, ButtonLink } from "../../ui/Button";
import { Page } from "../../ui/Page";
import { RowLink, Rows } from "../../ui/Rows";
import styles from "./Ambassadorship.module.css";
import { Consents } from "./Consents";
import {
  type ConsentText,
  consentsQuery,
  consentTextsQuery,
  type Purpose,
  useJoin,
} from "./queries";

export function Join() {
  const { t } = useLingui();
  const membership = useQuery(ambassadorshipQuery);
  const texts = useQuery(consentTextsQuery);
  const consents = useQuery(consentsQuery);
  if (membership.data && membership.data.status !== "none") return <Profile />;
  return (
    <Page
      title={t`Join`}
      back={{ to: "/welcome", label: t`What it means` }}
      lead={t`Say what may be done with your name and your data. Each one on its own; you can join without any, and change them at any time.`}
    >
      <Region query={membership}>
        {() => (
          <Region query={texts}>
            {(all) => (
              <Region query={consents}>
                {(held) => <Agreement texts={all} held={held.filter(isCurrent)} />}
              </Region>
            )}
          </Region>
        )}
      </Region>
    </Page>
  );
}

interface Agreed {
  version: string;
  purposes: ReadonlySet<Purpose>;
}

type Held = Schemas["ConsentRead"];

function isCurrent({ granted, is_current }: Held) {
  return granted && is_current;
}

/** What somebody agrees to already, as anybody may to being named, is not asked as if it were new. */
function Agreement({ texts, held }: { texts: readonly ConsentText[]; held: readonly Held[] }) {
  const join = useJoin();
  const version = texts[0]?.version ?? "";
  const [agreed, setAgreed] = useState<Agreed>({
    version,
    purposes: new Set(held.map(({ purpose }) => purpose)),
  });
  // What was ticked under other words does not count: they are to be read again.
  const purposes = agreed.version === version ? agreed.purposes : new Set<Purpose>();

  function agree(purpose: Purpose, granted: boolean) {
    const next = new Set(purposes);
    if (granted) next.add(purpose);
    else next.delete(purpose);
    setAgreed({ version, purposes: next });
  }

  const submit = () => join.mutate({ consents: [...purposes], text_version: version });

  return (
    <Form error={join.error} onSubmit={submit}>
      {() => (
        <>
          <Consents texts={texts} granted={purposes} onChange={agree} />
          <div className={styles.choice}>
            <Button type="submit" busy={join.isPending}>
              <Trans>Join</Trans>
            </Button>
            <ButtonLink to="/welcome">
              <Trans>Not now</Trans>
            </ButtonLink>
          </div>
        </>
      )}
    </Form>
  );
}

/** In already: what one knows and likes makes the suggestions fit, and can wait. */
function Profile() {
  const { t } = useLingui();
  // The button that had the focus is gone; reading goes on at the top.
  useEffect(() => document.getElementById("main")?.focus({ preventScroll: true }), []);
  return (
    <Page
      title={t`You are in.`}
      lead={t`If you like, say what you know and what interests you. Then what you get fits you. Only you can see this.`}
    >
      <Rows>
        <RowLink
          to="/me/skills"
          icon="check"
          label={<Trans>Skills</Trans>}
          hint={<Trans>What you know, or want to learn</Trans>}
        />
        <RowLink
          to="/me/interests"
          icon="bookmark"
          label={<Trans>Topics</Trans>}
          hint={<Trans>What you follow, what you mute</Trans>}
        />
      </Rows>
      <div>
        <ButtonLink to="/today" icon="sun">
          <Trans>Skip this, go to Today</Trans>
        </ButtonLink>
      </div>
    </Page>
  );
}
