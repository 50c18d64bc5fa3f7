/** Proposing an event. */
import { createFileRoute } from "@tanstack/react-router";
import { ProposeEvent } from "../../features/events/ProposeEvent";

export const Route = createFileRoute("/_app/opportunities/new")({
  component: () => <ProposeEvent then="/opportunities/$id" />,
});
