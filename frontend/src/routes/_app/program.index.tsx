/** The program begins with the first room that is open to the person. */
import { createFileRoute, redirect } from "@tanstack/react-router";
import { programRooms } from "../../features/shell/rooms";

export const Route = createFileRoute("/_app/program/")({
  beforeLoad: ({ context }) => {
    throw redirect({ to: programRooms(context.me)[0]?.to ?? "/today" });
  },
});
