/** Buttons and links that look like them. A button says what happens. */
import { createLink } from "@tanstack/react-router";
import type { AnchorHTMLAttributes, ButtonHTMLAttributes, ReactNode, Ref } from "react";
import styles from "./Button.module.css";
import { cx } from "./cx";
import { Icon, type IconName } from "./icons";

interface Look {
  variant?: "primary" | "secondary" | "quiet" | "danger" | undefined;
  size?: "normal" | "small" | undefined;
  wide?: boolean | undefined;
}

interface Content {
  icon?: IconName | undefined;
  children: ReactNode;
}

function look({ variant = "secondary", size = "normal", wide = false }: Look, more?: string) {
  return cx(styles.button, styles[variant], styles[size], wide && styles.wide, more);
}

function Label({ icon, children }: Content) {
  return (
    <>
      {icon && <Icon name={icon} size={20} />}
      <span>{children}</span>
    </>
  );
}

type ButtonProps = Look &
  Content &
  ButtonHTMLAttributes<HTMLButtonElement> & {
    busy?: boolean | undefined;
    ref?: Ref<HTMLButtonElement>;
  };

export function Button(props: ButtonProps) {
  const { variant, size, wide, icon, busy, disabled, children, className, onClick, ...rest } =
    props;
  // It stays focusable while it can do nothing: disabling it would throw the focus away.
  const isIdle = busy || disabled;
  return (
    <button
      type="button"
      {...rest}
      aria-disabled={isIdle || rest["aria-disabled"]}
      onClick={isIdle ? (event) => event.preventDefault() : onClick}
      className={look({ variant, size, wide }, className)}
      data-busy={busy || undefined}
    >
      <Label icon={icon}>{children}</Label>
    </button>
  );
}

type AnchorProps = Look & Content & AnchorHTMLAttributes<HTMLAnchorElement>;

function Anchor({ variant, size, wide, icon, children, className, ...rest }: AnchorProps) {
  return (
    <a {...rest} className={look({ variant, size, wide }, className)}>
      <Label icon={icon}>{children}</Label>
    </a>
  );
}

/** A link within the app. */
export const ButtonLink = createLink(Anchor);

/** A link to the outside: a new tab that learns nothing about us. */
export function OutsideButton(props: AnchorProps & { href: string }) {
  return <Anchor {...props} target="_blank" rel="noopener noreferrer" />;
}

/** A link that another app of the device opens: a calendar, a mail program. */
export function AppButton(props: AnchorProps & { href: string }) {
  return <Anchor {...props} />;
}

/** A link to a file of ours, to be kept rather than shown. */
export function DownloadButton(props: AnchorProps & { href: string }) {
  return <Anchor {...props} download />;
}

type IconButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  icon: IconName;
  label: string;
  ref?: Ref<HTMLButtonElement>;
};

export function IconButton(props: IconButtonProps) {
  const { icon, label, className, disabled, onClick, ...rest } = props;
  return (
    <button
      type="button"
      {...rest}
      aria-disabled={disabled || rest["aria-disabled"]}
      onClick={disabled ? undefined : onClick}
      className={cx(styles.iconButton, className)}
      aria-label={label}
      title={label}
    >
      <Icon name={icon} />
    </button>
  );
}
