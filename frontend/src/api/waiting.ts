/** Doing something now or, without a connection, later; and sending later what waits. */
import { useLingui } from "@lingui/react/macro";
import { type QueryClient, queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useEffect } from "react";
import { useProblemText } from "../i18n/problems";
import {
  type Call,
  enqueue,
  onQueueChange,
  type Refusal,
  sendWaiting,
  takeBack,
  type Waiting,
  waitingFor,
} from "../offline/queue";
import { currentReach, subscribe } from "../offline/reach";
import { mayKeep } from "../offline/store";
import { useToasts } from "../ui/Toasts";
import { asProblem } from "./problem";
import { invalidate, meQuery } from "./queries";
import { endSession } from "./session";

/** Whatever waits has a name by which a refusal can be told. */
interface Note {
  title: string;
}

/** What waiting calls lead to, once they are sent. */
const CONCERNED = ["/api/v1/me/today", "/api/v1/me/saved", "/api/v1/me/reactions"];

function waitingQuery(person: string) {
  return queryOptions({
    queryKey: ["waiting", person],
    queryFn: () => (mayKeep ? waitingFor(person) : []),
    networkMode: "always",
    staleTime: Infinity,
  });
}

/** The service was reached but had a bad moment (milliseconds). */
const RETRY_AFTER = 30_000;

const NOTHING: Waiting[] = [];

/** What I did that the service does not know yet, in order. */
export function useWaiting(): readonly Waiting[] {
  const { data: me } = useQuery(meQuery);
  return useQuery({ ...waitingQuery(me?.id ?? ""), enabled: me != null }).data ?? NOTHING;
}

/** Sends at once, unless something waits already or the service is not reached: then it waits. */
export async function nowOrLater(
  queries: QueryClient,
  send: () => Promise<void>,
  later: { call: Call; note: Note },
): Promise<"now" | "later"> {
  const person = queries.getQueryData(meQuery.queryKey)?.id;
  const isKept = mayKeep && person !== undefined;
  if (!isKept || (await waitingFor(person)).length === 0) {
    try {
      await send();
      return "now";
    } catch (error) {
      const problem = asProblem(error);
      if (!isKept || (problem && problem.status !== 503)) throw error;
    }
  }
  await enqueue(person, later.call, later.note);
  return "later";
}

/** Takes the last of what waits and is meant out again; false when there is none, or it is on its way. */
export async function withdraw(
  queries: QueryClient,
  isMeant: (waiting: Waiting) => boolean,
): Promise<boolean> {
  const person = queries.getQueryData(meQuery.queryKey)?.id;
  if (!mayKeep || person === undefined) return false;
  const last = (await waitingFor(person)).findLast(isMeant);
  return last !== undefined && takeBack(last.id);
}

/** Keeps the list of what waits fresh and sends it whenever the service can be reached again. */
export function useSending(): void {
  const { t } = useLingui();
  const queries = useQueryClient();
  const router = useRouter();
  const toasts = useToasts();
  const problemText = useProblemText();
  const { data: me } = useQuery(meQuery);
  const person = me?.id;

  useEffect(() => {
    if (!person || !mayKeep) return;

    async function settled({ sent, refused }: Parameters<Parameters<typeof sendWaiting>[1]>[0]) {
      for (const { call, refusal } of refused) {
        const why = problemText(refusal);
        const { title } = call.note as Note;
        toasts.show({ text: t`“${title}”: ${why}`, tone: "danger" });
      }
      if (sent.length > 0) toasts.show({ text: t`What you did offline is sent.` });
      if (refused.some(isSignedOut)) {
        await endSession(queries);
        await router.invalidate();
      } else await invalidate(queries, ...CONCERNED);
    }

    function send() {
      if (person && navigator.onLine) void sendWaiting(person, settled);
    }

    async function refresh(isElsewhere: boolean) {
      const { queryKey } = waitingQuery(person ?? "");
      const before = queries.getQueryData(queryKey)?.length ?? 0;
      await queries.invalidateQueries({ queryKey });
      const isShorter = (queries.getQueryData(queryKey)?.length ?? 0) < before;
      if (isElsewhere && isShorter) await invalidate(queries, ...CONCERNED);
      send();
    }

    let before = currentReach();
    function onReach() {
      const now = currentReach();
      if (now !== before && now !== "offline") send();
      before = now;
    }

    function onLook() {
      if (document.visibilityState === "visible") send();
    }

    send();
    const clock = setInterval(send, RETRY_AFTER);
    document.addEventListener("visibilitychange", onLook);
    const leave = [onQueueChange((isElsewhere) => void refresh(isElsewhere)), subscribe(onReach)];
    return () => {
      clearInterval(clock);
      document.removeEventListener("visibilitychange", onLook);
      for (const one of leave) one();
    };
  }, [person, queries, router, toasts, problemText, t]);
}

function isSignedOut({ refusal }: { refusal: Refusal }): boolean {
  return refusal.status === 401;
}
