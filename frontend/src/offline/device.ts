/** Leaves nothing about a person on this device: kept answers, pictures, drafts, and what waits to be sent. */
import { countWaiting, emptyQueue } from "./queue";
import { forgetReach } from "./reach";
import { forgetAnswers } from "./store";

let unsent = 0;

/** Which Mastodon instance the person posts on: kept here alone. */
export const INSTANCE = "fuersprech.mastodon";

/** What waited is lost with it; how much that was can be told once. */
export async function forgetDevice(): Promise<void> {
  forgetReach();
  localStorage.removeItem(INSTANCE);
  sessionStorage.clear();
  // Where the browser keeps nothing (some private windows), there is nothing to forget.
  unsent += await countWaiting().catch(() => 0);
  await Promise.allSettled([forgetAnswers(), emptyQueue()]);
}

/** How much was lost unsent since this was last asked. */
export function takeUnsent(): number {
  const lost = unsent;
  unsent = 0;
  return lost;
}
