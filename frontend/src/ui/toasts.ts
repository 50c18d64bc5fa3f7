/** The messages that rise at the edge and pass: which are shown, for how long, what an undo does. */

export interface Toast {
  id: number;
  text: string;
  tone: "plain" | "danger";
  undo?: () => void;
  /** What happens once nobody can undo it any more. */
  passed?: () => void;
  /** Something else to do than to undo. */
  act?: { label: string; run: () => void };
  /** Waits for an answer instead of passing. */
  stays?: boolean;
}

export type NewToast = Omit<Toast, "id" | "tone"> & { tone?: Toast["tone"] };

/** Long enough to notice a slip and reach the button (milliseconds). */
export const SHOWN_FOR = 8000;

/** The list of toasts with its clocks. A pause (pointer or focus on the region) stops them all. */
export class ToastQueue {
  #toasts: readonly Toast[] = [];
  #clocks = new Map<number, ReturnType<typeof setTimeout>>();
  #listeners = new Set<() => void>();
  #paused = false;
  #last = 0;

  /** How many there is room for; what waits for an answer is not pushed out. */
  constructor(private readonly atOnce = () => 3) {}

  get = () => this.#toasts;

  subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  show = ({ tone = "plain", ...rest }: NewToast) => {
    this.#last += 1;
    const toast: Toast = { id: this.#last, tone, ...rest };
    const passing = this.#toasts.filter(({ stays }) => !stays);
    for (const { id } of passing.slice(0, Math.max(0, passing.length + 1 - this.atOnce()))) {
      this.dismiss(id);
    }
    this.#set([...this.#toasts, toast]);
    if (!this.#paused) this.#start(toast);
    return toast.id;
  };

  dismiss = (id: number) => this.#take(id)?.passed?.();

  undo = (id: number) => this.#take(id)?.undo?.();

  /** Undoes the newest that can be; says whether there was one. */
  undoLast = (): boolean => {
    const toast = this.#toasts.findLast((other) => other.undo);
    if (toast) this.undo(toast.id);
    return toast !== undefined;
  };

  pause = () => {
    this.#paused = true;
    for (const clock of this.#clocks.values()) clearTimeout(clock);
    this.#clocks.clear();
  };

  resume = () => {
    this.#paused = false;
    for (const toast of this.#toasts) this.#start(toast);
  };

  clear = () => {
    for (const { id } of this.#toasts) this.dismiss(id);
    this.#paused = false;
  };

  #take(id: number): Toast | undefined {
    clearTimeout(this.#clocks.get(id));
    this.#clocks.delete(id);
    const toast = this.#toasts.find((other) => other.id === id);
    this.#set(this.#toasts.filter((other) => other.id !== id));
    return toast;
  }

  #start({ id, stays }: Toast) {
    if (stays || this.#clocks.has(id)) return;
    this.#clocks.set(
      id,
      setTimeout(() => this.dismiss(id), SHOWN_FOR),
    );
  }

  #set(toasts: readonly Toast[]) {
    this.#toasts = toasts;
    for (const listener of this.#listeners) listener();
  }
}
