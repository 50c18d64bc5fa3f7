/** Changes to single meetings of a standing engagement. */
import { useLingui } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { client, ifMatch, type Schemas } from "../../../api/client";
import { invalidate } from "../../../api/queries";
import { useProblemText } from "../../../i18n/problems";
import { useToasts } from "../../../ui/Toasts";
import { EVENTS, type Meeting } from "../queries";

export type MeetingInput = Schemas["MeetingCreate"];

interface Change {
  meeting: Meeting;
  body: Schemas["MeetingUpdate"];
}

async function change({ meeting, body }: Change) {
  const { data, error } = await client.PATCH("/api/v1/meetings/{meeting_id}", {
    params: { path: { meeting_id: meeting.id }, header: ifMatch(meeting.version) },
    body,
  });
  if (!data) throw error;
  return data;
}

interface Written {
  meeting: Meeting | undefined;
  body: MeetingInput;
}

/** Adds a meeting, or changes the one that is given. */
export function useSaveMeeting(eventId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ meeting, body }: Written) => {
      if (meeting) return change({ meeting, body });
      const { data, error } = await client.POST("/api/v1/events/{event_id}/meetings", {
        params: { path: { event_id: eventId } },
        body,
      });
      if (!data) throw error;
      return data;
    },
    onSuccess: () => invalidate(queries, EVENTS),
  });
}

/** Cancels a meeting or has it take place; the message that says so can undo it. */
export function useCancelMeeting() {
  const { t } = useLingui();
  const queries = useQueryClient();
  const toasts = useToasts();
  const problemText = useProblemText();
  const onError = (error: unknown) => toasts.show({ text: problemText(error), tone: "danger" });
  const onSettled = () => invalidate(queries, EVENTS);
  const undo = useMutation({ mutationFn: change, onError, onSettled });
  return useMutation({
    mutationFn: change,
    onError,
    onSuccess: (meeting, { body }) =>
      toasts.show({
        text: body.is_cancelled ? t`The meeting is cancelled.` : t`The meeting takes place.`,
        undo: () => undo.mutate({ meeting, body: { is_cancelled: !body.is_cancelled } }),
      }),
    onSettled,
  });
}
