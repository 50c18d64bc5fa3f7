/** One meeting of a standing engagement: when, where, what it is called. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Form } from "../../../api/Form";
import { clockTime } from "../../../i18n/when";
import { Button } from "../../../ui/Button";
import { Dialog, DialogActions } from "../../../ui/Dialog";
import { TextField } from "../../../ui/Field";
import styles from "../Events.module.css";
import type { Event, Meeting } from "../queries";
import { useSaveMeeting } from "./meetings";

interface Props {
  event: Event;
  meeting?: Meeting;
  onClose: () => void;
}

export function MeetingDialog({ event, meeting, onClose }: Props) {
  const { t } = useLingui();
  const save = useSaveMeeting(event.id);
  const isAllDay = (meeting ?? event).starts_on !== null;

  function send(values: FormData) {
    const text = (name: string) => String(values.get(name) ?? "").trim() || null;
    const when = isAllDay
      ? { starts_on: text("starts_on"), ends_on: text("ends_on") ?? text("starts_on") }
      : { starts_at: text("starts_at"), ends_at: text("ends_at") };
    const body = { title: text("title"), place: text("place"), ...when };
    save.mutate({ ...(meeting && { meeting }), body }, { onSuccess: onClose });
  }

  return (
    <Dialog
      title={meeting ? t`Change the meeting` : t`Add a meeting`}
      closeLabel={t`Close`}
      onClose={onClose}
    >
      <Form error={save.error} onSubmit={send} noValidate>
        {(fault) => (
          <>
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
        error={fault(first ?? "")}
      />
      <TextField
        label={isAllDay ? t`Last day` : t`Ends`}
        name={last}
        type={type}
        defaultValue={ends ?? ""}
        error={fault(last ?? "")}
      />
    </div>
  );
}
