/** A goal that does not exist yet. */
import { createFileRoute } from "@tanstack/react-router";
import { NewGoal } from "../../features/strategy/GoalPage";

export const Route = createFileRoute("/_app/program/goals/new")({ component: NewGoal });
