/** A new event, made by who curates. */
import { createFileRoute } from "@tanstack/react-router";
import { ProposeEvent } from "../../features/events/ProposeEvent";

export const Route = createFileRoute("/_app/program/events/new")({
  component: () => <ProposeEvent then="/program/events/$id" />,
});
