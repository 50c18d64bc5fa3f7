/** The curation inbox: list and reading pane on a desk, one at a time on a phone, all by keyboard too. */
import { useLingui } from "@lingui/react/macro";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type RefObject, useRef, useState } from "react";
import { type Growing, More } from "../../../api/Pages";
import { Region } from "../../../api/Region";
import { IconButton } from "../../../ui/Button";
import { Page } from "../../../ui/Page";
import { Cards } from "../../../ui/Skeleton";
import { BulkBar } from "./BulkBar";
import styles from "./Curation.module.css";
import { Filters } from "./Filters";
import { KeyHelp } from "./KeyHelp";
import { List } from "./List";
import { Nothing } from "./Nothing";
import { type Action, inboxQuery, useDecideMany, useReload } from "./queries";
import { Reading, type ReadingHandle } from "./Reading";
import { StatusTabs } from "./StatusTabs";
import { afterLeaving, type Search, type Suggestion } from "./search";
import { useInboxKeys } from "./useInboxKeys";

export function Curation({ search }: { search: Search }) {
  const { t } = useLingui();
  const navigate = useNavigate({ from: "/program/curation" });
  const { status = "proposed" } = search;
  const inbox = useInfiniteQuery(inboxQuery(search));
  const decide = useDecideMany();
  const reading = useRef<ReadingHandle>(null);
  const pane = useRef<HTMLDivElement>(null);
  const words = useRef<HTMLInputElement>(null);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [isHelpOpen, setHelpOpen] = useState(false);

  const items = inbox.data?.pages.flatMap((page) => page.items) ?? [];
  const ids = items.map(({ id }) => id);
  const current =
    items.find(({ id }) => id === search.open) ?? (search.open ? undefined : items[0]);
  const chosen = ids.filter((id) => selected.has(id));

  function go(part: Partial<Record<keyof Search, string | undefined>>) {
    void navigate({ search: (before) => ({ ...before, ...part }) as Search, replace: true });
  }

  function toggle(id: string) {
    const next = new Set(selected);
    if (!next.delete(id)) next.add(id);
    setSelected(next);
  }

  /** The place moves on to what stays; on a phone the list comes back when nothing does. */
  function leave(leaving: readonly string[]) {
    if (current) go({ open: search.open && afterLeaving(ids, current.id, new Set(leaving)) });
    setSelected(new Set(chosen.filter((id) => !leaving.includes(id))));
  }

  function act(action: Action, on: string[]) {
    if (on.length === 0 || decide.isPending) return;
    decide.mutate({ action, ids: on.slice(0, 100) }, { onSuccess: () => leave(on) });
  }

  useInboxKeys({
    ids,
    current: current?.id,
    status,
    chosen,
    open: (id) => go({ open: id }),
    act,
    toggle,
    approveCurrent: () => reading.current?.approve(),
    enter: () => pane.current?.querySelector("textarea")?.focus(),
    search: () => words.current?.focus(),
    help: () => setHelpOpen(true),
    clear: () => (chosen.length > 0 ? setSelected(new Set()) : go({ open: undefined })),
  });

  const head = (
    <>
      <StatusTabs status={status} />
      <IconButton
        icon="keyboard"
        label={t`Keyboard shortcuts`}
        className={styles.keys}
        onClick={() => setHelpOpen(true)}
      />
    </>
  );

  return (
    <div className={styles.inbox} data-open={search.open !== undefined || undefined}>
      <Page wide title={t`Curation`} actions={head}>
        <div className={styles.panes}>
          <div className={styles.listPane}>
            <Filters
              search={search}
              searchRef={words}
              onChange={(part) => go({ ...part, open: undefined })}
            />
            {chosen.length > 0 && (
              <BulkBar
                count={chosen.length}
                status={status}
                isBusy={decide.isPending}
                onAct={(action) => act(action, chosen)}
                onClear={() => setSelected(new Set())}
              />
            )}
            <div className={styles.scroll}>
              <Region query={inbox} skeleton={<Cards count={5} lines={2} />}>
                {() => (
                  <InboxList
                    items={items}
                    search={search}
                    current={current?.id}
                    selected={selected}
                    onSelect={toggle}
                    more={inbox}
                  />
                )}
              </Region>
            </div>
          </div>
          <div ref={pane} className={styles.readingPane}>
            {current && (
              <Pane
                key={current.id}
                handle={reading}
                suggestion={current}
                onLeave={leave}
                onAct={act}
                onBack={() => go({ open: undefined })}
              />
            )}
          </div>
        </div>
      </Page>
      {isHelpOpen && <KeyHelp onClose={() => setHelpOpen(false)} />}
    </div>
  );
}

interface InboxListProps {
  items: readonly Suggestion[];
  search: Search;
  current: string | undefined;
  selected: ReadonlySet<string>;
  onSelect: (id: string) => void;
  more: Growing;
}

function InboxList({ items, search, current, selected, onSelect, more }: InboxListProps) {
  if (items.length === 0) return <Nothing search={search} />;
  return (
    <>
      <List items={items} current={current} selected={selected} onSelect={onSelect} />
      <More query={more} />
    </>
  );
}

interface PaneProps {
  handle: RefObject<ReadingHandle | null>;
  suggestion: Suggestion;
  onLeave: (ids: string[]) => void;
  onAct: (action: Action, ids: string[]) => void;
  onBack: () => void;
}

function Pane({ handle, suggestion, onLeave, onAct, onBack }: PaneProps) {
  const reload = useReload();
  const { id } = suggestion;
  return (
    <Reading
      ref={handle}
      suggestion={suggestion}
      onApproved={() => onLeave([id])}
      onArchive={() => onAct("archive", [id])}
      onRestore={() => onAct("restore", [id])}
      onReopen={() => onAct("reopen", [id])}
      onReload={() => reload(id)}
      onBack={onBack}
    />
  );
}
