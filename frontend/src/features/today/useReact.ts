/** Every way of reacting: the card leaves at once and an undo brings it back to its place. */
import { useLingui } from "@lingui/react/macro";
import {
  type InfiniteData,
  type QueryClient,
  useMutation,
  useQueryClient,
} from "@tanstack/react-query";
import { invalidate } from "../../api/queries";
import { nowOrLater, withdraw } from "../../api/waiting";
import { useProblemText } from "../../i18n/problems";
import { useToasts } from "../../ui/Toasts";
import { type SavedItem, savedQuery, type Today, todayQuery } from "./queries";
import { type Act, later, send, type WaitingReaction } from "./reactions";

/** The day without one item: nothing new pushes in. */
export function withoutItem(today: Today, id: string): Today {
  const items = today.items.filter((item) => item.id !== id);
  return { ...today, items, is_finished: items.length === 0 };
}

type Pages = InfiniteData<{ items: SavedItem[]; next_cursor: string | null }>;

function withoutSaved(data: Pages, id: string): Pages {
  const pages = data.pages.map((page) => ({
    ...page,
    items: page.items.filter((item) => item.id !== id),
  }));
  return { ...data, pages };
}

/** Takes the item off the lists, and says how to put it back. */
async function removeAtOnce(queries: QueryClient, { item: { id }, reaction }: Act) {
  const keys = { today: todayQuery.queryKey, saved: savedQuery.queryKey };
  await queries.cancelQueries({ queryKey: keys.today });
  await queries.cancelQueries({ queryKey: keys.saved });
  const today = queries.getQueryData<Today>(keys.today);
  const saved = queries.getQueryData(keys.saved);
  queries.setQueryData<Today>(keys.today, today && withoutItem(today, id));
  if (reaction !== "saved") queries.setQueryData(keys.saved, saved && withoutSaved(saved, id));
  return () => {
    queries.setQueryData(keys.today, today);
    queries.setQueryData(keys.saved, saved);
  };
}

function refresh(queries: QueryClient) {
  return invalidate(queries, "/api/v1/me/today", "/api/v1/me/saved", "/api/v1/me/reactions");
}

/** Takes back what was done: out of the queue if it is still there, else by the opposite. */
export function useUndo() {
  const queries = useQueryClient();
  const toasts = useToasts();
  const problemText = useProblemText();
  return useMutation({
    mutationFn: async ({ item, reaction, back }: Act) => {
      const isMeant = (one: unknown) => {
        const { act } = (one as WaitingReaction).note;
        return act.item.id === item.id && act.reaction === reaction;
      };
      if (await withdraw(queries, isMeant)) return;
      const opposite: Act = { item, reaction: back, back: "none" };
      await nowOrLater(queries, () => send(opposite), later(opposite));
    },
    onError: (error) => toasts.show({ text: problemText(error), tone: "danger" }),
    onSettled: () => refresh(queries),
  });
}

/** Saves, dismisses, marks done or takes off the saved list. */
export function useReact() {
  const { t } = useLingui();
  const queries = useQueryClient();
  const toasts = useToasts();
  const problemText = useProblemText();
  const waits = useWaitingWords();
  const undo = useUndo();

  const said: Record<Act["reaction"], string> = {
    saved: t({ message: "Saved.", context: "for later" }),
    dismissed: t`Hidden.`,
    done: t`Marked as done.`,
    none: t`Removed from Saved.`,
  };

  return useMutation({
    mutationFn: (act: Act) => nowOrLater(queries, () => send(act), later(act)),
    // Without a connection the card stays, marked as waiting.
    onMutate: async (act) =>
      navigator.onLine ? { putBack: await removeAtOnce(queries, act) } : undefined,
    onError: (error, _act, context) => {
      context?.putBack();
      toasts.show({ text: problemText(error), tone: "danger" });
    },
    onSuccess: (when, act, context) => {
      if (when === "later") context?.putBack();
      const text = when === "later" ? waits[act.reaction] : said[act.reaction];
      toasts.show({ text, undo: () => undo.mutate(act) });
    },
    onSettled: (when) => (when === "later" ? undefined : refresh(queries)),
  });
}

/** What was done, and that the service does not know it yet. */
export function useWaitingWords(): Record<Act["reaction"], string> {
  const { t } = useLingui();
  return {
    saved: t`Saved, waiting to be sent`,
    dismissed: t`Hidden, waiting to be sent`,
    done: t`Done, waiting to be sent`,
    none: t`Removed, waiting to be sent`,
  };
}
