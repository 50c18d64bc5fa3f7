/** Saving what somebody else may have changed meanwhile: theirs or mine, as the person chooses. */
import type { ReactNode } from "react";
import { useProblemText } from "../i18n/problems";
import { useToasts } from "../ui/Toasts";
import { isStale } from "./problem";
import { Stale } from "./Stale";

interface Saving {
  error: unknown;
  reset: () => void;
}

interface Ways<Stored> {
  /** What is stored now; nothing when it is gone. */
  newest: () => Promise<Stored | undefined>;
  /** Starts over from it, forgetting what is entered. */
  take: (newer: Stored) => void;
  /** Saves what is entered on top of it. */
  again: (newer: Stored) => void;
  onGone?: () => void;
}

/** The notice to show, and the error that is left for the form itself. */
export function useStale<Stored>(
  save: Saving,
  { newest, take, again, onGone }: Ways<Stored>,
): { error: unknown; notice: ReactNode } {
  const toasts = useToasts();
  const problemText = useProblemText();

  async function withNewest(use: (newer: Stored) => void) {
    try {
      const newer = await newest();
      if (newer === undefined) onGone?.();
      else use(newer);
    } catch (error) {
      toasts.show({ text: problemText(error), tone: "danger" });
    }
  }

  function takeTheirs(newer: Stored) {
    save.reset();
    take(newer);
  }

  return {
    error: isStale(save.error) ? null : save.error,
    notice: (
      <Stale
        error={save.error}
        onReload={() => void withNewest(takeTheirs)}
        onMine={() => void withNewest(again)}
      />
    ),
  };
}
