/** Changing people: adding, saving, deactivating and back, the link to their first sign-in. */
import { useLingui } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { client, ifMatch, type Schemas } from "../../api/client";
import { invalidate, meQuery } from "../../api/queries";
import { useProblemText } from "../../i18n/problems";
import { useToasts } from "../../ui/Toasts";
import { type Employee, isEmployee } from "./queries";

const LIST = "/api/v1/people";

type Answer = { data?: Schemas["PersonRead"]; error?: unknown };

function employee({ data, error }: Answer): Employee {
  if (!data || !isEmployee(data)) throw error;
  return data;
}

async function patch(person: Employee, body: Schemas["PersonUpdate"]) {
  return employee(
    await client.PATCH("/api/v1/people/{person_id}", {
      params: {
        path: { person_id: person.id },
        header: ifMatch(person.administration.version),
      },
      body,
    }),
  );
}

export async function readPerson(id: string) {
  return employee(
    await client.GET("/api/v1/people/{person_id}", { params: { path: { person_id: id } } }),
  );
}

export function useAddPerson() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (body: Schemas["PersonCreate"]) =>
      employee(await client.POST("/api/v1/people", { body })),
    onSuccess: () => invalidate(queries, LIST),
  });
}

interface Change {
  person: Employee;
  body: Schemas["PersonUpdate"];
  /** Absent where they stay. */
  roles?: Schemas["GrantedRole"][] | undefined;
}

/** Two calls: what the second refuses, the first has stored already, so `onStored` hears of it. */
export function useSavePerson(onStored: (person: Employee) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ person, body, roles }: Change) => {
      if (Object.keys(body).length > 0) onStored(await patch(person, body));
      if (!roles) return;
      const path = { person_id: person.id };
      onStored(
        employee(
          await client.PUT("/api/v1/people/{person_id}/roles", {
            params: { path },
            body: { roles },
          }),
        ),
      );
    },
    // My own name or roles may be among them.
    onSettled: () => Promise.all([invalidate(queries, LIST), queries.invalidateQueries(meQuery)]),
  });
}

/** Deactivates or takes back; the toast undoes it. */
export function useSetActive() {
  const { t } = useLingui();
  const queries = useQueryClient();
  const toasts = useToasts();
  const problemText = useProblemText();
  const set = useMutation({
    mutationFn: ({ person, isActive }: { person: Employee; isActive: boolean }) =>
      patch(person, { is_active: isActive }),
    onSuccess: (person, { isActive }) => {
      void invalidate(queries, LIST);
      const name = person.display_name;
      toasts.show({
        text: isActive ? t`${name} is active again.` : t`${name} is deactivated and signed out.`,
        undo: () => set.mutate({ person, isActive: !isActive }),
      });
    },
    onError: (error) => toasts.show({ text: problemText(error), tone: "danger" }),
  });
  return set;
}

export function useInvite() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ id }: Employee) => {
      const { data, error } = await client.POST("/api/v1/people/{person_id}/invitations", {
        params: { path: { person_id: id } },
      });
      if (!data) throw error;
      return data;
    },
    onSuccess: () => invalidate(queries, LIST),
  });
}
