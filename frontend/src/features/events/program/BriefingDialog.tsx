/** Writing the briefing of a part: audience, how it goes, whom to ask, material, what helps to prepare. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Form } from "../../../api/Form";
import { Region } from "../../../api/Region";
import { Button } from "../../../ui/Button";
import { Dialog, DialogActions } from "../../../ui/Dialog";
import { TextArea, TextField } from "../../../ui/Field";
import { Lines } from "../../../ui/Skeleton";
import { type Briefing, briefingQuery, useDeleteBriefing, useSaveBriefing } from "../briefings";
import styles from "../Events.module.css";
import type { Opening } from "../queries";

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

interface FieldsProps {
  openingId: string;
  stored: Briefing | null;
  onClose: () => void;
}

function Fields({ openingId, stored, onClose }: FieldsProps) {
  const { t } = useLingui();
  const save = useSaveBriefing(openingId);
  const remove = useDeleteBriefing(openingId);
  const [count, setCount] = useState(Math.max(1, stored?.materials.length ?? 0));

  function send(values: FormData) {
    const text = (name: string) => String(values.get(name) ?? "").trim();
    const materials = Array.from({ length: count }, (_, at) => ({
      title: text(`title_${at}`) || text(`url_${at}`),
      url: text(`url_${at}`),
    })).filter(({ url }) => url);
    const body = {
      audience: text("audience"),
      audience_size: text("audience_size") ? Number(text("audience_size")) : null,
      details: text("details"),
      contact_name: text("contact_name"),
      contact_reach: text("contact_reach"),
      preparation: text("preparation"),
      materials,
    };
    save.mutate({ stored, body }, { onSuccess: onClose });
  }

  return (
    <Form error={save.error ?? remove.error} onSubmit={send} noValidate>
      {(fault) => (
        <>
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
            fault={fault}
            onMore={() => setCount(count + 1)}
          />
          <DialogActions>
            {stored && (
              <Button
                busy={remove.isPending}
                onClick={() => remove.mutate(stored, { onSuccess: onClose })}
              >
                <Trans>Delete</Trans>
              </Button>
            )}
            <Button onClick={onClose}>
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

interface MaterialsProps {
  stored: Briefing | null;
  count: number;
  fault: (field: string) => string | undefined;
  onMore: () => void;
}

function Materials({ stored, count, fault, onMore }: MaterialsProps) {
  const { t } = useLingui();
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{t`Material`}</legend>
      {Array.from({ length: count }, (_, at) => at).map((at) => (
        <div key={at} className={styles.pair}>
          <TextField
            label={t`Title`}
            name={`title_${at}`}
            maxLength={300}
            defaultValue={stored?.materials[at]?.title}
            error={fault(`materials/${at}/title`)}
          />
          <TextField
            label={t`Address`}
            name={`url_${at}`}
            type="url"
            inputMode="url"
            placeholder="https://"
            defaultValue={stored?.materials[at]?.url}
            error={fault(`materials/${at}/url`)}
          />
        </div>
      ))}
      {count < 20 && (
        <div>
          <Button size="small" icon="plus" onClick={onMore}>
            <Trans>One more</Trans>
          </Button>
        </div>
      )}
    </fieldset>
  );
}
