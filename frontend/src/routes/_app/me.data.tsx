/** All that is kept about me: a copy of it, or its end. */
import { createFileRoute } from "@tanstack/react-router";
import { MyData } from "../../features/privacy/MyData";

export const Route = createFileRoute("/_app/me/data")({ component: MyData });
