/** Reacting to a suggestion or an event and taking it back: at once, or marked as waiting for a connection. */
import { client, type Schemas } from "../../api/client";
import type { Call, Waiting } from "../../offline/queue";

export type Reaction = Schemas["ReactionPut"]["reaction"];
export type DismissReason = NonNullable<Schemas["ReactionPut"]["reason"]>;

/** What a card shows of a thing while its reaction waits. */
export type Shown = Pick<
  Schemas["TodayItem"],
  | "kind"
  | "id"
  | "title"
  | "language"
  | "url"
  | "suggestion_kind"
  | "source"
  | "author"
  | "published_at"
  | "minutes"
  | "event"
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
  const params = { path: { kind: item.kind, id: item.id } };
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
  const path = `/api/v1/me/reactions/${item.kind}/${item.id}`;
  const call: Call =
    reaction === "none"
      ? { method: "DELETE", path }
      : { method: "PUT", path, body: { reaction, ...(reason && { reason }) } };
  return { call, note: { title: item.title, act: { ...act, item: shownOf(item) } } };
}

/** Only what is shown: the rest need not lie on the device twice. */
function shownOf(item: Shown): Shown {
  const { kind, id, title, language, url, suggestion_kind, source, author } = item;
  const { published_at, minutes, event } = item;
  const rest = { published_at, minutes, event };
  return { kind, id, title, language, url, suggestion_kind, source, author, ...rest };
}

/** The last thing done to each thing that waits. */
export function byItem(waiting: readonly Waiting[]): Map<string, WaitingReaction> {
  const reactions = waiting as readonly WaitingReaction[];
  return new Map(reactions.map((one) => [one.note.act.item.id, one]));
}
