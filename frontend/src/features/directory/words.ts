/** How far somebody has come and how well they know something, in words about another person. */
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { Schemas } from "../../api/client";

type Stage = Schemas["Stage"];

export const STAGES: Readonly<Record<Stage, MessageDescriptor>> = {
  curious: msg`Having a look`,
  trying: msg({ message: "First attempts", context: "somebody else" }),
  ambassador: msg`Takes part gladly`,
  expert: msg`Asked for advice`,
  influencer: msg`Widely followed`,
};

const LEVELS: readonly MessageDescriptor[] = [
  msg`Knows the basics`,
  msg`Uses it on their own`,
  msg`Knows it deeply`,
  msg`Others come for it`,
];

export function levelWords(level: number | null): MessageDescriptor | undefined {
  return level === null ? undefined : LEVELS[level - 1];
}
