/** Shows the toasts of the app and gives every screen a way to raise one. */
import {
  createContext,
  type ReactNode,
  use,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from "react";
import { Button, IconButton } from "./Button";
import styles from "./Toasts.module.css";
import { ToastQueue } from "./toasts";

/** From here on toasts have room beside what they are about (pixels). */
const WIDE = 900;

const Context = createContext(new ToastQueue());

export const useToasts = () => use(Context);

interface Props {
  label: string;
  undoLabel: string;
  closeLabel: string;
  children: ReactNode;
}

export function ToastProvider({ label, undoLabel, closeLabel, children }: Props) {
  const [queue] = useState(() => new ToastQueue(() => (innerWidth < WIDE ? 1 : 3)));
  const toasts = useSyncExternalStore(queue.subscribe, queue.get);
  // Who closes the page has not undone it.
  useEffect(() => {
    addEventListener("pagehide", queue.clear);
    return () => removeEventListener("pagehide", queue.clear);
  }, [queue]);
  const region = useRef<HTMLElement>(null);
  // A toast that goes takes the focus along, and no browser says so: the others would stay for good.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever there are others than before.
  useEffect(() => {
    if (!region.current?.matches(":hover, :focus-within")) queue.resume();
  }, [queue, toasts]);
  return (
    <Context value={queue}>
      {children}
      <section
        ref={region}
        className={styles.region}
        aria-label={label}
        aria-live="polite"
        onPointerEnter={queue.pause}
        onPointerLeave={queue.resume}
        onFocus={queue.pause}
        onBlur={queue.resume}
      >
        {toasts.map((toast) => (
          <div key={toast.id} className={styles.toast} data-tone={toast.tone}>
            <p className={styles.text}>{toast.text}</p>
            {toast.undo && (
              <Button variant="quiet" className={styles.undo} onClick={() => queue.undo(toast.id)}>
                {undoLabel}
              </Button>
            )}
            {toast.act && (
              <Button variant="quiet" className={styles.undo} onClick={toast.act.run}>
                {toast.act.label}
              </Button>
            )}
            <IconButton
              icon="close"
              label={closeLabel}
              className={styles.close}
              onClick={() => queue.dismiss(toast.id)}
            />
          </div>
        ))}
      </section>
    </Context>
  );
}
