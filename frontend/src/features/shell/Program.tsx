/** The program's area: the way between its rooms, each with a title of its own and for who may. */
import { useLingui } from "@lingui/react/macro";
import { Outlet } from "@tanstack/react-router";
import type { Me } from "../../api/queries";
import styles from "./Program.module.css";
import { RoomLinks } from "./RoomLinks";
import { programRooms } from "./rooms";

export function Program({ me }: { me: Me }) {
  const { t } = useLingui();
  return (
    <div className={styles.program}>
      <RoomLinks label={t`Program`} rooms={programRooms(me)} />
      <Outlet />
    </div>
  );
}
