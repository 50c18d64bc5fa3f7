/** One box over everything, from anywhere: the ARIA combobox in a native dialog. */
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import {
  type KeyboardEvent,
  type MouseEvent,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { Failure } from "../../api/Region";
import { ButtonLink, IconButton } from "../../ui/Button";
import { cx } from "../../ui/cx";
import { Icon } from "../../ui/icons";
import { step } from "../../ui/SearchBox";
import { useSettled } from "../../ui/useLater";
import { groupsOf, type Hit, wayTo } from "./hits";
import { Marked } from "./Marked";
import styles from "./Palette.module.css";
import { searchQuery } from "./queries";
import { LONGEST, SHORTEST } from "./search";
import { KIND_ICONS, KIND_NAMES } from "./words";

const ALL = "all";

/** Mounted means open. */
export function Palette({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const dialog = useRef<HTMLDialogElement>(null);
  const list = useId();
  const [text, setText] = useState("");
  const [activeId, setActiveId] = useState<string | null>(null);
  const q = useSettled(text.trim(), 150);
  const query = useQuery(searchQuery(q));
  const hits = q && query.data ? groupsOf(query.data.items).flatMap(([, group]) => group) : [];
  const ids = hits.length > 0 ? [...hits.map(({ id }) => id), ALL] : [];
  const active = activeId === null ? -1 : ids.indexOf(activeId);

  // As in ui/Dialog: closed while still in the page, it gives the focus back.
  useLayoutEffect(() => {
    const own = dialog.current;
    own?.showModal();
    return () => own?.close();
  }, []);

  function go(id: string | undefined) {
    const hit = hits.find((one) => one.id === id);
    const typed = text.trim();
    if (!hit && !typed) return;
    onClose();
    void navigate(hit ? wayTo(hit) : { to: "/search", search: { q: typed } });
  }

  function onKeyDown(event: KeyboardEvent) {
    const { key } = event;
    if (event.nativeEvent.isComposing) return;
    if (key === "Enter") go(ids[active]);
    // The browser would only empty the field.
    else if (key === "Escape") onClose();
    else if (key === "ArrowDown" || key === "ArrowUp") {
      setActiveId(ids[step(active, key === "ArrowDown" ? 1 : -1, ids.length)] ?? null);
    } else return;
    event.preventDefault();
  }

  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-label={t`Search`}
      onMouseDown={(event: MouseEvent) => event.target === dialog.current && onClose()}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <search className={styles.panel}>
        <div className={styles.head}>
          <Icon name="search" size={20} />
          <input
            autoFocus
            type="search"
            className={styles.input}
            role="combobox"
            aria-label={t`What are you looking for?`}
            aria-autocomplete="list"
            aria-expanded={ids.length > 0}
            aria-controls={ids.length > 0 ? list : undefined}
            aria-activedescendant={active >= 0 ? `${list}-${ids[active]}` : undefined}
            autoComplete="off"
            spellCheck="false"
            enterKeyHint="search"
            maxLength={LONGEST}
            placeholder={t`Suggestions, events, people, topics, thanks`}
            value={text}
            onChange={({ currentTarget }) => {
              setText(currentTarget.value);
              setActiveId(null);
            }}
            onKeyDown={onKeyDown}
          />
          <IconButton icon="close" label={t`Close`} onClick={onClose} />
        </div>
        {ids.length > 0 && (
          <List id={list} hits={hits} activeId={ids[active]} text={text.trim()} onPick={go} />
        )}
        <Said
          q={q}
          count={ids.length > 0 ? hits.length : null}
          isNothing={q !== "" && !query.isPlaceholderData && query.data?.items.length === 0}
          error={query.error}
          onRetry={() => void query.refetch()}
          onLeave={onClose}
        />
        <p className={styles.keys} aria-hidden="true">
          <Trans>Arrows choose, Enter opens, Escape closes.</Trans>
        </p>
      </search>
    </dialog>
  );
}

interface ListProps {
  id: string;
  hits: readonly Hit[];
  activeId: string | undefined;
  text: string;
  onPick: (id: string) => void;
}

function List({ id, hits, activeId, text, onPick }: ListProps) {
  const { t, i18n } = useLingui();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (activeId) {
      list.current?.querySelector("[aria-selected='true']")?.scrollIntoView({ block: "nearest" });
    }
  }, [activeId]);
  const wired = (one: string) => ({
    id: `${id}-${one}`,
    role: "option",
    tabIndex: -1,
    "aria-selected": one === activeId,
    // The keyboard stays in the field, which names the active option.
    onMouseDown: (event: MouseEvent) => event.preventDefault(),
    onClick: () => onPick(one),
  });
  return (
    <div ref={list} id={id} role="listbox" aria-label={t`Found`} className={styles.body}>
      {groupsOf(hits).map(([kind, group]) => (
        // biome-ignore lint/a11y/useSemanticElements: a listbox holds groups, not fieldsets.
        <div key={kind} role="group" aria-labelledby={`${id}-${kind}`}>
          <div id={`${id}-${kind}`} role="presentation" className={styles.name}>
            {i18n._(KIND_NAMES[kind])}
          </div>
          {group.map((hit) => (
            <div key={hit.id} {...wired(hit.id)} className={styles.option}>
              <Icon name={KIND_ICONS[kind]} size={20} />
              <span className={styles.label}>
                <Marked parts={hit.title} />
              </span>
              {hit.excerpt.length > 0 && (
                <span className={styles.excerpt}>
                  <Marked parts={hit.excerpt} />
                </span>
              )}
            </div>
          ))}
        </div>
      ))}
      <div {...wired(ALL)} className={cx(styles.option, styles.all)}>
        <Icon name="search" size={20} />
        <span className={styles.label}>
          <Trans>All results for “{text}”</Trans>
        </span>
      </div>
    </div>
  );
}

interface SaidProps {
  q: string;
  count: number | null;
  isNothing: boolean;
  error: unknown;
  onRetry: () => void;
  onLeave: () => void;
}

/** What the eye sees at once; and help where nothing is found. */
function Said({ q, count, isNothing, error, onRetry, onLeave }: SaidProps) {
  const isShort = q.length < SHORTEST;
  if (error) {
    return (
      <div className={styles.said}>
        <Failure error={error} onRetry={onRetry} />
      </div>
    );
  }
  return (
    <>
      <div role="status" className={cx(isNothing ? styles.said : "visually-hidden")}>
        {count !== null && <Plural value={count} one="# result" other="# results" />}
        {isNothing && isShort && <Trans>It takes two letters to find something.</Trans>}
        {isNothing && !isShort && (
          <Trans>
            Nothing is found for “{q}”. Try one word less, its beginning, or another spelling.
          </Trans>
        )}
      </div>
      {isNothing && !isShort && (
        <div className={styles.said}>
          <div>
            <ButtonLink to="/propose" size="small" onClick={onLeave}>
              <Trans>Propose a suggestion</Trans>
            </ButtonLink>
          </div>
        </div>
      )}
    </>
  );
}
