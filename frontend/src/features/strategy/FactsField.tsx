/** Facts that colleagues may quote, each with where it is from and of when. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, IconButton } from "../../ui/Button";
import { TextField } from "../../ui/Field";
import styles from "./Editor.module.css";
import { TextIn } from "./TextIn";
import { type FactDraft, newFact } from "./topicDraft";

interface Props {
  facts: readonly FactDraft[];
  language: string;
  fault: (field: string) => string | undefined;
  onChange: (facts: FactDraft[]) => void;
}

export function FactsField({ facts, language, fault, onChange }: Props) {
  return (
    <section className={styles.stack}>
      <div>
        <h2 className={styles.label}>
          <Trans>Facts to quote</Trans>
        </h2>
        <p className={styles.hint}>
          <Trans>Short, checked, with a source that anybody can look up.</Trans>
        </p>
      </div>
      <ol className={styles.facts}>
        {facts.map((fact, index) => (
          <li key={fact.key}>
            <FactRow
              fact={fact}
              number={index + 1}
              language={language}
              fault={(field) => fault(`facts.${index}.${field}`)}
              onChange={(next) => onChange(facts.map((one) => (one === fact ? next : one)))}
              onRemove={() => onChange(facts.filter((one) => one !== fact))}
            />
          </li>
        ))}
      </ol>
      <div>
        <Button size="small" icon="plus" onClick={() => onChange([...facts, newFact()])}>
          <Trans>Add a fact</Trans>
        </Button>
      </div>
    </section>
  );
}

interface RowProps {
  fact: FactDraft;
  number: number;
  language: string;
  fault: (field: string) => string | undefined;
  onChange: (fact: FactDraft) => void;
  onRemove: () => void;
}

function FactRow({ fact, number, language, fault, onChange, onRemove }: RowProps) {
  const { t } = useLingui();
  return (
    <fieldset className={styles.fact}>
      <legend className={styles.factTitle}>
        <Trans>Fact {number}</Trans>
      </legend>
      <IconButton icon="close" label={t`Remove fact ${number}`} onClick={onRemove} />
      <TextIn
        label={t`Fact`}
        hideLabel
        isLong
        maxLength={300}
        texts={fact.text}
        language={language}
        error={fault("text")}
        onChange={(text) => onChange({ ...fact, text })}
      />
      <div className={styles.origin}>
        <TextField
          label={t`Source`}
          maxLength={300}
          value={fact.source}
          error={fault("source")}
          onChange={(event) => onChange({ ...fact, source: event.currentTarget.value })}
        />
        <TextField
          label={t`Link`}
          type="url"
          inputMode="url"
          placeholder="https://"
          value={fact.source_url}
          error={fault("source_url")}
          onChange={(event) => onChange({ ...fact, source_url: event.currentTarget.value })}
        />
        <TextField
          label={t`As of`}
          type="date"
          value={fact.date}
          error={fault("date")}
          onChange={(event) => onChange({ ...fact, date: event.currentTarget.value })}
        />
      </div>
    </fieldset>
  );
}
