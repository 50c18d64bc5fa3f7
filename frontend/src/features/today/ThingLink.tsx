/** The title of a thing, leading to where it is in full. */
import { Link } from "@tanstack/react-router";
import type { Shown } from "./reactions";

interface Props {
  item: Pick<Shown, "id" | "kind" | "title">;
  className?: string | undefined;
}

export function ThingLink({ item: { id, kind, title }, className }: Props) {
  return (
    <Link
      to={kind === "event" ? "/opportunities/$id" : "/today/$id"}
      params={{ id }}
      className={className}
    >
      {title}
    </Link>
  );
}
