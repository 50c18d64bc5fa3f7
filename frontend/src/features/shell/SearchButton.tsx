/** Opens the search from anywhere: by a button, by Ctrl-K or by "/". What it opens comes then. */
import { useLingui } from "@lingui/react/macro";
import { type ComponentType, Suspense, useCallback, useEffect, useState } from "react";
import { Icon } from "../../ui/icons";
import { useKeys } from "../../ui/useKeys";
import styles from "./Shell.module.css";

export type Palette = ComponentType<{ onClose: () => void }>;

export function SearchButton({ palette: Opened }: { palette: Palette }) {
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  const close = useCallback(() => setOpen(false), []);
  useKeys({ "/": () => setOpen(true) });
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      const isAsked = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey);
      if (!isAsked || event.altKey || event.shiftKey) return;
      event.preventDefault();
      // Whoever has a dialog open finishes that first.
      if (!document.querySelector("dialog[open]")) setOpen(true);
    }
    addEventListener("keydown", onKeyDown);
    return () => removeEventListener("keydown", onKeyDown);
  }, []);
  return (
    <>
      <button
        type="button"
        className={styles.search}
        aria-keyshortcuts="Control+K /"
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        <Icon name="search" />
        <span className={styles.searchName}>{t`Search`}</span>
        <span className={styles.key} aria-hidden="true">
          {t`Ctrl K`}
        </span>
      </button>
      {isOpen && (
        <Suspense fallback={null}>
          <Opened onClose={close} />
        </Suspense>
      )}
    </>
  );
}
