/** Reads of the administration: people, teams, what runs by itself. */
import { queryOptions } from "@tanstack/react-query";
import { api, client, everything, inPages, type Schemas } from "../../api/client";
import type { AuditSearch } from "./auditSearch";
import type { PeopleSearch } from "./search";

export type Team = Schemas["TeamRead"];
export type AuditEntry = Schemas["AuditEntryRead"];
export type Job = Schemas["JobRead"];
export type Organization = Schemas["OrganizationRead"];

/** A person with what only administrators see. */
export type Employee = Schemas["PersonRead"] & {
  administration: Schemas["PersonAdministration"];
};

export function isEmployee(person: Schemas["PersonRead"]): person is Employee {
  return person.administration !== null;
}

export function peoplePages({ q, status = "active", team }: PeopleSearch) {
  const filters = { status, ...(q && { q }), ...(team && { team_id: team }) };
  return inPages(["get", "/api/v1/people", "pages", filters], (page) =>
    client.GET("/api/v1/people", { params: { query: { ...filters, ...page, limit: 50 } } }),
  );
}

/** People whose name holds the text, to pick one. */
export function peopleSearch(text: string) {
  return {
    ...api.queryOptions("get", "/api/v1/people", {
      params: { query: { limit: 10, ...(text && { q: text }) } },
    }),
    enabled: text.length > 0,
  };
}

export function personQuery(id: string) {
  return api.queryOptions("get", "/api/v1/people/{person_id}", {
    params: { path: { person_id: id } },
  });
}

export function auditPages({ actor, ...rest }: AuditSearch) {
  const filters = { ...rest, ...(actor && { actor_id: actor }) };
  return inPages(["get", "/api/v1/audit-entries", "pages", filters], (page) =>
    client.GET("/api/v1/audit-entries", { params: { query: { ...filters, ...page, limit: 50 } } }),
  );
}

export const allTeamsQuery = queryOptions({
  queryKey: ["get", "/api/v1/teams", "all"],
  queryFn: () => everything<Team>((query) => client.GET("/api/v1/teams", { params: { query } })),
});

export const organizationQuery = api.queryOptions("get", "/api/v1/organization");

const EVERY = 10_000;

export const jobsQuery = queryOptions({
  queryKey: ["get", "/api/v1/jobs", "all"],
  queryFn: async (): Promise<Job[]> => {
    const { data, error } = await client.GET("/api/v1/jobs");
    if (!data) throw error;
    return data.items;
  },
  refetchInterval: EVERY,
});
