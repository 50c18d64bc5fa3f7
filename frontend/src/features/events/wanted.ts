/** Whether an event is over, and whether anybody is wanted at it. */
import { daysUntil, type When } from "../../i18n/when";
import type { Event } from "./queries";

/** What has an open end never is. */
export function isOver({ ends_at }: Pick<When, "ends_at">, now = new Date()): boolean {
  return ends_at !== null && Date.parse(ends_at) <= now.getTime();
}

/** It takes place, and is not over. */
export function isToCome(event: Pick<Event, "status" | "ends_at">, now = new Date()): boolean {
  const isOn = event.status === "approved" || event.status === "proposed";
  return isOn && !isOver(event, now);
}

type Called = Pick<Event, "status" | "ends_at" | "call_url" | "call_closes_on">;

/** Whether speakers can still come forward. */
export function hasOpenCall(event: Called, now = new Date()): boolean {
  const { call_url, call_closes_on } = event;
  const isOpen = call_closes_on ? daysUntil(call_closes_on, now) >= 0 : call_url !== null;
  return isOpen && isToCome(event, now);
}
