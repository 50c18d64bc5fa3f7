/** The calendars that events come from: how each is doing, adding and taking one away. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Form } from "../../../api/Form";
import { Region } from "../../../api/Region";
import { useProblemText } from "../../../i18n/problems";
import { Button } from "../../../ui/Button";
import { Notice } from "../../../ui/Card";
import { Confirm } from "../../../ui/Confirm";
import { Dialog, DialogActions } from "../../../ui/Dialog";
import { TextField } from "../../../ui/Field";
import { Page } from "../../../ui/Page";
import { Empty } from "../../../ui/States";
import styles from "../Events.module.css";
import { CalendarCard } from "./CalendarCard";
import { type Calendar, calendarsQuery, useAddCalendar, useDeleteCalendar } from "./calendars";

export function Calendars() {
  const { t } = useLingui();
  const calendars = useQuery(calendarsQuery);
  const [isAdding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<Calendar | null>(null);
  const add = (
    <Button icon="plus" variant="primary" onClick={() => setAdding(true)}>
      <Trans>Add a calendar</Trans>
    </Button>
  );
  return (
    <Page
      wide
      title={t`Calendars`}
      back={{ to: "/program/events", label: t`Events` }}
      lead={t`Read regularly; what is new waits under “Proposed”.`}
      actions={calendars.data?.length !== 0 && add}
    >
      <Region query={calendars}>
        {(all) =>
          all.length === 0 ? (
            <Empty icon="calendar" title={<Trans>No calendar yet.</Trans>} action={add}>
              <Trans>The address of a calendar or a list is enough.</Trans>
            </Empty>
          ) : (
            <ul className={styles.cards}>
              {all.map((one) => (
                <li key={one.id}>
                  <CalendarCard calendar={one} onDelete={() => setLeaving(one)} />
                </li>
              ))}
            </ul>
          )
        }
      </Region>
      {isAdding && <AddCalendar onClose={() => setAdding(false)} />}
      {leaving && <DeleteCalendar calendar={leaving} onClose={() => setLeaving(null)} />}
    </Page>
  );
}

function AddCalendar({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const add = useAddCalendar();

  function send(values: FormData) {
    const text = (name: string) => String(values.get(name) ?? "").trim();
    add.mutate({ url: text("url"), name: text("name") || null }, { onSuccess: onClose });
  }

  return (
    <Dialog title={t`Add a calendar`} closeLabel={t`Close`} onClose={onClose}>
      <Form error={add.error} onSubmit={send} noValidate>
        {(fault) => (
          <>
            <TextField
              label={t`Address`}
              hint={t`A calendar, also webcal://, or a list as JSON or CSV.`}
              name="url"
              type="url"
              inputMode="url"
              placeholder="https://"
              error={fault("url")}
            />
            <TextField
              label={t`Name`}
              hint={t`Left empty: the calendar’s own name.`}
              name="name"
              maxLength={300}
              error={fault("name")}
            />
            <DialogActions>
              <Button onClick={onClose}>
                <Trans>Cancel</Trans>
              </Button>
              <Button type="submit" variant="primary" busy={add.isPending}>
                <Trans>Add</Trans>
              </Button>
            </DialogActions>
          </>
        )}
      </Form>
    </Dialog>
  );
}

function DeleteCalendar({ calendar, onClose }: { calendar: Calendar; onClose: () => void }) {
  const { t } = useLingui();
  const problemText = useProblemText();
  const remove = useDeleteCalendar();
  return (
    <Confirm
      title={t`Delete “${calendar.name}”?`}
      confirmLabel={t`Delete for good`}
      cancelLabel={t`Cancel`}
      busy={remove.isPending}
      onConfirm={() => remove.mutate(calendar, { onSuccess: onClose })}
      onCancel={onClose}
    >
      {remove.error ? (
        <Notice tone="danger" icon="warning">
          {problemText(remove.error)}
        </Notice>
      ) : null}
      <p>
        <Trans>It is not read any more. Its proposed events go too; the others stay.</Trans>
      </p>
    </Confirm>
  );
}
