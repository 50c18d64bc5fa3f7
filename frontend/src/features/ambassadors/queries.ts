/** My ambassadorship, consents, skills and interests: reads, and changes that take effect at once. */
import { useLingui } from "@lingui/react/macro";
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { client, everything, type Schemas } from "../../api/client";
import { ambassadorshipQuery, invalidate } from "../../api/queries";
import { useProblemText } from "../../i18n/problems";
import { useToasts } from "../../ui/Toasts";

export type Stage = NonNullable<Schemas["AmbassadorshipRead"]["stage"]>;
export type Purpose = Schemas["ConsentRead"]["purpose"];
export type MySkill = Schemas["MySkillRead"];
export type Attitude = Schemas["InterestRead"]["attitude"];

export const consentsQuery = queryOptions({
  queryKey: ["get", "/api/v1/me/consents", "all"],
  queryFn: () =>
    everything<Schemas["ConsentRead"]>((query) =>
      client.GET("/api/v1/me/consents", { params: { query } }),
    ),
});

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

/** Runs a change, says when it failed, and reads anew what it touched. */
function useChange<Change>(run: (change: Change) => Promise<unknown>, ...touched: string[]) {
  const queries = useQueryClient();
  const toasts = useToasts();
  const problemText = useProblemText();
  return useMutation({
    mutationFn: run,
    onError: (error) => toasts.show({ text: problemText(error), tone: "danger" }),
    onSettled: () => invalidate(queries, ...touched, "/api/v1/me/today"),
  });
}

interface Answer {
  error?: unknown;
}

async function done(answer: Promise<Answer>) {
  const { error } = await answer;
  if (error) throw error;
}

interface Joining {
  stage: Stage;
  consents: Purpose[];
}

const MEMBERSHIP = ["/api/v1/me/ambassadorship", "/api/v1/me/consents"];

export function useJoin() {
  return useChange(
    (body: Joining) => done(client.PUT("/api/v1/me/ambassadorship", { body })),
    ...MEMBERSHIP,
  );
}

/** One step out, as joining is one step in; an undo joins again with the same choices. */
export function useLeave() {
  const { t } = useLingui();
  const queries = useQueryClient();
  const toasts = useToasts();
  const join = useJoin();
  return useChange(
    async () => {
      const before = queries.getQueryData<Schemas["AmbassadorshipRead"]>(
        ambassadorshipQuery.queryKey,
      );
      await done(client.DELETE("/api/v1/me/ambassadorship"));
      toasts.show({
        text: t`You have left. You can come back any time.`,
        ...(before && {
          undo: () => join.mutate({ stage: before.stage ?? "curious", consents: before.consents }),
        }),
      });
    },
    ...MEMBERSHIP,
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
}

/** The switch moves at once; reading anew afterwards moves it back when the API refused. */
export function useSetConsent() {
  const queries = useQueryClient();
  const change = useChange(
    ({ purpose, granted }: ConsentChange) =>
      done(
        client.PUT("/api/v1/me/consents/{purpose}", {
          params: { path: { purpose } },
          body: { granted },
        }),
      ),
    ...MEMBERSHIP,
  );
  return ({ purpose, granted }: ConsentChange) => {
    queries.setQueryData(consentsQuery.queryKey, (consents) =>
      consents?.map((one) => (one.purpose === purpose ? { ...one, granted } : one)),
    );
    change.mutate({ purpose, granted });
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
      text: t`«${skill.label}» is removed.`,
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
