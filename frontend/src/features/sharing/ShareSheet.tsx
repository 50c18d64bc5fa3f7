/** Passing a suggestion on: own words first, then where, and afterwards whether it was done. */
import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Region } from "../../api/Region";
import { Dialog } from "../../ui/Dialog";
import { Lines } from "../../ui/Skeleton";
import { Asked } from "./Asked";
import type { Channel, Post } from "./channels";
import { useKeptDraft } from "./draft";
import { checkQuery, type MyShare, type Suggestion, suggestionQuery, useForget } from "./queries";
import styles from "./ShareSheet.module.css";
import { composed } from "./text";
import { Where } from "./Where";
import { Write } from "./Write";

interface Props {
  id: string;
  onClose: () => void;
}

export function ShareSheet({ id, onClose }: Props) {
  const suggestion = useQuery(suggestionQuery(id));
  // The sentence that says where one works comes with the check of an empty text.
  const first = useQuery(checkQuery(id, ""));
  const { t } = useLingui();
  if (suggestion.data && first.data) {
    return (
      <Steps suggestion={suggestion.data} disclosure={first.data.disclosure} onClose={onClose} />
    );
  }
  return (
    <Dialog title={t`In your own words`} closeLabel={t`Close`} onClose={onClose} size="full">
      <Region query={suggestion} skeleton={<Lines count={6} />}>
        {() => (
          <Region query={first} skeleton={<Lines count={6} />}>
            {() => null}
          </Region>
        )}
      </Region>
    </Dialog>
  );
}

type Step = "write" | "where" | "asked";

interface StepsProps {
  suggestion: Suggestion;
  disclosure: string;
  onClose: () => void;
}

function Steps({ suggestion, disclosure, onClose }: StepsProps) {
  const { t } = useLingui();
  const forget = useForget();
  const [step, setStep] = useState<Step>("write");
  const kept = useKeptDraft(suggestion.id, {
    words: "",
    disclosure,
    discloses: true,
    counts: suggestion.url !== null,
  });
  const { draft } = kept;
  const [begun, setBegun] = useState<MyShare | null>(null);
  const [channel, setChannel] = useState<Channel | null>(null);
  const [isCopied, setCopied] = useState(false);
  const post: Post = {
    text: composed(draft.discloses ? draft.disclosure : "", draft.words),
    url: (draft.counts && begun?.short_url) || suggestion.url,
    title: suggestion.title,
  };
  const titles: Record<Step, string> = {
    write: t`In your own words`,
    where: t`Where to?`,
    asked: t`Did you share it?`,
  };

  /** What nobody has posted leaves nothing behind. */
  function close() {
    if (begun && step !== "asked") forget.mutate(begun.id);
    onClose();
  }

  return (
    <Dialog title={titles[step]} closeLabel={t`Close`} onClose={close} size="full">
      <p className={styles.about} lang={suggestion.language ?? undefined}>
        {suggestion.title}
      </p>
      {step === "write" && (
        <Write
          suggestion={suggestion}
          draft={draft}
          text={post.text}
          begun={begun}
          onChange={kept.change}
          onNext={(share) => {
            // Whoever counts no clicks after all needs no link.
            if (begun && !share) forget.mutate(begun.id);
            setBegun(share);
            setStep("where");
          }}
        />
      )}
      {step === "where" && (
        <Where
          suggestionId={suggestion.id}
          post={post}
          onBack={() => setStep("write")}
          onCopied={setCopied}
          onGone={(to) => {
            setChannel(to);
            setStep("asked");
          }}
        />
      )}
      {step === "asked" && channel && (
        <Asked
          suggestionId={suggestion.id}
          shareId={begun?.id ?? null}
          channel={channel}
          post={post}
          isCopied={isCopied}
          onCopied={setCopied}
          onElsewhere={() => {
            setCopied(false);
            setStep("where");
          }}
          onDone={() => {
            kept.forget();
            onClose();
          }}
        />
      )}
    </Dialog>
  );
}
