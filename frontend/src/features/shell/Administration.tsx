/** The administrator's area: people, teams, the organization, and what runs by itself. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Outlet } from "@tanstack/react-router";
import { type Me, may } from "../../api/queries";
import { ButtonLink } from "../../ui/Button";
import { cx } from "../../ui/cx";
import { Page } from "../../ui/Page";
import { Empty } from "../../ui/States";
import { KeyEndings } from "./KeyEndings";
import styles from "./Program.module.css";
import { RoomLinks } from "./RoomLinks";
import { adminRooms } from "./rooms";

export function Administration({ me }: { me: Me }) {
  const { t } = useLingui();
  const rooms = adminRooms(me);
  if (rooms.length === 0) return <ForAdministrators />;
  return (
    <div className={cx(styles.program, styles.offices)}>
      <RoomLinks label={t`Administration`} rooms={rooms} />
      {may(me, "service-accounts:write") && <KeyEndings />}
      <Outlet />
    </div>
  );
}

function ForAdministrators() {
  const { t } = useLingui();
  return (
    <Page title={t`Administration`}>
      <Empty
        icon="lock"
        title={<Trans>This is for administrators.</Trans>}
        action={
          <ButtonLink to="/today" icon="sun">
            <Trans>To Today</Trans>
          </ButtonLink>
        }
      >
        <Trans>Whoever administers Fürsprech here can change your role.</Trans>
      </Empty>
    </Page>
  );
}
