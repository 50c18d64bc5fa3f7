/** The part wanted at an event: what, how many, which skills, how long, what the company gives. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { COVERS, type Cover, PARTS, type Part } from "../../../api/eventWords";
import { Form } from "../../../api/Form";
import { skillSearch } from "../../../api/queries";
import { useStale } from "../../../api/useStale";
import { Button } from "../../../ui/Button";
import { Dialog, DialogActions } from "../../../ui/Dialog";
import { SelectField, TextArea, TextField } from "../../../ui/Field";
import { SearchBox } from "../../../ui/SearchBox";
import { RemovableTag, TagList } from "../../../ui/Tag";
import { Toggle } from "../../../ui/Toggle";
import { useSettled } from "../../../ui/useLater";
import styles from "../Events.module.css";
import { type Opening, openingsQuery } from "../queries";
import { type OpeningInput, useSaveOpening } from "./openings";

const PART_NAMES = Object.keys(PARTS) as Part[];
const COVER_NAMES = Object.keys(COVERS) as Cover[];

interface Props {
  eventId: string;
  opening?: Opening;
  onClose: () => void;
}

export function OpeningDialog({ eventId, opening: first, onClose }: Props) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const [opening, setOpening] = useState(first);
  const [skills, setSkills] = useState<Skill[]>(opening?.skills ?? []);
  const [covers, setCovers] = useState<Cover[]>(opening?.covers ?? []);
  const save = useSaveOpening();

  function submit(body: OpeningInput, onto = opening) {
    save.mutate({ eventId, opening: onto, body }, { onSuccess: onClose });
  }

  function take(newer: Opening) {
    setOpening(newer);
    setSkills(newer.skills);
    setCovers(newer.covers);
  }

  const stale = useStale(save, {
    newest: async () => {
      const all = await queries.fetchQuery({ ...openingsQuery(eventId), staleTime: 0 });
      return all.find(({ id }) => id === opening?.id);
    },
    take,
    again: (newer) => save.variables && submit(save.variables.body, newer),
    onGone: onClose,
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
      <Form key={opening?.version} error={stale.error} onSubmit={send} noValidate>
        {(fault) => (
          <>
            {stale.notice}
            <PartFields opening={opening} fault={fault} />
            <Skills skills={skills} error={fault("skill_ids")} onChange={setSkills} />
            <Covers covers={covers} onChange={setCovers} />
            <TextField
              label={t`More on what is covered`}
              name="covers_note"
              maxLength={300}
              defaultValue={opening?.covers_note}
              error={fault("covers_note")}
            />
            <DialogActions>
              <Button onClick={onClose}>
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

interface Skill {
  id: string;
  label: string;
}

interface SkillsProps {
  skills: Skill[];
  error: string | undefined;
  onChange: (skills: Skill[]) => void;
}

function Skills({ skills, error, onChange }: SkillsProps) {
  const { t } = useLingui();
  const [text, setText] = useState("");
  const settled = useSettled(text);
  const search = useQuery(skillSearch(settled));
  const taken = new Set(skills.map(({ id }) => id));
  const found = (search.data?.items ?? []).filter(({ id }) => !taken.has(id));
  return (
    <div className={styles.group}>
      <SearchBox
        label={t`Skills`}
        placeholder={t`Search a skill`}
        error={error}
        found={found.map(({ id, label }) => ({ id, label }))}
        nothing={search.data && found.length === 0 ? t`Nothing found.` : undefined}
        isSearching={settled !== text || search.isFetching}
        onSearch={setText}
        onPick={({ id, label }) => onChange([...skills, { id, label }])}
      />
      {skills.length > 0 && (
        <TagList label={t`Skills`}>
          {skills.map((skill) => (
            <li key={skill.id}>
              <RemovableTag
                removeLabel={t`Remove ${skill.label}`}
                onRemove={() => onChange(skills.filter(({ id }) => id !== skill.id))}
              >
                {skill.label}
              </RemovableTag>
            </li>
          ))}
        </TagList>
      )}
    </div>
  );
}
