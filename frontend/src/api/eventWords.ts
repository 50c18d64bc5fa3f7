/** What an event, a part in it and the company's side of the deal are called. */
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { Schemas } from "./client";

export type Format = Schemas["EventFormat"];
export type Part = Schemas["OpeningRead"]["part"];
export type Cover = Schemas["Cover"];
export type Status = Schemas["EventStatus"];

type Words<Name extends string> = Readonly<Record<Name, MessageDescriptor>>;

export const FORMATS: Words<Format> = {
  conference: msg`Conference`,
  panel: msg`Panel`,
  lecture: msg`Lecture`,
  jury: msg`Jury`,
  expert_group: msg`Expert group`,
  meetup: msg`Meetup`,
  webinar: msg`Webinar`,
  workshop: msg`Workshop`,
};

export const FORMAT_NAMES = Object.keys(FORMATS) as Format[];

export const PARTS: Words<Part> = {
  attendee: msg`Attend`,
  speaker: msg`Give a talk`,
  panelist: msg`Join the panel`,
  moderator: msg`Moderate`,
  lecturer: msg`Give a lecture`,
  juror: msg`Judge in the jury`,
  member: msg`Work in the group`,
};

export const COVERS: Words<Cover> = {
  working_time: msg`Working time`,
  preparation_time: msg`Time to prepare`,
  ticket: msg`Ticket`,
  travel: msg`Travel`,
  accommodation: msg`Overnight stay`,
  meals: msg`Meals`,
  coaching: msg`Coaching`,
};

export const STATUSES: Words<Status> = {
  proposed: msg({ message: "Proposed", context: "event" }),
  approved: msg({ message: "Approved", context: "event" }),
  archived: msg({ message: "Archived", context: "event" }),
  cancelled: msg({ message: "Cancelled", context: "event" }),
};

export const STATES: Words<Schemas["MyParticipation"]["state"]> = {
  interested: msg`Interested`,
  applied: msg`Applied`,
  confirmed: msg`Confirmed`,
  attended: msg`Was there`,
  withdrawn: msg`Withdrawn`,
  declined: msg`Given to others this time`,
};

export const AGAIN: Words<Schemas["Again"]> = {
  yes: msg`Yes`,
  maybe: msg`Perhaps`,
  no: msg`Rather not`,
};

export const RHYTHMS: Readonly<Record<string, MessageDescriptor>> = {
  "FREQ=WEEKLY": msg`Every week`,
  "FREQ=WEEKLY;INTERVAL=2": msg`Every two weeks`,
  "FREQ=MONTHLY": msg`Every month`,
  "FREQ=MONTHLY;INTERVAL=3": msg`Every three months`,
  "FREQ=YEARLY": msg`Every year`,
};
