/** Changes to the parts wanted at an event. */
import { useLingui } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { client, ifMatch, type Schemas } from "../../../api/client";
import { PARTS } from "../../../api/eventWords";
import { invalidate } from "../../../api/queries";
import { useProblemText } from "../../../i18n/problems";
import { useToasts } from "../../../ui/Toasts";
import { asInput as asBriefing, type Briefing, briefingQuery, writeBriefing } from "../briefings";
import { OPENINGS } from "../nominations";
import { EVENTS, type Opening } from "../queries";

export type OpeningInput = Required<Schemas["OpeningCreate"]>;

interface Change {
  eventId: string;
  opening: Opening | undefined;
  body: OpeningInput;
}

async function write({ eventId, opening, body }: Change) {
  const { data, error } = opening
    ? await client.PATCH("/api/v1/openings/{opening_id}", {
        params: { path: { opening_id: opening.id }, header: ifMatch(opening.version) },
        body,
      })
    : await client.POST("/api/v1/events/{event_id}/openings", {
        params: { path: { event_id: eventId } },
        body,
      });
  if (!data) throw error;
  return data;
}

/** Adds a part, or changes the one that is given. */
export function useSaveOpening() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: write,
    // More seats are given to who waits; other skills make others fit.
    onSuccess: () => invalidate(queries, EVENTS, OPENINGS),
  });
}

interface Gone {
  opening: Opening;
  briefing: Briefing | null;
}

/** At once; the message that says so makes it anew. All of it is said here, as the button goes
 * with what it takes away. */
export function useDeleteOpening() {
  const { i18n, t } = useLingui();
  const queries = useQueryClient();
  const toasts = useToasts();
  const problemText = useProblemText();
  const onError = (error: unknown) => toasts.show({ text: problemText(error), tone: "danger" });
  const onSettled = () => invalidate(queries, EVENTS, OPENINGS);
  const undo = useMutation({
    mutationFn: async ({ opening, briefing }: Gone) => {
      const body = asInput(opening);
      const { id } = await write({ eventId: opening.event_id, opening: undefined, body });
      if (briefing) await writeBriefing(id, { stored: null, body: asBriefing(briefing) });
    },
    onError,
    onSettled,
  });
  return useMutation({
    mutationFn: async ({ id, version, has_briefing }: Opening) => {
      // It goes with the part, and comes back with it.
      const briefing = has_briefing ? await queries.fetchQuery(briefingQuery(id)) : null;
      const { error } = await client.DELETE("/api/v1/openings/{opening_id}", {
        params: { path: { opening_id: id }, header: ifMatch(version) },
      });
      if (error) throw error;
      return briefing;
    },
    onError,
    onSuccess: (briefing, opening) => {
      const name = i18n._(PARTS[opening.part]);
      toasts.show({
        text: t`“${name}” is taken away.`,
        undo: () => undo.mutate({ opening, briefing }),
      });
    },
    onSettled,
  });
}

/** What it takes to make it anew. */
function asInput(opening: Opening): OpeningInput {
  const { part, seats, description, skills, effort_hours, covers, covers_note } = opening;
  return {
    part,
    seats,
    description,
    skill_ids: skills.map(({ id }) => id),
    effort_hours,
    covers,
    covers_note,
    closes_on: opening.closes_on,
  };
}
