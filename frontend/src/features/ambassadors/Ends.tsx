/** Resting and leaving, each with what follows said before and done in one step. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import type { Schemas } from "../../api/client";
import { Form } from "../../api/Form";
import { Region } from "../../api/Region";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { TextField } from "../../ui/Field";
import { Section } from "../../ui/Page";
import styles from "./Ambassadorship.module.css";
import { consequencesQuery, useLeave, usePause } from "./queries";

type Consequence = Schemas["ConsequenceRead"];

export function Ends({ isPaused }: { isPaused: boolean }) {
  const consequences = useQuery(consequencesQuery);
  return (
    <Region query={consequences}>
      {({ pausing, leaving }) => (
        <>
          {!isPaused && <Pause follows={pausing} />}
          <Leave follows={leaving} />
        </>
      )}
    </Region>
  );
}

function Follows({ items }: { items: readonly Consequence[] }) {
  return (
    <ul className={styles.points}>
      {items.map(({ kind, text }) => (
        <li key={kind}>{text}</li>
      ))}
    </ul>
  );
}

function Pause({ follows }: { follows: readonly Consequence[] }) {
  const { t } = useLingui();
  const pause = usePause();

  function submit(values: FormData) {
    const until = values.get("paused_until");
    pause.mutate(typeof until === "string" && until ? until : null, {
      onSuccess: () => window.scrollTo({ top: 0 }),
    });
  }

  return (
    <Section title={<Trans>Pause</Trans>}>
      <Card className={styles.meaning}>
        <Follows items={follows} />
        <Form error={pause.error} onSubmit={submit} noValidate>
          {(fault) => (
            <>
              <TextField
                type="date"
                name="paused_until"
                className={styles.day}
                label={t`The day you are back`}
                hint={t`Leave it empty to pause until you say so.`}
                error={fault("paused_until")}
              />
              <div className={styles.step}>
                <Button type="submit" wide busy={pause.isPending}>
                  <Trans>Pause</Trans>
                </Button>
              </div>
            </>
          )}
        </Form>
      </Card>
    </Section>
  );
}

function Leave({ follows }: { follows: readonly Consequence[] }) {
  const leave = useLeave();
  return (
    <Section title={<Trans>Leave</Trans>}>
      <Card className={styles.meaning}>
        <Follows items={follows} />
        <div className={styles.step}>
          <Button wide busy={leave.isPending} onClick={() => leave.mutate(undefined)}>
            <Trans>Leave</Trans>
          </Button>
        </div>
      </Card>
    </Section>
  );
}
