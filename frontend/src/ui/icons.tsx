/** The one icon set: a 24-px grid, 1.75 stroke, current colour. Always beside text or inside a labelled button. */
import type { ReactNode } from "react";
import styles from "./icons.module.css";

const shapes = {
  sun: (
    <>
      <circle cx="12" cy="12" r="4" />
      <path d="M12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4" />
    </>
  ),
  moon: <path d="M20 14.2A8.2 8.2 0 0 1 9.8 4 8.2 8.2 0 1 0 20 14.2Z" />,
  half: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 3.5v17a8.5 8.5 0 0 0 0-17Z" fill="currentColor" />
    </>
  ),
  bookmark: <path d="M6.5 3.5h11v17L12 16l-5.5 4.5Z" />,
  bookmarked: <path d="M6.5 3.5h11v17L12 16l-5.5 4.5Z" fill="currentColor" />,
  person: (
    <>
      <circle cx="12" cy="8" r="4" />
      <path d="M4.5 20.5c.6-4 3.6-6 7.5-6s6.9 2 7.5 6" />
    </>
  ),
  people: (
    <>
      <circle cx="9" cy="8.5" r="3.5" />
      <path d="M2.5 19.5c.5-3.6 3-5.5 6.5-5.5s6 1.9 6.5 5.5M15.5 5.3a3.5 3.5 0 0 1 0 6.4M17.5 14.4c2.2.7 3.6 2.4 4 5.1" />
    </>
  ),
  program: <path d="M4 20V9.5l8-6 8 6V20M4 20h16M9.5 20v-6h5v6" />,
  close: <path d="m6 6 12 12M18 6 6 18" />,
  check: <path d="m5 12.5 4.5 4.5L19 7" />,
  plus: <path d="M12 5v14M5 12h14" />,
  back: <path d="M19 12H5M11 6l-6 6 6 6" />,
  next: <path d="m9 5.5 6.5 6.5L9 18.5" />,
  down: <path d="m5.5 9 6.5 6.5L18.5 9" />,
  up: <path d="m5.5 15 6.5-6.5 6.5 6.5" />,
  out: <path d="M13.5 5H19v5.5M19 5l-8.5 8.5M16 14v5H5V8h5" />,
  share: <path d="M12 15V4M7.5 8 12 3.5 16.5 8M5 12.5v7.5h14v-7.5" />,
  lines: <path d="M4 7h16M4 12h16M4 17h10" />,
  bubbles: <path d="M3.5 4.5h11v8h-6l-3 2.8v-2.8h-2ZM17.5 8.5h3v8h-2v2.8l-3-2.8H10v-1.5" />,
  pen: <path d="m4 20 1-4.5L16.5 4 20 7.5 8.5 19ZM14 6.5l3.5 3.5" />,
  lock: <path d="M5.5 10.5h13v10h-13ZM8.5 10.5v-3a3.5 3.5 0 0 1 7 0v3" />,
  feed: (
    <>
      <circle cx="6" cy="18" r="1.5" fill="currentColor" />
      <path d="M4.5 11a8.5 8.5 0 0 1 8.5 8.5M4.5 4.5a15 15 0 0 1 15 15" />
    </>
  ),
  refresh: <path d="M19.5 12a7.5 7.5 0 1 1-2.2-5.3L19.5 9M19.5 4v5h-5" />,
  archive: <path d="M3.5 5h17v4h-17ZM5 9v10.5h14V9M10 13h4" />,
  copy: <path d="M8.5 8.5h11v11h-11ZM15.5 8.5v-4h-11v11h4" />,
  download: <path d="M12 4v11M7.5 10.5 12 15l4.5-4.5M4.5 19.5h15" />,
  undo: <path d="M4.5 9h10a5 5 0 0 1 0 10.5H9M8.5 5l-4 4 4 4" />,
  search: (
    <>
      <circle cx="11" cy="11" r="6.5" />
      <path d="m16 16 4.5 4.5" />
    </>
  ),
  order: <path d="M8 19V5M4.5 8.5 8 5l3.5 3.5M16 5v14M12.5 15.5 16 19l3.5-3.5" />,
  filter: <path d="M4 7h16M7 12h10M10 17h4" />,
  keyboard: <path d="M3 6.5h18v11H3ZM7 10h.01M10.3 10h.01M13.7 10h.01M17 10h.01M8 14h8" />,
  warning: <path d="M12 4 2.8 20h18.4ZM12 10v4.5M12 17.4v.1" />,
  globe: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M3.5 12h17M12 3.5c2.5 2.4 3.7 5.2 3.7 8.5s-1.2 6.1-3.7 8.5c-2.5-2.4-3.7-5.2-3.7-8.5S9.5 5.9 12 3.5Z" />
    </>
  ),
  tree: <path d="M5 4v13.5h6M5 9.5h6M11 7h8.5v5H11ZM11 15h8.5v5H11Z" />,
  target: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <circle cx="12" cy="12" r="4" />
      <path d="M12 12h.01" />
    </>
  ),
  spark: (
    <path d="M12 3.5c.8 4.8 3.2 7.5 8.5 8.5-5.3 1-7.7 3.7-8.5 8.5-.8-4.8-3.2-7.5-8.5-8.5 5.3-1 7.7-3.7 8.5-8.5Z" />
  ),
  more: <path d="M5.5 12h.01M12 12h.01M18.5 12h.01" strokeWidth="3" />,
  device: <path d="M5 4.5h14v10H5ZM9.5 19.5h5M12 14.5v5" />,
  leave: <path d="M13.5 4h-8v16h8M10 12h10.5M17 8.5l3.5 3.5-3.5 3.5" />,
  quote: <path d="M11 7 6 12l5 5M18 7l-5 5 5 5" />,
  sliders: (
    <>
      <path d="M4 7h8M18 7h2M4 17h2M12 17h8" />
      <circle cx="15" cy="7" r="2.75" />
      <circle cx="9" cy="17" r="2.75" />
    </>
  ),
  calendar: <path d="M4 6h16v14H4ZM4 10.5h16M8.5 3.5V8M15.5 3.5V8" />,
  heart: <path d="M12 20.5 4.6 13a4.8 4.8 0 0 1 7.4-6 4.8 4.8 0 0 1 7.4 6Z" />,
  bell: <path d="M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15ZM10 20.5h4M12 5V3.5" />,
  clock: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 7v5.3l3.3 2" />
    </>
  ),
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof shapes;

export function Icon({ name, size = 24 }: { name: IconName; size?: 16 | 20 | 24 | 32 }) {
  return (
    <svg
      className={styles.icon}
      viewBox="0 0 24 24"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {shapes[name]}
    </svg>
  );
}
