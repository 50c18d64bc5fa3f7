/** Changing goals: creating, saving, deleting. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { client, ifMatch, type Schemas } from "../../api/client";
import { type Goal, invalidate } from "../../api/queries";
import { goalQuery } from "./queries";

const TOUCHED = ["/api/v1/goals", "/api/v1/suggestions"];

export function useCreateGoal() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (body: Schemas["GoalCreate"]) => {
      const { data, error } = await client.POST("/api/v1/goals", { body });
      if (!data) throw error;
      return data;
    },
    onSuccess: () => invalidate(queries, ...TOUCHED),
  });
}

interface Change {
  goal: Goal;
  body: Schemas["GoalUpdate"];
}

export function useSaveGoal() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ goal, body }: Change) => {
      const { data, error } = await client.PATCH("/api/v1/goals/{goal_id}", {
        params: { path: { goal_id: goal.id }, header: ifMatch(goal.version) },
        body,
      });
      if (!data) throw error;
      return data;
    },
    onSuccess: () => invalidate(queries, ...TOUCHED),
  });
}

export function useDeleteGoal() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ id, version }: Goal) => {
      const { error } = await client.DELETE("/api/v1/goals/{goal_id}", {
        params: { path: { goal_id: id }, header: ifMatch(version) },
      });
      if (error) throw error;
    },
    onSuccess: (_nothing, { id }) => {
      // Still on the screen, it would be read anew and not found.
      queries.removeQueries({ queryKey: goalQuery(id).queryKey });
      return invalidate(queries, ...TOUCHED);
    },
  });
}
