/** Where an invitation link leads; its secret leaves the address at once. */
import { createFileRoute, redirect } from "@tanstack/react-router";
import { Invitation } from "../features/invitation/Invitation";
import { heldToken, holdToken } from "../features/invitation/token";

export const Route = createFileRoute("/invitation")({
  beforeLoad: ({ location }) => {
    if (holdToken(location.hash)) throw redirect({ to: "/invitation", replace: true });
  },
  component: () => <Invitation key={heldToken()} token={heldToken()} />,
});
