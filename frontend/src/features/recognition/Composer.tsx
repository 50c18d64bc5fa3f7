/** Writing thanks: to whom, in own words, for which values, and who may see it. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import type { Schemas } from "../../api/client";
import { Form } from "../../api/Form";
import { useKept } from "../../api/useKept";
import { Button } from "../../ui/Button";
import { Dialog, DialogActions } from "../../ui/Dialog";
import { TextArea } from "../../ui/Field";
import { Toggle } from "../../ui/Toggle";
import styles from "./Composer.module.css";
import {
  eventQuery,
  type Person,
  personQuery,
  suggestionQuery,
  useGive,
  type Visibility,
} from "./queries";
import { ReceiversField } from "./ReceiversField";
import { useValues } from "./useValues";
import { useGiverWords, VISIBILITIES } from "./words";

interface Props {
  /** Whom it is for, and which suggestion it is about, when it begins elsewhere. */
  to: string | undefined;
  about: string | undefined;
  /** The event it is about. */
  event: string | undefined;
  onClose: () => void;
}

export function Composer({ to, about, event, onClose }: Props) {
  const { t } = useLingui();
  const first = useQuery({ ...personQuery(to ?? ""), enabled: to !== undefined });
  const suggestion = useQuery({ ...suggestionQuery(about ?? ""), enabled: about !== undefined });
  const occasion = useQuery({ ...eventQuery(event ?? ""), enabled: event !== undefined });
  if (first.isLoading || suggestion.isLoading || occasion.isLoading) return null;
  const thing = suggestion.data ?? occasion.data;
  return (
    <Dialog title={t`Say thanks`} closeLabel={t`Close`} onClose={onClose} size="large">
      <Fields
        kept={["thanks-draft", to, about, event]}
        receivers={first.data ? [first.data] : []}
        about={
          thing && {
            kind: suggestion.data ? "suggestion" : "event",
            id: thing.id,
            title: thing.title,
          }
        }
        onClose={onClose}
      />
    </Dialog>
  );
}

interface Draft {
  receivers: Person[];
  text: string;
  values: string[];
  visibility: Visibility;
}

interface FieldsProps {
  /** What a draft is kept under. */
  kept: readonly unknown[];
  receivers: Person[];
  about: Schemas["AboutRead"] | undefined;
  onClose: () => void;
}

function Fields({ kept, receivers: first, about, onClose }: FieldsProps) {
  const { t } = useLingui();
  const { draft, change, forget } = useKept<Draft>(kept, {
    receivers: first,
    text: "",
    values: [],
    visibility: "team",
  });
  const { receivers, values, visibility } = draft;
  const give = useGive(() => {
    forget();
    onClose();
  });

  function send() {
    give.mutate({
      receiver_ids: receivers.map(({ id }) => id),
      text: draft.text,
      values,
      visibility,
      about: about ? { kind: about.kind, id: about.id } : null,
    });
  }

  return (
    <Form error={give.error} onSubmit={send} noValidate>
      {(fault) => (
        <>
          {about && (
            <p className={styles.about}>
              <Trans>For “{about.title}”</Trans>
            </p>
          )}
          <ReceiversField
            receivers={receivers}
            error={fault("receiver_ids")}
            onChange={(receivers) => change({ receivers })}
          />
          <TextArea
            label={t`What for?`}
            hint={
              receivers.length > 1
                ? t`Each one decides who sees that they were thanked. So better name nobody in the text.`
                : t`One concrete sentence says more than great praise.`
            }
            name="text"
            value={draft.text}
            onChange={({ currentTarget }) => change({ text: currentTarget.value })}
            rows={4}
            maxLength={1000}
            error={fault("text")}
          />
          <ValuesField chosen={values} onChange={(values) => change({ values })} />
          <VisibilityField chosen={visibility} onChange={(visibility) => change({ visibility })} />
          <DialogActions>
            <Button
              onClick={() => {
                forget();
                onClose();
              }}
            >
              <Trans>Cancel</Trans>
            </Button>
            <Button type="submit" variant="primary" busy={give.isPending}>
              <Trans>Say thanks</Trans>
            </Button>
          </DialogActions>
        </>
      )}
    </Form>
  );
}

interface ValuesProps {
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}

function ValuesField({ chosen, onChange }: ValuesProps) {
  const values = useValues();
  if (values.size === 0) return null;
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>
        <Trans>Which of our values was it?</Trans>
      </legend>
      <div className={styles.values}>
        {[...values].map(([key, name]) => (
          <Toggle
            key={key}
            isOn={chosen.includes(key)}
            onChange={(isOn) =>
              onChange(isOn ? [...chosen, key] : chosen.filter((one) => one !== key))
            }
          >
            {name}
          </Toggle>
        ))}
      </div>
    </fieldset>
  );
}

interface VisibilityProps {
  chosen: Visibility;
  onChange: (chosen: Visibility) => void;
}

function VisibilityField({ chosen, onChange }: VisibilityProps) {
  const words = useGiverWords();
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>
        <Trans>Who may see it?</Trans>
      </legend>
      <p className={styles.hint}>
        <Trans>Whoever is thanked has the last word and may narrow it.</Trans>
      </p>
      {VISIBILITIES.map((one) => (
        <label key={one} className={styles.option}>
          <input
            type="radio"
            name="visibility"
            checked={one === chosen}
            onChange={() => onChange(one)}
          />
          <span>
            <span className={styles.name}>{words[one].label}</span>
            <span className={styles.hint}>{words[one].hint}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
