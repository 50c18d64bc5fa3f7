/** Kind · source · date · minutes, in the smallest type. */
import { useLingui } from "@lingui/react/macro";
import { useFormats } from "../../i18n/formats";
import { dotted } from "../../ui/dotted";
import { Icon, type IconName } from "../../ui/icons";
import styles from "./MetaLine.module.css";
import type { TodayItem } from "./queries";

type Kind = TodayItem["suggestion_kind"];

const ICONS: Record<Kind, IconName> = { share: "lines", discuss: "bubbles", write: "pen" };

interface Props {
  item: {
    suggestion_kind: Kind;
    source?: { name: string } | null | undefined;
    author: string | null;
    published_at: string | null;
    minutes: number | null;
  };
}

export function MetaLine({ item }: Props) {
  const { t } = useLingui();
  const { day } = useFormats();
  const kinds: Record<Kind, string> = {
    share: t`Article`,
    discuss: t`Discussion`,
    write: t`Writing`,
  };
  const parts = [
    kinds[item.suggestion_kind],
    item.source?.name ?? item.author,
    item.published_at && day(item.published_at),
    item.minutes && t`${item.minutes} min`,
  ];
  return (
    <p className={styles.meta}>
      <Icon name={ICONS[item.suggestion_kind]} size={20} />
      <span>{dotted(parts)}</span>
    </p>
  );
}
