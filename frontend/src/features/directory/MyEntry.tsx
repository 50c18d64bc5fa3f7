/** How others see me in the directory, and what of it I show. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { Paused } from "../../api/Paused";
import { ambassadorshipQuery } from "../../api/queries";
import { Region } from "../../api/Region";
import { useProblemText } from "../../i18n/problems";
import { Button } from "../../ui/Button";
import { Notice } from "../../ui/Card";
import { TextField } from "../../ui/Field";
import { Page, Section } from "../../ui/Page";
import { Row, Rows } from "../../ui/Rows";
import { Switch } from "../../ui/Switch";
import { useToasts } from "../../ui/Toasts";
import { whereabouts } from "./AmbassadorCard";
import { AmbassadorFacts } from "./AmbassadorFacts";
import styles from "./Directory.module.css";
import { type Entry, type EntryChoice, entryQuery, useSetEntry } from "./queries";

type Part = "shows_stage" | "shows_skills" | "shows_topics" | "shows_languages";

export function MyEntry() {
  const { t } = useLingui();
  const entry = useQuery(entryQuery);
  const membership = useQuery(ambassadorshipQuery);
  return (
    <Page
      title={t`How others see me`}
      back={{ to: "/me", label: t`Me` }}
      lead={t`In the directory, as long as you agree to be found.`}
    >
      <Region query={membership}>
        {({ status, paused_until }) => (
          <Region query={entry}>
            {(mine) => (
              <>
                {status === "paused" ? (
                  <Paused until={paused_until}>
                    <Trans>As long as you rest, you are not in the directory.</Trans>
                  </Paused>
                ) : (
                  <Standing isFound={mine.is_found} />
                )}
                <Mine entry={mine} />
              </>
            )}
          </Region>
        )}
      </Region>
    </Page>
  );
}

function Mine({ entry }: { entry: Entry }) {
  const { t } = useLingui();
  const toasts = useToasts();
  const problemText = useProblemText();
  const save = useSetEntry();
  const parts: [Part, string][] = [
    ["shows_stage", t`Stage`],
    ["shows_skills", t`Skills`],
    ["shows_topics", t`Topics`],
    ["shows_languages", t`Languages`],
  ];
  const shown = save.isPending ? { ...entry, ...save.variables } : entry;

  function set(part: Partial<EntryChoice>) {
    // From what is shown: a second choice must not take back the first, which is on its way.
    const { place, shows_stage, shows_skills, shows_topics, shows_languages } = shown;
    save.mutate(
      { place, shows_stage, shows_skills, shows_topics, shows_languages, ...part },
      { onError: (error) => toasts.show({ text: problemText(error), tone: "danger" }) },
    );
  }

  return (
    <>
      <Section
        title={entry.is_found ? <Trans>How you appear</Trans> : <Trans>How it would look</Trans>}
      >
        <div className={styles.preview}>
          <p className={styles.previewName}>{entry.seen.display_name}</p>
          <p className={styles.detail}>{whereabouts(entry.seen)}</p>
          <AmbassadorFacts ambassador={entry.seen} />
        </div>
      </Section>
      <Section
        title={<Trans>What you show</Trans>}
        lead={
          <Trans>
            Your name and your team are always there. What you only want to learn, and topics you
            mute, never are.
          </Trans>
        }
      >
        <Place place={entry.place} busy={save.isPending} onSave={(place) => set({ place })} />
        <Rows>
          {parts.map(([part, label]) => (
            <Row key={part}>
              <Switch
                label={label}
                checked={shown[part]}
                onChange={(isShown) => set({ [part]: isShown })}
              />
            </Row>
          ))}
        </Rows>
      </Section>
    </>
  );
}

function Standing({ isFound }: { isFound: boolean }) {
  return (
    <Notice icon={isFound ? "check" : "lock"}>
      <p>
        {isFound ? (
          <Trans>You are in the directory: everybody in the organization can find you.</Trans>
        ) : (
          <Trans>You are not in the directory. Nobody sees this page but you.</Trans>
        )}
      </p>
      <p>
        <Link to="/me/ambassadorship">
          <Trans>Change this under “Taking part”</Trans>
        </Link>
      </p>
    </Notice>
  );
}

interface PlaceProps {
  place: string;
  busy: boolean;
  onSave: (place: string) => void;
}

function Place({ place, busy, onSave }: PlaceProps) {
  const { t } = useLingui();
  const [text, setText] = useState(place);
  const [stored, setStored] = useState(place);
  // Not by a `key`: the focus is still in the field when it has been saved.
  if (place !== stored) {
    setStored(place);
    setText(place);
  }
  const isChanged = text.trim() !== place;
  return (
    <form
      className={styles.place}
      onSubmit={(event) => {
        event.preventDefault();
        if (isChanged) onSave(text.trim());
      }}
    >
      <TextField
        label={t`Place`}
        hint={t`Where colleagues meet you, if you like: a site, a town.`}
        maxLength={100}
        autoComplete="off"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button type="submit" busy={busy} aria-disabled={!isChanged}>
        <Trans>Save</Trans>
      </Button>
    </form>
  );
}
