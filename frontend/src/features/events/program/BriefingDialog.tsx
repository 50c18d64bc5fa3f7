/** Writing the briefing of a part: audience, how it goes, whom to ask, material, what helps to prepare. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type Entered, Form } from "../../../api/Form";
import { Region } from "../../../api/Region";
import { useKept } from "../../../api/useKept";
import { useStale } from "../../../api/useStale";
import { Button } from "../../../ui/Button";
import { Dialog, DialogActions } from "../../../ui/Dialog";
import { TextArea, TextField } from "../../../ui/Field";
import { Lines } from "../../../ui/Skeleton";
import {
  type Briefing,
  type BriefingInput,
  briefingQuery,
  useDeleteBriefing,
  useSaveBriefing,
} from "../briefings";
import styles from "../Events.module.css";
import type { Opening } from "../queries";
import { filledLines, isEmpty, toBriefing } from "./briefingInput";
import { Materials } from "./Materials";

interface Props {
  opening: Opening;
  onClose: () => void;
}

export function BriefingDialog({ opening, onClose }: Props) {
  const { t } = useLingui();
  return (
    <Dialog size="large" title={t`Briefing`} closeLabel={t`Close`} onClose={onClose}>
      <p className={styles.detail}>
        <Trans>
          Who has a seat reads it, and the program team. Leave empty what is not known yet.
        </Trans>
      </p>
      {opening.has_briefing ? (
        <Stored opening={opening} onClose={onClose} />
      ) : (
        <Fields openingId={opening.id} stored={null} onClose={onClose} />
      )}
    </Dialog>
  );
}

function Stored({ opening, onClose }: Props) {
  const briefing = useQuery(briefingQuery(opening.id));
  return (
    <Region query={briefing} skeleton={<Lines count={6} />}>
      {(stored) => <Fields openingId={opening.id} stored={stored} onClose={onClose} />}
    </Region>
  );
}

interface Draft {
  entered: Entered;
  /** How many lines there are for material. */
  count: number;
}

/** Nothing entered on top of it yet. */
function asDraft(stored: Briefing | null): Draft {
  return { entered: {}, count: Math.max(1, stored?.materials.length ?? 0) };
}

interface FieldsProps {
  openingId: string;
  stored: Briefing | null;
  onClose: () => void;
}

function Fields({ openingId, stored: first, onClose }: FieldsProps) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const save = useSaveBriefing(openingId);
  const remove = useDeleteBriefing(openingId);
  // It may be read anew at any time; the form stays with the version it began with.
  const [stored, setStored] = useState(first);
  const kept = useKept<Draft>(["briefing-draft", openingId, first?.version], asDraft(first));
  const { count } = kept.draft;
  const [sent, setSent] = useState<readonly number[]>([]);

  function done() {
    kept.forget();
    onClose();
  }

  function submit(body: BriefingInput, onto = stored) {
    save.mutate({ stored: onto, body }, { onSuccess: done });
  }

  function send(values: FormData) {
    const lines = filledLines(values, count);
    setSent(lines);
    const body = toBriefing(values, lines);
    if (stored && isEmpty(body)) remove.mutate(stored, { onSuccess: done });
    else submit(body);
  }

  const stale = useStale(save, {
    newest: () => queries.fetchQuery({ ...briefingQuery(openingId), staleTime: 0 }),
    take: (newer) => {
      setStored(newer);
      kept.change(asDraft(newer));
    },
    again: (newer) => save.variables && submit(save.variables.body, newer),
  });

  return (
    <Form
      key={stored?.version}
      kept={kept}
      error={stale.error ?? remove.error}
      onSubmit={send}
      noValidate
    >
      {(fault) => (
        <>
          {stale.notice}
          <TextArea
            label={t`Who is there?`}
            name="audience"
            rows={2}
            maxLength={1000}
            defaultValue={stored?.audience}
            error={fault("audience")}
          />
          <TextField
            label={t`How many, about?`}
            name="audience_size"
            type="number"
            inputMode="numeric"
            min={0}
            defaultValue={stored?.audience_size ?? ""}
            error={fault("audience_size")}
          />
          <TextArea
            label={t`How it goes`}
            hint={t`Length, language, room, technology.`}
            name="details"
            rows={3}
            defaultValue={stored?.details}
            error={fault("details")}
          />
          <div className={styles.pair}>
            <TextField
              label={t`Whom to ask`}
              name="contact_name"
              maxLength={300}
              defaultValue={stored?.contact_name}
              error={fault("contact_name")}
            />
            <TextField
              label={t`How to reach them`}
              name="contact_reach"
              maxLength={300}
              defaultValue={stored?.contact_reach}
              error={fault("contact_reach")}
            />
          </div>
          <TextArea
            label={t`What helps to prepare`}
            name="preparation"
            rows={3}
            defaultValue={stored?.preparation}
            error={fault("preparation")}
          />
          <Materials
            stored={stored}
            count={count}
            fault={(line, field) => fault(`materials.${sent.indexOf(line)}.${field}`)}
            onMore={() => kept.change({ count: count + 1 })}
          />
          <DialogActions>
            {stored && (
              <Button
                busy={remove.isPending}
                onClick={() => remove.mutate(stored, { onSuccess: done })}
              >
                <Trans>Delete</Trans>
              </Button>
            )}
            <Button onClick={done}>
              <Trans>Cancel</Trans>
            </Button>
            <Button type="submit" variant="primary" busy={save.isPending}>
              <Trans>Save</Trans>
            </Button>
          </DialogActions>
        </>
      )}
    </Form>
  );
}
