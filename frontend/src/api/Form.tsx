/** A form whose refusals come from the API: each at its field, the focus at the first. */
import { useLingui } from "@lingui/react/macro";
import {
  type FormHTMLAttributes,
  type ReactNode,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { useProblemText } from "../i18n/problems";
import { Notice } from "../ui/Card";
import styles from "./Form.module.css";
import { asProblem, fieldFaults, wholeFault } from "./problem";
import type { Kept } from "./useKept";

/** What stands in the fields that have a name. */
export type Entered = Record<string, string>;

interface Props extends Omit<FormHTMLAttributes<HTMLFormElement>, "onSubmit" | "children"> {
  error: unknown;
  /** Where what is entered stays if the form is closed by a slip, and comes from when it opens again. */
  kept?: Kept<{ entered: Entered }>;
  onSubmit: (values: FormData) => void;
  children: (fault: (field: string) => string | undefined) => ReactNode;
}

export function Form({ error, kept, onSubmit, children, ...rest }: Props) {
  const ref = useRef<HTMLFormElement>(null);
  const problemText = useProblemText();
  const all = fieldFaults(error);
  // What was changed since the refusal has not been judged yet.
  const [changed, setChanged] = useState<Changed>({ since: error, fields: [] });
  const settled = changed.since === error ? changed.fields : [];
  const faults = Object.fromEntries(
    Object.entries(all).filter(([name]) => !settled.includes(name)),
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: once; from then on the fields hold it.
  useLayoutEffect(() => {
    if (ref.current && kept) enter(ref.current, kept.draft.entered);
  }, []);

  useEffect(() => {
    if (!error) return;
    const invalid = ref.current?.querySelector<HTMLElement>("[aria-invalid]");
    if (invalid) invalid.focus();
    else ref.current?.querySelector("[role=alert]")?.scrollIntoView({ block: "center" });
  }, [error]);

  /** The fault of a field, or of anything inside it (`facts` also holds `facts.0.text`). */
  function fault(field: string) {
    const inside = Object.keys(faults).find(
      (name) => name === field || name.startsWith(`${field}.`),
    );
    return inside === undefined ? undefined : problemText(faults[inside]);
  }

  function note(target: Element) {
    if (!ref.current) return;
    kept?.change({ entered: enteredIn(ref.current) });
    const done = concernedBy(target, ref.current, Object.keys(faults));
    if (done.length > 0) setChanged({ since: error, fields: [...settled, ...done] });
  }

  return (
    <form
      {...rest}
      ref={ref}
      className={styles.form}
      onInput={({ target }) => target instanceof Element && !target.matches(CHOSEN) && note(target)}
      onChange={({ target }) => target instanceof Element && target.matches(CHOSEN) && note(target)}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit(new FormData(event.currentTarget));
      }}
    >
      {(settled.length === 0 || Object.keys(faults).length > 0) && (
        <FormAlert error={error} faults={Object.keys(faults).length} />
      )}
      {children(fault)}
    </form>
  );
}

/** What tells of a choice by `change`: drawn anew at the `input` before, it would be set back. */
const CHOSEN = "select, [type=checkbox], [type=radio]";

function enteredIn(form: HTMLFormElement): Entered {
  return Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]));
}

function enter(form: HTMLFormElement, entered: Entered) {
  for (const [name, value] of Object.entries(entered)) {
    const field = form.elements.namedItem(name);
    if (field && "value" in field) field.value = value;
  }
}

interface Changed {
  since: unknown;
  fields: readonly string[];
}

/** The faults that a field has to do with; one without a name, those that no named field has. */
function concernedBy(target: Element, form: HTMLFormElement, faults: readonly string[]): string[] {
  const name = target.getAttribute("name");
  if (name) return faults.filter((fault) => touches(fault, name));
  const isJudged = target.matches("[aria-invalid], [type=checkbox], [type=radio]");
  const named = [...form.elements].flatMap((element) => element.getAttribute("name") ?? []);
  return isJudged ? faults.filter((fault) => !named.some((one) => touches(fault, one))) : [];
}

/** Whether one is the other, or inside it. */
function touches(fault: string, name: string): boolean {
  return `${fault}.`.startsWith(`${name}.`) || `${name}.`.startsWith(`${fault}.`);
}

/** What concerns the whole form, or that several fields need a look. */
function FormAlert({ error, faults }: { error: unknown; faults: number }) {
  const { t } = useLingui();
  const problemText = useProblemText();
  if (!error || faults === 1) return null;
  const trace = asProblem(error)?.status === 500 ? asProblem(error)?.request_id : undefined;
  return (
    <div role="alert">
      <Notice tone="danger" icon="warning">
        <p>
          {faults > 1
            ? t`${faults} fields need another look.`
            : problemText(wholeFault(error) ?? error)}
        </p>
        {trace && <p className={styles.trace}>{t`Trace: ${trace}`}</p>}
      </Notice>
    </div>
  );
}
