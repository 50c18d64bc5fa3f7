/** The part wanted at an event: what, how many, which skills, how long, what the company gives. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { COVERS, type Cover, PARTS, type Part } from "../../../api/eventWords";
import { type Entered, Form } from "../../../api/Form";
import { type Skill, SkillsField } from "../../../api/SkillsField";
import { useKept } from "../../../api/useKept";
import { useStale } from "../../../api/useStale";
import { Button } from "../../../ui/Button";
import { Dialog, DialogActions } from "../../../ui/Dialog";
import { SelectField, TextArea, TextField } from "../../../ui/Field";
import { Toggle } from "../../../ui/Toggle";
import styles from "../Events.module.css";
import { type Opening, openingsQuery } from "../queries";
import { type OpeningInput, useSaveOpening } from "./openings";

const PART_NAMES = Object.keys(PARTS) as Part[];
const COVER_NAMES = Object.keys(COVERS) as Cover[];

interface Draft {
  entered: Entered;
  skills: Skill[];
  covers: Cover[];
}

/** Nothing entered on top of it yet. */
function asDraft(stored: Opening | undefined): Draft {
  return { entered: {}, skills: stored?.skills ?? [], covers: stored?.covers ?? [] };
}

interface Props {
  eventId: string;
  opening?: Opening;
  onClose: () => void;
}

export function OpeningDialog({ eventId, opening: first, onClose }: Props) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const [opening, setOpening] = useState(first);
  const kept = useKept<Draft>(
    ["opening-draft", eventId, first?.id, first?.version],
    asDraft(first),
  );
  const { skills, covers } = kept.draft;
  const save = useSaveOpening();

  function done() {
    kept.forget();
    onClose();
  }

  function submit(body: OpeningInput, onto = opening) {
    save.mutate({ eventId, opening: onto, body }, { onSuccess: done });
  }

  function take(newer: Opening) {
    setOpening(newer);
    kept.change(asDraft(newer));
  }

  const stale = useStale(save, {
    newest: async () => {
      const all = await queries.fetchQuery({ ...openingsQuery(eventId), staleTime: 0 });
      return all.find(({ id }) => id === opening?.id);
    },
    take,
    again: (newer) => save.variables && submit(save.variables.body, newer),
    onGone: done,
  });

  function send(values: FormData) {
    const text = (name: string) => String(values.get(name) ?? "").trim();
    submit({
      part: PART_NAMES.find((one) => one === text("part")) ?? "speaker",
      seats: Number(text("seats") || 1),
      description: text("description"),
      skill_ids: skills.map(({ id }) => id),
      effort_hours: text("effort_hours").replace(",", ".") || null,
      covers,
      covers_note: text("covers_note"),
      closes_on: text("closes_on") || null,
    });
  }

  return (
    <Dialog
      size="large"
      title={opening ? t`Edit the part` : t`Add a part`}
      closeLabel={t`Close`}
      onClose={onClose}
    >
      <Form key={opening?.version} kept={kept} error={stale.error} onSubmit={send} noValidate>
        {(fault) => (
          <>
            {stale.notice}
            <PartFields opening={opening} fault={fault} />
            <SkillsField
              skills={skills}
              error={fault("skill_ids")}
              onChange={(skills) => kept.change({ skills })}
            />
            <Covers covers={covers} onChange={(covers) => kept.change({ covers })} />
            <TextField
              label={t`More on what is covered`}
              name="covers_note"
              maxLength={300}
              defaultValue={opening?.covers_note}
              error={fault("covers_note")}
            />
            <DialogActions>
              <Button onClick={done}>
                <Trans>Cancel</Trans>
              </Button>
              <Button type="submit" variant="primary" busy={save.isPending}>
                {opening ? t`Save` : t`Add`}
              </Button>
            </DialogActions>
          </>
        )}
      </Form>
    </Dialog>
  );
}

interface PartProps {
  opening: Opening | undefined;
  fault: (field: string) => string | undefined;
}

function PartFields({ opening, fault }: PartProps) {
  const { i18n, t } = useLingui();
  return (
    <>
      <div className={styles.pair}>
        <SelectField
          label={t`What is wanted?`}
          name="part"
          defaultValue={opening?.part ?? "speaker"}
          error={fault("part")}
        >
          {PART_NAMES.map((part) => (
            <option key={part} value={part}>
              {i18n._(PARTS[part])}
            </option>
          ))}
        </SelectField>
        <TextField
          label={t`Seats`}
          name="seats"
          type="number"
          inputMode="numeric"
          min={1}
          defaultValue={opening?.seats ?? 1}
          error={fault("seats")}
        />
        <TextField
          label={t`Effort in hours`}
          name="effort_hours"
          inputMode="decimal"
          defaultValue={opening?.effort_hours ?? ""}
          error={fault("effort_hours")}
        />
        <TextField
          label={t`Last day to come forward`}
          name="closes_on"
          type="date"
          defaultValue={opening?.closes_on ?? ""}
          error={fault("closes_on")}
        />
      </div>
      <TextArea
        label={t`In a few words`}
        name="description"
        defaultValue={opening?.description}
        error={fault("description")}
      />
    </>
  );
}

function Covers({ covers, onChange }: { covers: Cover[]; onChange: (covers: Cover[]) => void }) {
  const { i18n, t } = useLingui();
  return (
    <fieldset>
      <legend className={styles.legend}>{t`The company covers`}</legend>
      <div className={styles.choices}>
        {COVER_NAMES.map((cover) => (
          <Toggle
            key={cover}
            isOn={covers.includes(cover)}
            onChange={(isOn) =>
              onChange(COVER_NAMES.filter((one) => (one === cover ? isOn : covers.includes(one))))
            }
          >
            {i18n._(COVERS[cover])}
          </Toggle>
        ))}
      </div>
    </fieldset>
  );
}
