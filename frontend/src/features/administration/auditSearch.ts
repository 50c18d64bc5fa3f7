/** Which entries of the log are listed, as the address says it. */
import { idsOf } from "../../api/address";
import { type AuditAction, isAction } from "./auditWords";

export interface AuditSearch {
  action?: AuditAction;
  /** The id of the person who acted. */
  actor?: string;
  since?: string;
  until?: string;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

function isDay(text: unknown): text is string {
  return typeof text === "string" && DAY.test(text) && !Number.isNaN(Date.parse(text));
}

/** Only what means something: the address stays short, and a mistyped one still works. */
export function readAuditSearch(search: Record<string, unknown>): AuditSearch {
  const { action, since, until } = search;
  return {
    ...(isAction(action) && { action }),
    ...idsOf(search, "actor"),
    ...(isDay(since) && { since }),
    ...(isDay(until) && { until }),
  };
}
