/** What taking part means, with a try-out; the answer is as easy either way. */
import { createFileRoute } from "@tanstack/react-router";
import { Welcome } from "../../features/ambassadors/Welcome";
import { TryOut } from "../../features/today/TryOut";

export const Route = createFileRoute("/_app/welcome")({
  component: () => <Welcome tryOut={<TryOut />} />,
});
