/** Deleting everything about me: what goes, what stays without my name, then one question. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { Region } from "../../api/Region";
import { useFormats } from "../../i18n/formats";
import { useProblemText } from "../../i18n/problems";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { Confirm } from "../../ui/Confirm";
import { Section } from "../../ui/Page";
import styles from "./MyData.module.css";
import { deletionQuery, type Deletion as Meaning, useDeleteMe } from "./queries";

type Consequence = Meaning["consequences"][number];

export function Deletion() {
  const deletion = useQuery(deletionQuery);
  return (
    <Section
      title={<Trans>Delete everything</Trans>}
      lead={<Trans>Your sign-in included. It cannot be undone.</Trans>}
    >
      <Region query={deletion}>{(meaning) => <Deleting meaning={meaning} />}</Region>
    </Section>
  );
}

function Deleting({ meaning }: { meaning: Meaning }) {
  const { t } = useLingui();
  const [isAsking, setAsking] = useState(false);
  const remove = useDeleteMe();
  const problemText = useProblemText();
  const withEffect = (effect: Consequence["effect"]) =>
    meaning.consequences.filter((one) => one.effect === effect);
  return (
    <Card className={styles.card}>
      <Group title={<Trans>This is deleted</Trans>} items={withEffect("deleted")} />
      <Group
        title={<Trans>This stays, without a trace that it was yours</Trans>}
        items={withEffect("nameless")}
      />
      <Group title={<Trans>This goes to your manager</Trans>} items={withEffect("reassigned")} />
      <Group title={<Trans>This a law makes us keep</Trans>} items={meaning.kept_by_law} />
      {meaning.kept_by_law.length === 0 && (
        <p className={styles.law}>
          <Trans>No law makes us keep anything of it.</Trans>
        </p>
      )}
      <div className={styles.actions}>
        <Button variant="danger" onClick={() => setAsking(true)}>
          <Trans>Delete everything about me</Trans>
        </Button>
      </div>
      {isAsking && (
        <Confirm
          title={t`Delete everything about you?`}
          confirmLabel={t`Delete for good`}
          cancelLabel={t`Keep it`}
          busy={remove.isPending}
          problem={remove.error && problemText(remove.error)}
          onConfirm={() => remove.mutate(meaning.confirm)}
          onCancel={() => setAsking(false)}
        >
          <p>
            <Trans>
              It happens at once and cannot be undone. You are signed out everywhere and cannot sign
              in any more. Take a copy first if you want to keep something.
            </Trans>
          </p>
        </Confirm>
      )}
    </Card>
  );
}

function Group({ title, items }: { title: ReactNode; items: readonly Consequence[] }) {
  const { number } = useFormats();
  if (items.length === 0) return null;
  return (
    <div>
      <h3 className={styles.title}>{title}</h3>
      <ul className={styles.items}>
        {items.map(({ code, label, count }) => (
          <li key={code}>
            <span>{label}</span>
            <span className={styles.count}>{number(count)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
