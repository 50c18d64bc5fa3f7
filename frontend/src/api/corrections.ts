/** Correcting why something was chosen, and taking the correction back. */
import { useLingui } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useProblemText } from "../i18n/problems";
import { useToasts } from "../ui/Toasts";
import { client, everything, type Schemas } from "./client";
import { invalidate } from "./queries";

export type Reason = Schemas["ReasonRead"];
type Correction = Schemas["SkillCorrection"] | Schemas["TopicCorrection"];
type Undo = () => Promise<unknown>;

const TOUCHED = [
  "/api/v1/me/today",
  "/api/v1/me/skills",
  "/api/v1/me/interests",
  "/api/v1/me/saved",
  "/api/v1/me/events",
  "/api/v1/events",
  "/api/v1/suggestions",
] as const;

/** "That is not right": takes the skill or the interest out of the profile, until it is undone. */
export function useCorrect() {
  const { t } = useLingui();
  const queries = useQueryClient();
  const toasts = useToasts();
  const problemText = useProblemText();
  const fail = (error: unknown) => toasts.show({ text: problemText(error), tone: "danger" });

  async function run(body: Correction): Promise<Undo> {
    const undo = body.kind === "skill" ? await skillAgain(body) : await topicAgain(body);
    await done(client.PUT("/api/v1/me/corrections", { body }));
    return undo;
  }

  return useMutation({
    mutationFn: run,
    onSuccess: (undo) => {
      const again = () => undo().catch(fail);
      toasts.show({
        text: t`Thank you. Your profile is corrected.`,
        undo: () => void again().then(() => invalidate(queries, ...TOUCHED)),
      });
      return invalidate(queries, ...TOUCHED);
    },
    onError: fail,
  });
}

/** Puts a skill back as it stands in the profile now. */
async function skillAgain({ skill_id }: Schemas["SkillCorrection"]): Promise<Undo> {
  const skills = await everything<Schemas["MySkillRead"]>((query) =>
    client.GET("/api/v1/me/skills", { params: { query } }),
  );
  const mine = skills.find(({ skill }) => skill.id === skill_id);
  if (!mine) return async () => undefined;
  const { level, wants_to_learn } = mine;
  const params = { path: { skill_id } };
  return () =>
    done(client.PUT("/api/v1/me/skills/{skill_id}", { params, body: { level, wants_to_learn } }));
}

/** Takes the attitude to a topic that there is now. */
async function topicAgain({ topic_id }: Schemas["TopicCorrection"]): Promise<Undo> {
  const interests = await everything<Schemas["InterestRead"]>((query) =>
    client.GET("/api/v1/me/interests", { params: { query } }),
  );
  const attitude = interests.find(({ topic }) => topic.id === topic_id)?.attitude;
  const params = { path: { topic_id } };
  return () =>
    done(
      attitude
        ? client.PUT("/api/v1/me/interests/{topic_id}", { params, body: { attitude } })
        : client.DELETE("/api/v1/me/interests/{topic_id}", { params }),
    );
}

async function done(answer: Promise<{ error?: unknown }>) {
  const { error } = await answer;
  if (error) throw error;
}
