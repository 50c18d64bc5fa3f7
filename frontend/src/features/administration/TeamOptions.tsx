/** The teams of a select, in their tree. */
import { inTreeOrder } from "../../ui/tree";
import type { Team } from "./queries";

const INDENT = "\u00a0\u00a0\u00a0";

/** The teams as a tree; among siblings, the name decides. */
export function teamTree(teams: readonly Team[]) {
  return inTreeOrder(teams.map((team) => ({ ...team, position: 0 })));
}

interface Props {
  teams: readonly Team[];
  /** Those that must not be chosen. */
  except?: ReadonlySet<string>;
}

export function TeamOptions({ teams, except }: Props) {
  return teamTree(teams).map(({ item, depth }) => (
    <option key={item.id} value={item.id} disabled={except?.has(item.id)}>
      {INDENT.repeat(depth)}
      {item.name}
    </option>
  ));
}
