/** What the ways to be seen and the gestures are called. */
import { useLingui } from "@lingui/react/macro";
import type { Gesture, Visibility } from "./queries";

interface Seen {
  label: string;
  hint: string;
}

/** From all to none. */
export const VISIBILITIES: readonly Visibility[] = ["public", "team", "private"];
export const GESTURES: readonly Gesture[] = ["applause", "heart", "idea", "strength"];

/** How far the giver would let thanks be seen. */
export function useGiverWords(): Record<Visibility, Seen> {
  const { t } = useLingui();
  return {
    public: {
      label: t`Everybody`,
      hint: t`Everybody in the organization, if those thanked agree to be named.`,
    },
    team: { label: t`Their team`, hint: t`The team of each person you thank.` },
    private: { label: t`Those involved`, hint: t`You and those you thank. Nobody else.` },
  };
}

/** How far a receiver lets it be seen. */
export function useReceiverWords(): Record<Visibility, Seen> {
  const { t } = useLingui();
  return {
    public: {
      label: t`Everybody`,
      hint: t`Everybody in the organization sees that you were thanked.`,
    },
    team: { label: t`My team`, hint: t`Your team sees that you were thanked.` },
    private: {
      label: t`Those involved`,
      hint: t`Whoever thanked you and was thanked with you. Nobody learns that you chose this.`,
    },
  };
}

export function useGestureWords(): Record<Gesture, string> {
  const { t } = useLingui();
  return {
    applause: t`Applause`,
    heart: t`From the heart`,
    idea: t`Good idea`,
    strength: t`Strong`,
  };
}
