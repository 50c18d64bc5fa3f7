/** One meeting of a standing engagement: when, where, what it is called. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Form } from "../../../api/Form";
import { useStale } from "../../../api/useStale";
import { clockTime } from "../../../i18n/when";
import { Button } from "../../../ui/Button";
import { Dialog, DialogActions } from "../../../ui/Dialog";
import { TextField } from "../../../ui/Field";
import styles from "../Events.module.css";
import { type Event, type Meeting, meetingsQuery } from "../queries";
import { type MeetingInput, useSaveMeeting } from "./meetings";

interface Props {
  event: Event;
  meeting?: Meeting;
  onClose: () => void;
}

export function MeetingDialog({ event, meeting: first, onClose }: Props) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const [meeting, setMeeting] = useState(first);
  const save = useSaveMeeting(event.id);
  const isAllDay = (meeting ?? event).starts_on !== null;

  function submit(body: MeetingInput, onto = meeting) {
    save.mutate({ meeting: onto, body }, { onSuccess: onClose });
  }

  const stale = useStale(save, {
    newest: async () => {
      const all = await queries.fetchQuery({ ...meetingsQuery(event.id), staleTime: 0 });
      return all.find(({ id }) => id === meeting?.id);
    },
    take: setMeeting,
    again: (newer) => save.variables && submit(save.variables.body, newer),
    onGone: onClose,
  });

  function send(values: FormData) {
    const text = (name: string) => String(values.get(name) ?? "").trim() || null;
    const when = isAllDay
      ? { starts_on: text("starts_on"), ends_on: text("ends_on") ?? text("starts_on") }
      : { starts_at: text("starts_at"), ends_at: text("ends_at") };
    submit({ title: text("title"), place: text("place"), ...when });
  }

  return (
    <Dialog
      title={meeting ? t`Change the meeting` : t`Add a meeting`}
      closeLabel={t`Close`}
      onClose={onClose}
    >
      <Form key={meeting?.version} error={stale.error} onSubmit={send} noValidate>
        {(fault) => (
          <>
            {stale.notice}
            <Times meeting={meeting} zone={event.time_zone} isAllDay={isAllDay} fault={fault} />
            <TextField
              label={t`Title`}
              hint={t`Left empty: that of the engagement.`}
              name="title"
              maxLength={300}
              defaultValue={meeting?.title ?? ""}
              error={fault("title")}
            />
            <TextField
              label={t`Place`}
              hint={t`Left empty: that of the engagement.`}
              name="place"
              maxLength={300}
              defaultValue={meeting?.place ?? ""}
              error={fault("place")}
            />
            <DialogActions>
              <Button onClick={onClose}>
                <Trans>Cancel</Trans>
              </Button>
              <Button type="submit" variant="primary" busy={save.isPending}>
                {meeting ? t`Save` : t`Add`}
              </Button>
            </DialogActions>
          </>
        )}
      </Form>
    </Dialog>
  );
}

interface TimesProps {
  meeting: Meeting | undefined;
  zone: string;
  isAllDay: boolean;
  fault: (field: string) => string | undefined;
}

function Times({ meeting, zone, isAllDay, fault }: TimesProps) {
  const { t } = useLingui();
  const [first, last] = isAllDay ? ["starts_on", "ends_on"] : ["starts_at", "ends_at"];
  const type = isAllDay ? "date" : "datetime-local";
  const starts = meeting && (meeting.starts_on ?? clockTime(meeting.starts_at, zone));
  const ends = meeting && (meeting.ends_on ?? clockTime(meeting.ends_at, zone));
  return (
    <div className={styles.pair}>
      <TextField
        label={isAllDay ? t`First day` : t`Begins`}
        name={first}
        type={type}
        defaultValue={starts ?? ""}
        // Where neither days nor times are sent, it is times that the API misses.
        error={fault(first ?? "") ?? fault("starts_at")}
      />
      <TextField
        label={isAllDay ? t`Last day` : t`Ends`}
        hint={isAllDay ? t`Left empty: the same day.` : undefined}
        name={last}
        type={type}
        defaultValue={ends ?? ""}
        error={fault(last ?? "")}
      />
    </div>
  );
}
