/** What a key opens, in words. */
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { Schemas } from "./client";

export type Scope = Schemas["Scope"];

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
