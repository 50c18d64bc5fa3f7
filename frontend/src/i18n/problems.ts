/** What a refusal means, in words: by its stable code; the API's own sentence only as a last resort. */
import type { MessageDescriptor } from "@lingui/core";
import { msg, plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react";
import { useCallback } from "react";

const BY_CODE: Record<string, MessageDescriptor> = {
  // the request as a whole
  unauthenticated: msg`You have been signed out. Sign in again.`,
  "wrong-credentials": msg`E-mail and password do not fit together.`,
  forbidden: msg`You may not do this. Your program lead can tell you who grants it.`,
  "not-found": msg`This is no longer there.`,
  conflict: msg`This contradicts what is stored.`,
  "version-stale": msg`Somebody has changed this in the meantime.`,
  invalid: msg`Some of it is not right yet.`,
  "quota-exceeded": msg`Too much at once. Wait a moment.`,
  "took-too-long": msg`This took too long and was stopped. Nothing was changed.`,
  internal: msg`That did not work. What you entered is still here.`,
  unavailable: msg`The service does not answer at the moment. Try again shortly.`,
  busy: msg`Too much is going on at once. Try again in a moment.`,
  "storage-full": msg`There is no room left to store this. Tell whoever runs the service.`,
  "topic-required": msg`An approved suggestion needs at least one topic.`,
  "topic-in-use": msg`This topic is in use. You can archive it.`,
  "topic-loop": msg`A topic cannot stand below itself.`,
  "unknown-topic": msg`This topic is no longer there.`,
  "goal-in-use": msg`This goal is in use.`,
  "period-invalid": msg`The end lies before the beginning.`,
  window_invalid: msg`The end lies before the beginning.`,
  "skill-exists": msg`This skill is already in the vocabulary.`,
  "source-exists": msg`This source is already there.`,
  "not-refreshable": msg`This source was read from a file. Import the file again.`,
  "suggestion-exists": msg`This address has been suggested already.`,
  "address-unreadable": msg`This page cannot be read. Describe it in your words.`,
  "already-curated": msg`The program team has looked at it already.`,
  "suggestion-archived": msg`This is archived. Bring it back first.`,
  "unknown-goal": msg`This goal is no longer there.`,
  "validity-over": msg`The time window is over already.`,
  "window-invalid": msg`The end lies before the beginning.`,
  "too-many-skills": msg`These are too many skills.`,
  "too-many-interests": msg`These are too many topics.`,
  "consent-text-changed": msg`The text has changed in the meantime. Please read it again.`,
  "still-ambassador": msg`You are taking part. Leave first, then you can say no.`,
  "pause-over": msg`Choose a later day than today.`,
  "export-under-way": msg`Your copy is already being made.`,
  "export-not-ready": msg`Your copy is not ready yet.`,
  "export-expired": msg`This copy is deleted. Ask for a new one.`,
  "address-taken": msg`Somebody signs in with this address already.`,
  "address-missing": msg`Without an e-mail address nobody can sign in. Enter one first.`,
  "last-administrator": msg`Somebody has to administer. Make another person an administrator first.`,
  "unknown-manager": msg`This person is no longer employed here.`,
  "manager-loop": msg`Nobody reports to themselves, not through others either.`,
  "person-inactive": msg`This person is not active.`,
  "team-in-use": msg`People or teams still belong to this team. Move them first.`,
  "unknown-team": msg`This team is no longer there.`,
  "team-loop": msg`A team cannot stand below itself, nor more than ten levels deep.`,
  "language-not-offered": msg`The default language must be one of those offered.`,
  "value-twice": msg`This value is there twice.`,
  "invitation-gone": msg`This link has been used or has expired.`,
  "password-guessable": msg`This is easily guessed. Take several words that have nothing to do with each other.`,
  // single fields
  missing: msg`Please fill this in.`,
  string_too_short: msg`Please fill this in.`,
  too_short: msg`Please fill this in.`,
  string_too_long: msg`This is too long.`,
  too_long: msg`These are too many.`,
  url_invalid: msg`An address starts with https:// or http://.`,
  email_invalid: msg`This is not an e-mail address.`,
  network_invalid: msg`A network is written like 192.0.2.0/24 or 2001:db8::/48.`,
  text_invalid: msg`This text holds characters that cannot be stored.`,
  string_pattern_mismatch: msg`This is not right yet.`,
  time_zone_unknown: msg`This time zone is not known.`,
  date_from_datetime_parsing: msg`This is not a date.`,
  date_parsing: msg`This is not a date.`,
  decimal_parsing: msg`Please enter a number.`,
};

interface Coded {
  code: string;
  detail?: string;
  retry_after?: number | null;
}

function isCoded(value: unknown): value is Coded {
  return typeof value === "object" && value !== null && "code" in value;
}

const NOT_REACHED = msg`The service cannot be reached. Are you online?`;
const NOT_RIGHT = msg`This is not right yet.`;

function waitMessage(seconds: number): MessageDescriptor {
  const minutes = Math.ceil(seconds / 60);
  return seconds <= 90
    ? msg`Too much at once. ${plural(seconds, { one: "Try again in one second.", other: "Try again in # seconds." })}`
    : msg`Too much at once. ${plural(minutes, { one: "Try again in one minute.", other: "Try again in # minutes." })}`;
}

/** The descriptor for a problem, a field's fault or anything thrown. */
export function problemMessage(error: unknown): MessageDescriptor | string {
  if (!isCoded(error)) return NOT_REACHED;
  if (error.code === "quota-exceeded" && error.retry_after) return waitMessage(error.retry_after);
  return BY_CODE[error.code] ?? error.detail ?? NOT_RIGHT;
}

export function useProblemText() {
  const { _ } = useLingui();
  return useCallback(
    (error: unknown) => {
      const message = problemMessage(error);
      return typeof message === "string" ? message : _(message);
    },
    [_],
  );
}
