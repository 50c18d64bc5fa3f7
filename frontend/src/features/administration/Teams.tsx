/** The teams as a tree: who belongs together, and under what. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { Region } from "../../api/Region";
import { Button, IconButton } from "../../ui/Button";
import { Page } from "../../ui/Page";
import { Popover, PopoverItem } from "../../ui/Popover";
import { Empty } from "../../ui/States";
import { allTeamsQuery, type Team } from "./queries";
import { DeleteTeam, TeamDialog } from "./TeamDialogs";
import { teamTree } from "./TeamOptions";
import styles from "./Teams.module.css";

export function Teams() {
  const { t } = useLingui();
  const teams = useQuery(allTeamsQuery);
  const [isAdding, setAdding] = useState(false);
  const add = (
    <Button icon="plus" variant="primary" onClick={() => setAdding(true)}>
      <Trans>Add a team</Trans>
    </Button>
  );
  return (
    <Page
      wide
      title={t`Teams`}
      lead={t`How the organization is built. Figures are only shown for teams that are large enough.`}
      actions={teams.data?.length !== 0 && add}
    >
      <Region query={teams}>
        {(all) =>
          all.length === 0 ? (
            <Empty icon="tree" title={<Trans>There are no teams yet.</Trans>} action={add}>
              <Trans>Begin with the largest units.</Trans>
            </Empty>
          ) : (
            <ul className={styles.tree} aria-label={t`Teams`}>
              {teamTree(all).map(({ item, depth }) => (
                <li key={item.id} className={styles.node} data-depth={Math.min(depth, 5)}>
                  <TeamRow team={item} teams={all} />
                </li>
              ))}
            </ul>
          )
        }
      </Region>
      {isAdding && <TeamDialog teams={teams.data ?? []} onClose={() => setAdding(false)} />}
    </Page>
  );
}

type Opened = "edit" | "below" | "delete" | null;

function TeamRow({ team, teams }: { team: Team; teams: readonly Team[] }) {
  const { t } = useLingui();
  const [opened, setOpened] = useState<Opened>(null);
  const close = () => setOpened(null);
  const label = t`More on ${team.name}`;
  return (
    <div className={styles.row}>
      <span className={styles.name}>{team.name}</span>
      <Link
        to="/admin/people"
        search={{ team: team.id }}
        className={styles.link}
        aria-label={t`People of ${team.name}`}
      >
        <Trans>People</Trans>
      </Link>
      <Popover
        label={label}
        trigger={(wired) => <IconButton {...wired} icon="more" label={label} />}
      >
        {(closePanel) => {
          const open = (which: Opened) => () => {
            closePanel();
            setOpened(which);
          };
          return (
            <>
              <PopoverItem onSelect={open("edit")}>
                <Trans>Rename or move</Trans>
              </PopoverItem>
              <PopoverItem onSelect={open("below")}>
                <Trans>Team below this</Trans>
              </PopoverItem>
              <PopoverItem onSelect={open("delete")}>
                <Trans>Delete</Trans>
              </PopoverItem>
            </>
          );
        }}
      </Popover>
      {opened === "edit" && <TeamDialog team={team} teams={teams} onClose={close} />}
      {opened === "below" && <TeamDialog below={team.id} teams={teams} onClose={close} />}
      {opened === "delete" && <DeleteTeam team={team} onClose={close} />}
    </div>
  );
}
