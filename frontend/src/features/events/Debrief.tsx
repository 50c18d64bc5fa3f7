/** Looking back on a part I had: for myself, and for the program team if I show it. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { AGAIN } from "../../api/eventWords";
import { type Entered, Form } from "../../api/Form";
import { Region } from "../../api/Region";
import { useKept } from "../../api/useKept";
import { Button } from "../../ui/Button";
import { Dialog, DialogActions } from "../../ui/Dialog";
import { SelectField, TextArea, TextField } from "../../ui/Field";
import { useToasts } from "../../ui/Toasts";
import { type Debrief, debriefsQuery, useDeleteDebrief, useSaveDebrief } from "./briefings";
import styles from "./Events.module.css";
import { Told } from "./Told";

const AGAIN_NAMES = Object.keys(AGAIN) as (keyof typeof AGAIN)[];

export function DebriefPart({ openingId }: { openingId: string }) {
  const debriefs = useQuery(debriefsQuery);
  const remove = useDeleteDebrief();
  const [isOpen, setOpen] = useState(false);
  return (
    // Who could not see what is noted already would write over it.
    <Region query={debriefs} skeleton={null}>
      {(data) => {
        const stored = data.find(({ opening_id }) => opening_id === openingId);
        return (
          <>
            {stored && <Noted debrief={stored} />}
            <div className={styles.actions}>
              <Button size="small" icon="pen" onClick={() => setOpen(true)}>
                {stored ? <Trans>Change what I noted</Trans> : <Trans>Look back</Trans>}
              </Button>
              {stored && (
                <Button
                  size="small"
                  variant="quiet"
                  busy={remove.isPending}
                  onClick={() => remove.mutate(stored)}
                >
                  <Trans>Delete</Trans>
                </Button>
              )}
            </div>
            {isOpen && (
              <DebriefDialog openingId={openingId} stored={stored} onClose={() => setOpen(false)} />
            )}
          </>
        );
      }}
    </Region>
  );
}

function Noted({ debrief }: { debrief: Debrief }) {
  return (
    <div className={styles.group}>
      <Told debrief={debrief} />
      <p className={styles.detail}>
        {debrief.visibility === "me" ? (
          <Trans>Only you see this.</Trans>
        ) : (
          <Trans>You show this to the program team.</Trans>
        )}
      </p>
    </div>
  );
}

interface Props {
  openingId: string;
  stored: Debrief | undefined;
  onClose: () => void;
}

function DebriefDialog({ openingId, stored, onClose }: Props) {
  const { i18n, t } = useLingui();
  const toasts = useToasts();
  const save = useSaveDebrief(openingId);
  const kept = useKept(["debrief-draft", openingId, stored?.updated_at], {
    entered: {} as Entered,
  });

  function done() {
    kept.forget();
    onClose();
  }

  function send(values: FormData) {
    const text = (name: string) => String(values.get(name) ?? "").trim();
    const body = {
      went: text("went"),
      learned: text("learned"),
      audience_size: text("audience_size") ? Number(text("audience_size")) : null,
      again: AGAIN_NAMES.find((one) => one === text("again")) ?? null,
      visibility: text("visibility") === "program" ? ("program" as const) : ("me" as const),
    };
    save.mutate(body, {
      onSuccess: () => {
        toasts.show({ text: t`Noted.` });
        done();
      },
    });
  }

  return (
    <Dialog title={t`Looking back`} closeLabel={t`Close`} onClose={onClose}>
      <Form error={save.error} kept={kept} onSubmit={send} noValidate>
        {(fault) => (
          <>
            <TextArea
              label={t`How did it go?`}
              name="went"
              rows={2}
              maxLength={1000}
              defaultValue={stored?.went}
              error={fault("went")}
            />
            <TextArea
              label={t`What did you learn?`}
              name="learned"
              rows={2}
              maxLength={2000}
              defaultValue={stored?.learned}
              error={fault("learned")}
            />
            <div className={styles.pair}>
              <TextField
                label={t`How many were there, about?`}
                name="audience_size"
                type="number"
                inputMode="numeric"
                min={0}
                defaultValue={stored?.audience_size ?? ""}
                error={fault("audience_size")}
              />
              <SelectField
                label={t`Would you do it again?`}
                name="again"
                defaultValue={stored?.again ?? ""}
                error={fault("again")}
              >
                <option value="">{t`No answer`}</option>
                {AGAIN_NAMES.map((name) => (
                  <option key={name} value={name}>
                    {i18n._(AGAIN[name])}
                  </option>
                ))}
              </SelectField>
            </div>
            <SelectField
              label={t`Who reads it?`}
              name="visibility"
              defaultValue={stored?.visibility ?? "me"}
              error={fault("visibility")}
            >
              <option value="me">{t`Only me`}</option>
              <option value="program">{t`The program team too`}</option>
            </SelectField>
            <DialogActions>
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
    </Dialog>
  );
}
