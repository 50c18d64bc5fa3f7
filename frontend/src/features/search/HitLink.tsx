/** Something found: what it is, where the words are in it, what it is about. */
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useFormats } from "../../i18n/formats";
import { dotted } from "../../ui/dotted";
import { Icon } from "../../ui/icons";
import { type Hit, wayTo } from "./hits";
import { Marked } from "./Marked";
import styles from "./Search.module.css";
import { KIND_ICONS } from "./words";

const STATUS: Readonly<Record<string, MessageDescriptor>> = {
  proposed: msg({ message: "Proposed", context: "status" }),
  archived: msg({ message: "Archived", context: "status" }),
  cancelled: msg({ message: "Cancelled", context: "status" }),
};

export function HitLink({ hit }: { hit: Hit }) {
  return (
    <Link {...wayTo(hit)} className={styles.hit}>
      <span className={styles.icon}>
        <Icon name={KIND_ICONS[hit.kind]} size={20} />
      </span>
      <span className={styles.title}>
        <Marked parts={hit.title} />
      </span>
      {hit.excerpt.length > 0 && (
        <span className={styles.excerpt}>
          <Marked parts={hit.excerpt} />
        </span>
      )}
      <Facts hit={hit} />
    </Link>
  );
}

function Facts({ hit: { happens_at, status, topics } }: { hit: Hit }) {
  const { i18n } = useLingui();
  const { day } = useFormats();
  const name = status === null ? undefined : STATUS[status];
  const facts = dotted([
    name && i18n._(name),
    happens_at && day(happens_at),
    ...topics.map((topic) => topic.name),
  ]);
  return facts && <span className={styles.facts}>{facts}</span>;
}
