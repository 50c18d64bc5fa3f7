/** Kind · source · date · minutes, in the smallest type; of an event format · place · language. */
import { useLingui } from "@lingui/react/macro";
import { FORMATS } from "../../api/eventWords";
import { useFormats } from "../../i18n/formats";
import { languageName } from "../../i18n/languages";
import { useWhere } from "../../i18n/when";
import { dotted } from "../../ui/dotted";
import { Icon, type IconName } from "../../ui/icons";
import type { EventFacts } from "./eventFacts";
import styles from "./MetaLine.module.css";
import type { TodayItem } from "./queries";

type Kind = NonNullable<TodayItem["suggestion_kind"]>;

const ICONS: Record<Kind, IconName> = { share: "lines", discuss: "bubbles", write: "pen" };

interface Props {
  item: {
    suggestion_kind: Kind | null;
    source?: { name: string } | null | undefined;
    author: string | null;
    language: string | null;
    published_at: string | null;
    minutes: number | null;
    event: EventFacts | null;
  };
}

export function MetaLine({ item }: Props) {
  const { i18n, t } = useLingui();
  const { day } = useFormats();
  const where = useWhere();
  const { suggestion_kind: kind, event, language } = item;
  const kinds: Record<Kind, string> = {
    share: t`Article`,
    discuss: t`Discussion`,
    write: t`Writing`,
  };
  const parts = event
    ? [i18n._(FORMATS[event.format]), where(event), language && languageName(language)]
    : [
        kind && kinds[kind],
        item.source?.name ?? item.author,
        item.published_at && day(item.published_at),
        item.minutes && t`${item.minutes} min`,
      ];
  return (
    <p className={styles.meta}>
      <Icon name={kind ? ICONS[kind] : "calendar"} size={20} />
      <span>{dotted(parts)}</span>
    </p>
  );
}
