/** Whether the service answers, and from when what it answered is. */
import { useSyncExternalStore } from "react";
import { STORED_AT } from "./store";

interface Answer {
  at: number;
  isStored: boolean;
}

let isReached = true;
const answers = new Map<string, Answer>();
const listeners = new Set<() => void>();

function tell() {
  for (const listener of listeners) listener();
}

/** An answer came for a path (as the contract writes it); one from the store says when it was given. */
export function noteAnswer(path: string, headers: Headers): void {
  const storedAt = headers.get(STORED_AT);
  isReached = storedAt === null;
  answers.set(path, { at: storedAt ? Number(storedAt) : Date.now(), isStored: storedAt !== null });
  tell();
}

export function noteNoAnswer(): void {
  isReached = false;
  tell();
}

export function forgetReach(): void {
  isReached = true;
  answers.clear();
}

/** Whether a path was answered by the service itself since the app started. */
export function isFresh(path: string): boolean {
  return answers.get(path)?.isStored === false;
}

/** The oldest of the answers to these paths that are there. */
export function oldest(paths: readonly string[]): Answer | null {
  const known = paths.map((path) => answers.get(path)).filter((one) => one !== undefined);
  return known.reduce<Answer | null>((old, one) => (old && old.at <= one.at ? old : one), null);
}

export function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  addEventListener("online", listener);
  addEventListener("offline", listener);
  return () => {
    listeners.delete(listener);
    removeEventListener("online", listener);
    removeEventListener("offline", listener);
  };
}

export type Reach = "reached" | "offline" | "unreached";

/** `offline`: the device has no network; `unreached`: it has, but the service did not answer. */
export function currentReach(): Reach {
  if (!navigator.onLine) return "offline";
  return isReached ? "reached" : "unreached";
}

export function useReach(): Reach {
  return useSyncExternalStore(subscribe, currentReach);
}
