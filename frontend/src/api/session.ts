/** What begins and what ends, on this device, with somebody's session. */
import type { QueryClient } from "@tanstack/react-query";
import { forgetDevice, takeUnsent } from "../offline/device";
import { rememberPerson } from "../offline/store";
import { type Me, meQuery } from "./queries";
import { forgiveSignOut } from "./signOut";

const channel = new BroadcastChannel("fuersprech-session");

/** Calls back when another tab has signed somebody in or out. */
export function onOtherTab(listener: () => void): void {
  channel.onmessage = listener;
}

/** Somebody has signed in: whoever was here before is forgotten first. */
export async function beginSession(queries: QueryClient, me: Me): Promise<void> {
  await forgetDevice();
  takeUnsent();
  forgiveSignOut();
  queries.clear();
  queries.setQueryData(meQuery.queryKey, me);
  await rememberPerson(me);
  channel.postMessage("begun");
}

/** Nobody is signed in any more, and nothing of it stays. */
export async function endSession(queries: QueryClient): Promise<void> {
  queries.clear();
  queries.setQueryData(meQuery.queryKey, null);
  await forgetDevice();
  channel.postMessage("ended");
}
