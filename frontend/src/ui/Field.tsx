/** One labelled field with its hint and its error, tied together for assistive technology. */
import type {
  InputHTMLAttributes,
  ReactNode,
  SelectHTMLAttributes,
  TextareaHTMLAttributes,
} from "react";
import { useId, useLayoutEffect, useRef } from "react";
import { cx } from "./cx";
import styles from "./Field.module.css";
import { Icon } from "./icons";

interface Labelled {
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  hideLabel?: boolean | undefined;
}

interface Wired {
  id: string;
  "aria-invalid": true | undefined;
  "aria-describedby": string | undefined;
}

type FieldProps = Labelled & {
  className?: string | undefined;
  children: (wired: Wired) => ReactNode;
};

export function Field({ label, hint, error, hideLabel, className, children }: FieldProps) {
  const id = useId();
  const described = cx(hint ? `${id}-hint` : null, error ? `${id}-error` : null);
  return (
    <div className={cx(styles.field, className)}>
      <label htmlFor={id} className={hideLabel ? "visually-hidden" : styles.label}>
        {label}
      </label>
      {hint && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
      {children({
        id,
        "aria-invalid": error ? true : undefined,
        "aria-describedby": described || undefined,
      })}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </div>
  );
}

export function FieldError({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <p id={id} className={styles.error}>
      <Icon name="warning" size={16} />
      <span>{children}</span>
    </p>
  );
}

type Own = Labelled & { className?: string | undefined };

export function TextField(props: Own & InputHTMLAttributes<HTMLInputElement>) {
  const { label, hint, error, hideLabel, className, ...rest } = props;
  return (
    <Field label={label} hint={hint} error={error} hideLabel={hideLabel} className={className}>
      {(wired) => <input {...rest} {...wired} className={styles.input} />}
    </Field>
  );
}

export function TextArea(props: Own & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  const { label, hint, error, hideLabel, className, ...rest } = props;
  return (
    <Field label={label} hint={hint} error={error} hideLabel={hideLabel} className={className}>
      {(wired) => (
        <textarea rows={3} {...rest} {...wired} className={cx(styles.input, styles.area)} />
      )}
    </Field>
  );
}

export function SelectField(props: Own & SelectHTMLAttributes<HTMLSelectElement>) {
  const { label, hint, error, hideLabel, className, defaultValue, ...rest } = props;
  const select = useRef<HTMLSelectElement>(null);
  // Preact looks for it among the direct children alone; options may come from a component.
  useLayoutEffect(() => {
    if (select.current && defaultValue !== undefined) select.current.value = String(defaultValue);
  }, [defaultValue]);
  return (
    <Field label={label} hint={hint} error={error} hideLabel={hideLabel} className={className}>
      {(wired) => (
        <span className={styles.selectBox}>
          <select ref={select} {...rest} {...wired} className={cx(styles.input, styles.select)} />
          <Icon name="down" size={16} />
        </span>
      )}
    </Field>
  );
}
