/** Who sees thanks: told to the giver, and in the hands of who was thanked. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/icons";
import { Popover, PopoverItem, PopoverTitle } from "../../ui/Popover";
import styles from "./Kudos.module.css";
import { type Kudos, namedQuery, useSetVisibility, type Visibility } from "./queries";
import { useGiverWords, useReceiverWords, VISIBILITIES } from "./words";

export function SeenBy({ kudos }: { kudos: Kudos }) {
  const { visibility, my_visibility: mine, id } = kudos;
  if (!visibility) return null;
  if (mine) return <ByReceiver id={id} mine={mine} most={visibility} />;
  return <ByGiver visibility={visibility} />;
}

function ByGiver({ visibility }: { visibility: Visibility }) {
  const words = useGiverWords();
  return (
    <p className={styles.seen}>
      <Icon name={visibility === "private" ? "lock" : "person"} size={16} />
      <span>
        <Trans>For: {words[visibility].label}. Those thanked may narrow it.</Trans>
      </span>
    </p>
  );
}

interface Props {
  id: string;
  mine: Visibility;
  most: Visibility;
}

function ByReceiver({ id, mine, most }: Props) {
  const { t } = useLingui();
  const words = useReceiverWords();
  const set = useSetVisibility();
  const { data: named } = useQuery(namedQuery);
  // Without a yes to be named nobody else sees it, whatever is chosen here.
  const isHidden = mine === "public" && named !== undefined && !named.is_in_force;
  const label = words[isHidden ? "private" : mine].label;
  return (
    <Popover
      label={t`Who sees that you were thanked?`}
      trigger={(wired) => (
        <Button {...wired} variant="quiet" size="small" icon={isHidden ? "lock" : ICONS[mine]}>
          <Trans>Seen by: {label}</Trans>
        </Button>
      )}
    >
      {(close) => (
        <>
          <PopoverTitle>
            <Trans>Who sees that you were thanked?</Trans>
          </PopoverTitle>
          {VISIBILITIES.slice(VISIBILITIES.indexOf(most)).map((visibility) => (
            <PopoverItem
              key={visibility}
              hint={
                visibility === "public" && named && !named.is_in_force
                  ? t`Only once you agree to be named; see “Received”.`
                  : words[visibility].hint
              }
              onSelect={() => {
                close();
                if (visibility !== mine) set(id, visibility, mine);
              }}
            >
              {words[visibility].label}
              {visibility === mine && (
                <span className={styles.chosen}>
                  {" "}
                  <Trans>(chosen)</Trans>
                </span>
              )}
            </PopoverItem>
          ))}
        </>
      )}
    </Popover>
  );
}

const ICONS = { public: "globe", team: "person", private: "lock" } as const;
