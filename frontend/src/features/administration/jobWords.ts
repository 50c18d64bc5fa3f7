/** What runs by itself, in words; a type that is not known here keeps its own name. */
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

export const JOBS: Record<string, MessageDescriptor> = {
  "demo.freshen": msg`Keep the demo up to date`,
  "event.changed": msg`Look whether an event is there twice`,
  "event.proposed": msg`Prepare events that were proposed`,
  "event_import.accepted": msg`Take over imported events`,
  "event_import.requested": msg`Preview imported events`,
  "event_source.refresh_requested": msg`Read a calendar on demand`,
  "event_sources.poll": msg`Read calendars that are due`,
  "events.plan_meetings": msg`Plan the meetings of standing engagements`,
  "events.put_away": msg`Archive events that are over`,
  "export.file_dropped": msg`Remove files of past exports`,
  "export.requested": msg`Put together exports of personal data`,
  "person.erased": msg`Note deletions, for restored backups`,
  "privacy.expire_exports": msg`End exports whose time is over`,
  "privacy.forget": msg`Delete what is no longer needed`,
  "service_key.ending": msg`Tell of keys that end soon`,
  "service_keys.warn": msg`Look which keys end soon`,
  "source.refresh_requested": msg`Read a source on demand`,
  "sources.poll": msg`Read sources that are due`,
  "suggestion.picture_wanted": msg`Fetch pictures of suggestions`,
  "suggestion.pictures_dropped": msg`Remove pictures no longer used`,
  "suggestion.proposed": msg`Prepare what was proposed`,
  "suggestions.expire": msg`Archive suggestions whose time is over`,
};
