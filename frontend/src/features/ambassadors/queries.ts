/** My ambassadorship, consents, skills and interests: reads, and changes that take effect at once. */
import { useLingui } from "@lingui/react/macro";
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, client, everything, type Schemas } from "../../api/client";
import { invalidate } from "../../api/queries";
import { useProblemText } from "../../i18n/problems";
import { useToasts } from "../../ui/Toasts";

export type Stage = NonNullable<Schemas["AmbassadorshipRead"]["stage"]>;
export type Purpose = Schemas["ConsentRead"]["purpose"];
export type ConsentText = Schemas["ConsentTextRead"];
export type MySkill = Schemas["MySkillRead"];
export type Attitude = Schemas["InterestRead"]["attitude"];

export const consentsQuery = queryOptions({
  queryKey: ["get", "/api/v1/me/consents", "all"],
  queryFn: () =>
    everything<Schemas["ConsentRead"]>((query) =>
      client.GET("/api/v1/me/consents", { params: { query } }),
    ),
});

/** What each purpose means, to be read before agreeing. */
export const consentTextsQuery = queryOptions({
  queryKey: ["get", "/api/v1/consent-texts", "all"],
  queryFn: () =>
    everything<ConsentText>((query) => client.GET("/api/v1/consent-texts", { params: { query } })),
});

export const consequencesQuery = api.queryOptions("get", "/api/v1/me/ambassadorship/consequences");

export const mySkillsQuery = queryOptions({
  queryKey: ["get", "/api/v1/me/skills", "all"],
  queryFn: () =>
    everything<MySkill>((query) => client.GET("/api/v1/me/skills", { params: { query } })),
});

export const interestsQuery = queryOptions({
  queryKey: ["get", "/api/v1/me/interests", "all"],
  queryFn: () =>
    everything<Schemas["InterestRead"]>((query) =>
      client.GET("/api/v1/me/interests", { params: { query } }),
    ),
});

/** What follows from all of it: the day's selection, and how others see me. */
const FOLLOWING = ["/api/v1/me/today", "/api/v1/me/directory-entry"];

/** Runs a change, says when it failed, and reads anew what it touched. */
function useChange<Change>(run: (change: Change) => Promise<unknown>, ...touched: string[]) {
  const queries = useQueryClient();
  const toasts = useToasts();
  const problemText = useProblemText();
  return useMutation({
    mutationFn: run,
    onError: (error) => toasts.show({ text: problemText(error), tone: "danger" }),
    onSettled: () => invalidate(queries, ...touched, ...FOLLOWING),
  });
}

async function done(answer: Promise<{ error?: unknown }>) {
  const { error } = await answer;
  if (error) throw error;
}

interface Joining {
  consents: Purpose[];
  text_version: string;
}

const MEMBERSHIP = ["/api/v1/me/ambassadorship", "/api/v1/me/consents", "/api/v1/me/welcome"];

/** Joins with exactly what is ticked. Texts that have changed meanwhile are read anew. */
export function useJoin() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Joining) => done(client.PUT("/api/v1/me/ambassadorship", { body })),
    onSettled: () => invalidate(queries, ...MEMBERSHIP, "/api/v1/consent-texts", ...FOLLOWING),
  });
}

/** One step out, as joining is one step in. */
export function useLeave() {
  const { t } = useLingui();
  const toasts = useToasts();
  return useChange(
    async () => {
      await done(client.DELETE("/api/v1/me/ambassadorship"));
      toasts.show({ text: t`You have left. You can come back any time.` });
    },
    ...MEMBERSHIP,
    "/api/v1/me/saved",
  );
}

/** Rests until a day, or openly; the refusal of a day stays at its field. */
export function usePause() {
  const { t } = useLingui();
  const queries = useQueryClient();
  const toasts = useToasts();
  return useMutation({
    mutationFn: (paused_until: string | null) =>
      done(client.PATCH("/api/v1/me/ambassadorship", { body: { status: "paused", paused_until } })),
    onSuccess: () => toasts.show({ text: t`You are resting.` }),
    onSettled: () => invalidate(queries, ...MEMBERSHIP, ...FOLLOWING),
  });
}

export type Answer = Schemas["WelcomePut"]["answer"];

export function useAnswer() {
  return useChange(
    (answer: Answer) => done(client.PUT("/api/v1/me/welcome", { body: { answer } })),
    "/api/v1/me/welcome",
  );
}

export function useSetStage() {
  return useChange(
    (stage: Stage) => done(client.PATCH("/api/v1/me/ambassadorship", { body: { stage } })),
    ...MEMBERSHIP,
  );
}

interface ConsentChange {
  purpose: Purpose;
  granted: boolean;
  text_version: string;
}

/** The switch moves at once; reading anew afterwards moves it back when the API refused. */
export function useSetConsent() {
  const queries = useQueryClient();
  const change = useChange(
    ({ purpose, granted, text_version }: ConsentChange) =>
      done(
        client.PUT("/api/v1/me/consents/{purpose}", {
          params: { path: { purpose } },
          body: { granted, text_version },
        }),
      ),
    ...MEMBERSHIP,
    "/api/v1/consent-texts",
  );
  return (wanted: ConsentChange) => {
    const { purpose, granted } = wanted;
    queries.setQueryData(consentsQuery.queryKey, (consents) =>
      consents?.map((one) =>
        one.purpose === purpose ? { ...one, granted, is_current: true } : one,
      ),
    );
    change.mutate(wanted);
  };
}

export interface SkillChange {
  id: string;
  level: number | null;
  wants_to_learn: boolean;
}

function putSkill({ id, ...body }: SkillChange) {
  return done(
    client.PUT("/api/v1/me/skills/{skill_id}", { params: { path: { skill_id: id } }, body }),
  );
}

export function useSetSkill() {
  return useChange(putSkill, "/api/v1/me/skills");
}

export function useRemoveSkill() {
  const { t } = useLingui();
  const toasts = useToasts();
  const restore = useSetSkill();
  return useChange(async ({ skill, level, wants_to_learn }: MySkill) => {
    await done(
      client.DELETE("/api/v1/me/skills/{skill_id}", { params: { path: { skill_id: skill.id } } }),
    );
    toasts.show({
      text: t`“${skill.label}” is removed.`,
      undo: () => restore.mutate({ id: skill.id, level, wants_to_learn }),
    });
  }, "/api/v1/me/skills");
}

/** A skill of one's own words; if the vocabulary has it already, that one. */
export function useAddOwnSkill(language: string) {
  return useChange(async (label: string) => {
    const { data, error } = await client.POST("/api/v1/skills", {
      body: { labels: { [language]: label } },
    });
    const id = data?.id ?? error?.existing_id;
    if (!id) throw error;
    await putSkill({ id, level: null, wants_to_learn: false });
  }, "/api/v1/me/skills");
}

export function useSetInterest() {
  return useChange(({ id, attitude }: { id: string; attitude: Attitude | null }) => {
    const params = { path: { topic_id: id } };
    return done(
      attitude
        ? client.PUT("/api/v1/me/interests/{topic_id}", { params, body: { attitude } })
        : client.DELETE("/api/v1/me/interests/{topic_id}", { params }),
    );
  }, "/api/v1/me/interests");
}
