/** The administration begins with the first room that is open to the person. */
import { createFileRoute, redirect } from "@tanstack/react-router";
import { adminRooms } from "../../features/shell/rooms";

export const Route = createFileRoute("/_app/admin/")({
  beforeLoad: ({ context }) => {
    const [first] = adminRooms(context.me);
    if (first) throw redirect({ to: first.to });
  },
});
