/** How others see me in the directory. */
import { createFileRoute } from "@tanstack/react-router";
import { MyEntry } from "../../features/directory/MyEntry";

export const Route = createFileRoute("/_app/me/directory")({ component: MyEntry });
