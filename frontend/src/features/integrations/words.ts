/** What a key opens, in words; and how one tells keys apart. */
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { Key, Scope } from "./queries";

interface Words {
  name: MessageDescriptor;
  hint: MessageDescriptor;
}

export const SCOPES: Readonly<Record<Scope, Words>> = {
  "suggestions:read": { name: msg`Suggestions`, hint: msg`What is approved and valid now` },
  "events:read": { name: msg`Events`, hint: msg`What everybody here may see of them` },
  "ambassadors:read": {
    name: msg`Directory`,
    hint: msg`Who wants to be found, with just what they show`,
  },
  "kudos:read": { name: msg`Thanks`, hint: msg`What is public here` },
};

export const SCOPE_NAMES = Object.keys(SCOPES) as Scope[];

/** The end of what is no secret of a key: `…4be1a9c0`, never broken after the dots. */
export function handleOf({ prefix }: Pick<Key, "prefix">): string {
  return `…\u2060${prefix.slice(prefix.lastIndexOf(".") + 1)}`;
}

const DAY = 86_400_000;
const SOON_DAYS = 30;

/** Whether it is time to think of a successor. */
export function endsSoon({ state, expires_at }: Key, now = Date.now()): boolean {
  return state === "active" && Date.parse(expires_at) - now < SOON_DAYS * DAY;
}
