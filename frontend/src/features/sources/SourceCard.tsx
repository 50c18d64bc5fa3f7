/** One source: where it is, what it brought, what is wrong with it, what to do about it. */
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { may, meQuery } from "../../api/queries";
import { languageLabel } from "../../i18n/languages";
import { Button, IconButton } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { Icon } from "../../ui/icons";
import { Popover, PopoverItem } from "../../ui/Popover";
import { Tag, TagList } from "../../ui/Tag";
import { isBeingRead, type Source, useRefreshSource } from "./queries";
import { DeleteSource, EditSource } from "./SourceDialogs";
import { SourceState, StateTag } from "./SourceState";
import styles from "./Sources.module.css";

export function SourceCard({ source }: { source: Source }) {
  return (
    <Card className={styles.card}>
      <header className={styles.head}>
        <h2 className={styles.name}>{source.name}</h2>
        <StateTag source={source} />
      </header>
      <Address source={source} />
      <SourceState source={source} />
      <Defaults source={source} />
      <Actions source={source} />
    </Card>
  );
}

function Address({ source: { url } }: { source: Source }) {
  const { t } = useLingui();
  if (!/^https?:/.test(url)) return <p className={styles.address}>{t`Read from a file`}</p>;
  return (
    <p className={styles.address}>
      <a href={url} target="_blank" rel="noopener noreferrer">
        {url.replace(/^https?:\/\/(www\.)?/, "").replace(/\/$/, "")}
        <Icon name="out" size={16} />
      </a>
    </p>
  );
}

function Defaults({ source }: { source: Source }) {
  const { default_topics, is_trusted, language } = source;
  if (default_topics.length === 0 && !is_trusted && !language) return null;
  return (
    <TagList>
      {is_trusted && (
        <li>
          <Tag tone="info" icon="check">
            <Trans>Trusted</Trans>
          </Tag>
        </li>
      )}
      {language && (
        <li>
          <Tag icon="globe">{languageLabel(language)}</Tag>
        </li>
      )}
      {default_topics.map(({ id, name }) => (
        <li key={id}>
          <Tag tone="brand">{name}</Tag>
        </li>
      ))}
    </TagList>
  );
}

function Actions({ source }: { source: Source }) {
  const refresh = useRefreshSource();
  return (
    <footer className={styles.actions}>
      <Suggestions source={source} />
      <Button
        size="small"
        icon="refresh"
        disabled={isBeingRead(source)}
        busy={refresh.isPending}
        onClick={() => refresh.mutate(source)}
      >
        <Trans>Read now</Trans>
      </Button>
      <More source={source} />
    </footer>
  );
}

function Suggestions({ source: { id, suggestion_count } }: { source: Source }) {
  const { data: me } = useQuery(meQuery);
  if (suggestion_count === 0) {
    return (
      <span className={styles.none}>
        <Trans>No suggestions yet</Trans>
      </span>
    );
  }
  const count = <Plural value={suggestion_count} one="# suggestion" other="# suggestions" />;
  // Administrators look after sources; what these bring is curated by others.
  if (!me || !may(me, "suggestions:curate")) return <span className={styles.none}>{count}</span>;
  return (
    <Link
      to="/program/curation"
      search={{ status: "proposed", source: id }}
      className={styles.count}
    >
      {count}
    </Link>
  );
}

function More({ source }: { source: Source }) {
  const { t } = useLingui();
  const [dialog, setDialog] = useState<"edit" | "delete" | null>(null);
  const label = t`More on ${source.name}`;
  return (
    <>
      <Popover
        label={label}
        trigger={(wired) => <IconButton {...wired} icon="more" label={label} />}
      >
        {(close) => {
          const open = (which: "edit" | "delete") => () => {
            close();
            setDialog(which);
          };
          return (
            <>
              <PopoverItem onSelect={open("edit")}>
                <Trans>Edit</Trans>
              </PopoverItem>
              <PopoverItem onSelect={open("delete")}>
                <Trans>Delete</Trans>
              </PopoverItem>
            </>
          );
        }}
      </Popover>
      {dialog === "edit" && <EditSource source={source} onClose={() => setDialog(null)} />}
      {dialog === "delete" && <DeleteSource source={source} onClose={() => setDialog(null)} />}
    </>
  );
}
