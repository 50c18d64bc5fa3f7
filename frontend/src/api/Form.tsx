/** A form whose refusals come from the API: each at its field, the focus at the first. */
import { useLingui } from "@lingui/react/macro";
import { type FormHTMLAttributes, type ReactNode, useEffect, useRef } from "react";
import { useProblemText } from "../i18n/problems";
import { Notice } from "../ui/Card";
import styles from "./Form.module.css";
import { asProblem, fieldFaults, wholeFault } from "./problem";

interface Props extends Omit<FormHTMLAttributes<HTMLFormElement>, "onSubmit" | "children"> {
  error: unknown;
  onSubmit: (values: FormData) => void;
  children: (fault: (field: string) => string | undefined) => ReactNode;
}

export function Form({ error, onSubmit, children, ...rest }: Props) {
  const ref = useRef<HTMLFormElement>(null);
  const problemText = useProblemText();
  const faults = fieldFaults(error);

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

  return (
    <form
      {...rest}
      ref={ref}
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit(new FormData(event.currentTarget));
      }}
    >
      <FormAlert error={error} faults={Object.keys(faults).length} />
      {children(fault)}
    </form>
  );
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
