/** One person in the list: who, where, which roles, and what to do. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { meQuery } from "../../api/queries";
import { useFormats } from "../../i18n/formats";
import { IconButton } from "../../ui/Button";
import { dotted } from "../../ui/dotted";
import { Popover, PopoverItem } from "../../ui/Popover";
import { Tag, TagList } from "../../ui/Tag";
import styles from "./Administration.module.css";
import { InvitationLink } from "./InvitationLink";
import { EditPerson } from "./PersonDialogs";
import { useSetActive } from "./peopleChanges";
import type { Employee } from "./queries";
import { isGranted, ROLES } from "./roles";

type Opened = "edit" | "invite" | null;

export function PersonRow({ person }: { person: Employee }) {
  const [opened, setOpened] = useState<Opened>(null);
  const close = () => setOpened(null);
  const where = dotted([person.job_title, person.team?.name]);
  return (
    <div className={styles.row}>
      <div className={styles.text}>
        <button type="button" className={styles.name} onClick={() => setOpened("edit")}>
          {person.display_name}
        </button>
        {where && <p className={styles.detail}>{where}</p>}
        <p className={styles.detail}>
          <Address email={person.administration.email} />
        </p>
      </div>
      <Facts person={person} />
      <More person={person} onOpen={setOpened} />
      {opened === "edit" && <EditPerson person={person} onClose={close} />}
      {opened === "invite" && <InvitationLink person={person} onClose={close} />}
    </div>
  );
}

/** Too long for a line, it is broken before the company's part. */
function Address({ email }: { email: string | null }) {
  if (!email) return <Trans>No e-mail address</Trans>;
  const at = email.lastIndexOf("@");
  return (
    <>
      {email.slice(0, at)}
      <wbr />
      {email.slice(at)}
    </>
  );
}

function Facts({ person: { administration } }: { person: Employee }) {
  const { i18n, t } = useLingui();
  const { day } = useFormats();
  const { roles, is_active, has_password, invited_until } = administration;
  const until = invited_until && day(invited_until);
  if (is_active && roles.length === 0 && !until) return null;
  return (
    <TagList>
      {!is_active && (
        <li>
          <Tag tone="warn">{t({ message: "Inactive", context: "one person" })}</Tag>
        </li>
      )}
      {roles.filter(isGranted).map((role) => (
        <li key={role}>
          <Tag tone="brand">{i18n._(ROLES[role].name)}</Tag>
        </li>
      ))}
      {until && !has_password && (
        <li>
          <Tag tone="info" icon="clock">
            <Trans>Invited until {until}</Trans>
          </Tag>
        </li>
      )}
    </TagList>
  );
}

interface MoreProps {
  person: Employee;
  onOpen: (opened: Opened) => void;
}

function More({ person, onOpen }: MoreProps) {
  const { t } = useLingui();
  const setActive = useSetActive();
  const { data: me } = useQuery(meQuery);
  const { is_active, has_password } = person.administration;
  const label = t`More on ${person.display_name}`;
  return (
    <Popover label={label} trigger={(wired) => <IconButton {...wired} icon="more" label={label} />}>
      {(close) => {
        const then = (act: () => void) => () => {
          close();
          act();
        };
        return (
          <>
            <PopoverItem onSelect={then(() => onOpen("edit"))}>
              <Trans>Edit</Trans>
            </PopoverItem>
            {is_active && (
              <PopoverItem onSelect={then(() => onOpen("invite"))}>
                {has_password ? <Trans>Link for a new password</Trans> : <Trans>Invite</Trans>}
              </PopoverItem>
            )}
            {/* Oneself one would sign out with no way back. */}
            {person.id !== me?.id && (
              <PopoverItem
                hint={is_active && <Trans>Signed out at once, nothing is deleted</Trans>}
                onSelect={then(() => setActive.mutate({ person, isActive: !is_active }))}
              >
                {is_active ? <Trans>Deactivate</Trans> : <Trans>Activate again</Trans>}
              </PopoverItem>
            )}
          </>
        );
      }}
    </Popover>
  );
}
