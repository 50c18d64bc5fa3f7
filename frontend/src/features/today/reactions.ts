/** Reacting to a suggestion and taking it back: at once, or marked as waiting for a connection. */
import { client, type Schemas } from "../../api/client";
import type { Call, Waiting } from "../../offline/queue";

export type Reaction = Schemas["ReactionPut"]["reaction"];
export type DismissReason = NonNullable<Schemas["ReactionPut"]["reason"]>;

/** What a card shows of a suggestion while its reaction waits. */
type Shown = Pick<
  Schemas["TodayItem"],
  | "id"
  | "title"
  | "language"
  | "url"
  | "suggestion_kind"
  | "source"
  | "author"
  | "published_at"
  | "minutes"
>;

export interface Act {
  item: Shown;
  /** `none` takes a reaction back. */
  reaction: Reaction | "none";
  /** What an undo leads back to. */
  back: "saved" | "none";
  reason?: DismissReason | undefined;
}

/** What waits, as the screens see it. */
export type WaitingReaction = Waiting<{ title: string; act: Act }>;

export async function send({ item, reaction, reason }: Act): Promise<void> {
  const params = { path: { kind: "suggestion" as const, id: item.id } };
  const { error } =
    reaction === "none"
      ? await client.DELETE("/api/v1/me/reactions/{kind}/{id}", { params })
      : await client.PUT("/api/v1/me/reactions/{kind}/{id}", {
          params,
          body: { reaction, ...(reason && { reason }) },
        });
  if (error) throw error;
}

/** The same for the queue. */
export function later(act: Act): { call: Call; note: WaitingReaction["note"] } {
  const { item, reaction, reason } = act;
  const path = `/api/v1/me/reactions/suggestion/${item.id}`;
  const call: Call =
    reaction === "none"
      ? { method: "DELETE", path }
      : { method: "PUT", path, body: { reaction, ...(reason && { reason }) } };
  return { call, note: { title: item.title, act: { ...act, item: shownOf(item) } } };
}

/** Only what is shown: the rest need not lie on the device twice. */
function shownOf(item: Shown): Shown {
  const { id, title, language, url, suggestion_kind, source, author, published_at, minutes } = item;
  return { id, title, language, url, suggestion_kind, source, author, published_at, minutes };
}

/** The last thing done to each suggestion that waits. */
export function byItem(waiting: readonly Waiting[]): Map<string, WaitingReaction> {
  const reactions = waiting as readonly WaitingReaction[];
  return new Map(reactions.map((one) => [one.note.act.item.id, one]));
}
