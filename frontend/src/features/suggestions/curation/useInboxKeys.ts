/** What each key does in the inbox. */
import { useToasts } from "../../../ui/Toasts";
import { useKeys } from "../../../ui/useKeys";
import type { Action } from "./queries";
import { neighbor, type Status } from "./search";

interface Inbox {
  ids: readonly string[];
  current: string | undefined;
  status: Status;
  chosen: string[];
  open: (id: string) => void;
  act: (action: Action, ids: string[]) => void;
  toggle: (id: string) => void;
  approveCurrent: () => void;
  enter: () => void;
  search: () => void;
  help: () => void;
  clear: () => void;
}

export function useInboxKeys(inbox: Inbox) {
  const toasts = useToasts();
  const { ids, current, status, chosen } = inbox;
  const hand = chosen.length > 0 ? chosen : current ? [current] : [];

  function move(step: 1 | -1) {
    const next = neighbor(ids, current, step);
    if (next) inbox.open(next);
  }

  function approve() {
    if (status === "archived") inbox.act("restore", hand);
    else if (chosen.length > 0 && status === "proposed") inbox.act("approve", chosen);
    else inbox.approveCurrent();
  }

  useKeys({
    j: () => move(1),
    k: () => move(-1),
    a: approve,
    e: () => status !== "archived" && inbox.act("archive", hand),
    x: () => current && inbox.toggle(current),
    z: () => toasts.undoLast(),
    enter: () => {
      if (!current) return;
      inbox.open(current);
      inbox.enter();
    },
    "/": inbox.search,
    "?": inbox.help,
    escape: inbox.clear,
  });
}
