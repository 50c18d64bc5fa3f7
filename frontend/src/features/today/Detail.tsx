/** One suggestion in full: to read, to judge, to find own words for. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Schemas } from "../../api/client";
import { ambassadorshipQuery } from "../../api/queries";
import { Reasons } from "../../api/Reasons";
import { Region } from "../../api/Region";
import { useFormats } from "../../i18n/formats";
import { Button, OutsideButton } from "../../ui/Button";
import { CompanyView } from "../../ui/CompanyView";
import { Icon } from "../../ui/icons";
import { Page } from "../../ui/Page";
import { Lines } from "../../ui/Skeleton";
import { Tag, TagList } from "../../ui/Tag";
import styles from "./Detail.module.css";
import { MetaLine } from "./MetaLine";
import { savedQuery, suggestionQuery } from "./queries";
import type { Act, Reaction } from "./reactions";
import { ShareLink } from "./ShareLink";
import { useReact } from "./useReact";

type Suggestion = Schemas["SuggestionDetail"];

/** As the lists know it. */
function asItem(suggestion: Suggestion) {
  return {
    ...suggestion,
    kind: "suggestion" as const,
    suggestion_kind: suggestion.kind,
    event: null,
  };
}

export function Detail({ id }: { id: string }) {
  const { t } = useLingui();
  const suggestion = useQuery(suggestionQuery(id));
  const { status = "approved" } = suggestion.data ?? {};
  return (
    <Page
      title={suggestion.data?.title ?? t`Suggestion`}
      back={
        status === "approved"
          ? { to: "/today", label: t`Today` }
          : { to: "/me/proposals", label: t`My proposals` }
      }
      lead={suggestion.data && <MetaLine item={asItem(suggestion.data)} />}
    >
      <Region query={suggestion} skeleton={<Lines count={8} />}>
        {(data) => <Body suggestion={data} />}
      </Region>
    </Page>
  );
}

function Body({ suggestion }: { suggestion: Suggestion }) {
  const { company_view: view } = suggestion;
  const { date } = useFormats();
  const hasView = view.stance || view.avoid || view.facts.length > 0;
  return (
    <article className={styles.detail}>
      {suggestion.image_url && <img className={styles.picture} src={suggestion.image_url} alt="" />}
      <p className={styles.summary} lang={suggestion.language ?? undefined}>
        {suggestion.summary}
      </p>
      {suggestion.topics.length > 0 && (
        <TagList>
          {suggestion.topics.map(({ id, name }) => (
            <li key={id}>
              <Tag>{name}</Tag>
            </li>
          ))}
        </TagList>
      )}
      {suggestion.reasons.length > 0 && (
        <Part title={<Trans>Why it fits</Trans>}>
          <Reasons reasons={suggestion.reasons} />
        </Part>
      )}
      {hasView && (
        <Part title={<Trans>How we see it</Trans>}>
          <CompanyView
            stance={view.stance}
            avoid={view.avoid}
            facts={view.facts.map((fact) => ({ ...fact, date: fact.date && date(fact.date) }))}
          />
        </Part>
      )}
      {suggestion.wordings.length > 0 && (
        <Part
          title={<Trans>To get you started</Trans>}
          hint={<Trans>A beginning, not a finished text. Say it the way you would say it.</Trans>}
        >
          <ul className={styles.wordings}>
            {suggestion.wordings.map(({ language, text }) => (
              <li key={text} lang={language}>
                <Icon name="quote" size={20} />
                <p>{text}</p>
              </li>
            ))}
          </ul>
        </Part>
      )}
      <Actions suggestion={suggestion} />
    </article>
  );
}

interface PartProps {
  title: ReactNode;
  hint?: ReactNode;
  children: ReactNode;
}

function Part({ title, hint, children }: PartProps) {
  return (
    <section className={styles.part}>
      <h2>{title}</h2>
      {hint && <p className={styles.hint}>{hint}</p>}
      {children}
    </section>
  );
}

/** What an undo leads back to: it may have been put aside before. */
function useBack(id: string) {
  const queries = useQueryClient();
  return (): Act["back"] => {
    const saved = queries.getQueryData(savedQuery.queryKey)?.pages ?? [];
    return saved.some(({ items }) => items.some((item) => item.id === id)) ? "saved" : "none";
  };
}

function Actions({ suggestion }: { suggestion: Suggestion }) {
  const { t } = useLingui();
  const react = useReact();
  const back = useBack(suggestion.id);
  const navigate = useNavigate();
  const { data: membership } = useQuery(ambassadorshipQuery);
  const mayReact = membership !== undefined && membership.status !== "none";
  const act = (reaction: Reaction) => {
    react.mutate({ item: asItem(suggestion), reaction, back: back() });
    void navigate({ to: "/today" });
  };
  const isToShare = suggestion.kind === "share";
  const read = suggestion.url && (
    <OutsideButton href={suggestion.url} variant={isToShare ? "secondary" : "primary"} icon="out">
      <Trans>Read</Trans>
      <span className="visually-hidden">
        {" "}
        <Trans>(opens in a new tab)</Trans>
      </span>
    </OutsideButton>
  );
  // What I proposed may still wait, or be put away: then it is only to be read.
  if (suggestion.status !== "approved") return read;
  return (
    <>
      {!mayReact && isToShare && <div className={styles.further}>{read}</div>}
      {mayReact && (
        <div className={styles.further}>
          {isToShare && read}
          <Button icon="check" onClick={() => act("done")}>
            <Trans>Done</Trans>
          </Button>
          <Button icon="close" onClick={() => act("dismissed")}>
            <Trans>Not for me</Trans>
          </Button>
        </div>
      )}
      <div className={styles.actions}>
        {isToShare ? <ShareLink id={suggestion.id} /> : read}
        {mayReact && (
          <Button icon="bookmark" onClick={() => act("saved")}>
            {t({ message: "Save", context: "for later" })}
          </Button>
        )}
      </div>
    </>
  );
}
