/** The administration begins with the first room that is open to the person. */
import { createFileRoute, redirect } from "@tanstack/react-router";
import { officesFor } from "../../features/shell/offices";

export const Route = createFileRoute("/_app/admin/")({
  beforeLoad: ({ context }) => {
    const [first] = officesFor(context.me);
    if (first) throw redirect({ to: first.to });
  },
});
