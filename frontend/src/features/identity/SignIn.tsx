/** Signing in: e-mail and password, or in the demo one of five people. */
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { Form } from "../../api/Form";
import { refused } from "../../api/missing";
import { takeUnsent } from "../../offline/device";
import { Button } from "../../ui/Button";
import { Notice } from "../../ui/Card";
import { TextField } from "../../ui/Field";
import { Icon } from "../../ui/icons";
import { DemoPeople } from "./DemoPeople";
import { LanguageChoice, ThemeChoice } from "./Preferences";
import { demoQuery, useSignIn } from "./queries";
import styles from "./SignIn.module.css";

export function SignIn({ next }: { next: string }) {
  const { t } = useLingui();
  const signIn = useSignIn(next);
  const demo = useQuery(demoQuery);
  const [slip, setSlip] = useState<unknown>(null);
  const [unsent, setUnsent] = useState(0);

  useEffect(() => {
    const lost = takeUnsent();
    if (lost > 0) setUnsent(lost);
  }, []);

  useEffect(() => {
    document.title = `${t`Sign in`} · Fürsprech`;
  }, [t]);

  function send(values: FormData) {
    const [email, password] = [String(values.get("email")), String(values.get("password"))];
    // Each try counts at the service: a slip that is seen here costs none.
    const isSlip = email !== "" && !/.@./.test(email);
    setSlip(isSlip ? refused("email", "email_invalid") : null);
    if (!isSlip) signIn.mutate({ email, password });
  }

  return (
    <main className={styles.page}>
      <header className={styles.header}>
        <p className={styles.brand}>
          <span className={styles.mark}>
            <Icon name="quote" />
          </span>
          Fürsprech
        </p>
        <h1>
          <Trans>You have something to say. If you like, we help you say it.</Trans>
        </h1>
        <p className={styles.promise}>
          <Trans>Voluntary. Not part of your appraisal. Pause or leave any time.</Trans>
        </p>
      </header>

      {unsent > 0 && (
        <Notice tone="warn" icon="warning">
          <Plural
            value={unsent}
            one="One thing that you did offline was not sent before you were signed out."
            other="# things that you did offline were not sent before you were signed out."
          />
        </Notice>
      )}
      {demo.data?.enabled && (
        <DemoPeople
          people={demo.data.personas}
          onChoose={(as) => signIn.mutate({ as })}
          isBusy={signIn.isPending}
        />
      )}

      <section className={styles.own} aria-labelledby="own">
        <h2 id="own">
          <Trans>Sign in</Trans>
        </h2>
        <Form error={slip ?? signIn.error} onSubmit={send} noValidate>
          {(fault) => (
            <>
              <TextField
                label={t`E-mail`}
                name="email"
                type="email"
                autoComplete="username"
                required
                error={fault("email")}
              />
              <TextField
                label={t`Password`}
                name="password"
                type="password"
                autoComplete="current-password"
                required
                error={fault("password")}
              />
              <Button type="submit" variant="primary" wide busy={signIn.isPending}>
                <Trans>Sign in</Trans>
              </Button>
            </>
          )}
        </Form>
      </section>

      <footer className={styles.footer}>
        <LanguageChoice />
        <ThemeChoice />
      </footer>
    </main>
  );
}
