/** The calendars that events come from: how each is doing, adding and taking one away. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { Form } from "../../../api/Form";
import { invalidate } from "../../../api/queries";
import { Refused } from "../../../api/Refused";
import { Region } from "../../../api/Region";
import { Button } from "../../../ui/Button";
import { Confirm } from "../../../ui/Confirm";
import { Dialog, DialogActions } from "../../../ui/Dialog";
import { TextField } from "../../../ui/Field";
import { Page } from "../../../ui/Page";
import { Empty } from "../../../ui/States";
import styles from "../Events.module.css";
import { EVENTS } from "../queries";
import { CalendarCard } from "./CalendarCard";
import {
  type Calendar,
  calendarsQuery,
  isBeingRead,
  useAddCalendar,
  useDeleteCalendar,
} from "./calendars";
import { DUPLICATES } from "./queries";

export function Calendars() {
  const { t } = useLingui();
  const calendars = useQuery(calendarsQuery);
  const queries = useQueryClient();
  const isReading = calendars.data?.some(isBeingRead) ?? false;
  // Once all is read there are other events to decide about.
  useEffect(
    () => (isReading ? () => void invalidate(queries, EVENTS, DUPLICATES) : undefined),
    [isReading, queries],
  );
  const [isAdding, setAdding] = useState(false);
  const [leavingId, setLeavingId] = useState<string | null>(null);
  const leaving = calendars.data?.find(({ id }) => id === leavingId);
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
                  <CalendarCard calendar={one} onDelete={() => setLeavingId(one.id)} />
                </li>
              ))}
            </ul>
          )
        }
      </Region>
      {isAdding && <AddCalendar onClose={() => setAdding(false)} />}
      {leaving && <DeleteCalendar calendar={leaving} onClose={() => setLeavingId(null)} />}
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
      <Refused error={remove.error} />
      <p>
        <Trans>It is not read any more. Its proposed events go too; the others stay.</Trans>
      </p>
    </Confirm>
  );
}
