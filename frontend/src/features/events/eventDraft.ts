/** An event while somebody enters it, and what the API is sent of it. */
import type { Schemas } from "../../api/client";
import type { Format } from "../../api/eventWords";
import { clockTime } from "../../i18n/when";
import { changesOf } from "../../ui/useDraft";
import type { Event } from "./queries";

export interface EventDraft {
  format: Format;
  title: string;
  description: string;
  language: string;
  url: string;
  organizer: string;
  place: string;
  isOnline: boolean;
  zone: string;
  isAllDay: boolean;
  /** As fields have them: 2027-03-11T09:00, of whole days the first ten characters count. */
  starts: string;
  ends: string;
  isStanding: boolean;
  rhythm: string;
  minutes: string;
  callUrl: string;
  callClosesOn: string;
  topicIds: string[];
}

/** What each group of fields is given. */
export interface FieldsProps {
  draft: EventDraft;
  fault: (field: string) => string | undefined;
  onChange: (part: Partial<EventDraft>) => void;
}

export const EMPTY_EVENT: EventDraft = {
  format: "conference",
  title: "",
  description: "",
  language: "",
  url: "",
  organizer: "",
  place: "",
  isOnline: false,
  zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  isAllDay: false,
  starts: "",
  ends: "",
  isStanding: false,
  rhythm: "",
  minutes: "",
  callUrl: "",
  callClosesOn: "",
  topicIds: [],
};

export function toDraft(event: Event): EventDraft {
  const { time_zone: zone, starts_on, ends_on, ends_at } = event;
  const end = ends_at ? clockTime(ends_at, zone) : "";
  return {
    format: event.format,
    title: event.title,
    description: event.description,
    language: event.language ?? "",
    url: event.url ?? "",
    organizer: event.organizer ?? "",
    place: event.place ?? "",
    isOnline: event.is_online,
    zone,
    isAllDay: starts_on !== null,
    starts: starts_on ?? clockTime(event.starts_at, zone),
    ends: starts_on ? (ends_on ?? "") : end,
    isStanding: event.is_standing,
    rhythm: event.rhythm ?? "",
    minutes: String(event.meeting_minutes ?? ""),
    callUrl: event.call_url ?? "",
    callClosesOn: event.call_closes_on ?? "",
    topicIds: event.topics.map(({ id }) => id),
  };
}

type EventInput = Required<Schemas["EventCreate"]>;

/** Times or whole days, never both; a rhythm only for what stands. */
export function toInput(draft: EventDraft): EventInput {
  const { isAllDay, isStanding, starts, ends } = draft;
  const lastDay = ends || (isStanding ? "" : starts);
  return {
    format: draft.format,
    title: draft.title.trim(),
    description: draft.description.trim(),
    language: draft.language || null,
    url: draft.url.trim() || null,
    organizer: draft.organizer.trim() || null,
    place: draft.place.trim() || null,
    is_online: draft.isOnline,
    time_zone: draft.zone,
    starts_at: isAllDay ? null : starts || null,
    ends_at: isAllDay ? null : ends || null,
    starts_on: isAllDay ? starts.slice(0, 10) || null : null,
    ends_on: isAllDay ? lastDay.slice(0, 10) || null : null,
    is_standing: isStanding,
    rhythm: (isStanding && draft.rhythm) || null,
    meeting_minutes: (isStanding && Number(draft.minutes)) || null,
    call_url: draft.callUrl.trim() || null,
    call_closes_on: draft.callClosesOn || null,
    topic_ids: draft.topicIds,
  };
}

/** What is saved goes on from here: what was decided about it meanwhile is no other event. */
export function baseOf(stored: Event, newest: Event): Event {
  const changes = changesOf(toInput(toDraft(stored)), toInput(toDraft(newest)));
  const isSame = Object.keys(changes).length === 0;
  return isSame && newest.version > stored.version ? newest : stored;
}

/** The same days or times in the other way of writing them. */
export function withAllDay({ starts, ends }: EventDraft, isAllDay: boolean): Partial<EventDraft> {
  const day = (text: string) => text.slice(0, 10);
  const time = (text: string, clock: string) => (text.length === 10 ? `${text}T${clock}` : text);
  return isAllDay
    ? { isAllDay, starts: day(starts), ends: day(ends) }
    : { isAllDay, starts: time(starts, "09:00"), ends: time(ends, "17:00") };
}
