/** Adding, renaming, moving and deleting a team. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Form } from "../../api/Form";
import { useStale } from "../../api/useStale";
import { useProblemText } from "../../i18n/problems";
import { Button } from "../../ui/Button";
import { Confirm } from "../../ui/Confirm";
import { Dialog, DialogActions } from "../../ui/Dialog";
import { SelectField, TextField } from "../../ui/Field";
import { withDescendants } from "../../ui/tree";
import { allTeamsQuery, type Team } from "./queries";
import { TeamOptions, teamTree } from "./TeamOptions";
import { type TeamInput, useDeleteTeam, useSaveTeam } from "./teamChanges";

interface Props {
  /** Absent for a new one, which then may have its place already. */
  team?: Team;
  below?: string;
  teams: readonly Team[];
  onClose: () => void;
}

export function TeamDialog({ team: first, below, teams, onClose }: Props) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const save = useSaveTeam();
  const [team, setTeam] = useState(first);

  function submit(body: TeamInput, onto = team) {
    save.mutate({ team: onto, body }, { onSuccess: onClose });
  }

  const stale = useStale(save, {
    newest: async () => {
      const all = await queries.fetchQuery({ ...allTeamsQuery, staleTime: 0 });
      return all.find(({ id }) => id === team?.id);
    },
    take: setTeam,
    again: (newer) => save.variables && submit(save.variables.body, newer),
    onGone: onClose,
  });

  return (
    <Dialog
      title={team ? t`Rename or move team` : t`Add a team`}
      closeLabel={t`Close`}
      onClose={onClose}
    >
      <Form
        key={team?.version}
        error={stale.error}
        onSubmit={(values) =>
          submit({
            name: String(values.get("name")).trim(),
            parent_id: String(values.get("parent_id")) || null,
          })
        }
        noValidate
      >
        {(fault) => (
          <>
            {stale.notice}
            <TextField
              label={t`Name`}
              name="name"
              maxLength={200}
              autoComplete="off"
              defaultValue={team?.name}
              error={fault("name")}
            />
            <Parent
              team={team}
              chosen={team?.parent_id ?? below ?? ""}
              teams={teams}
              error={fault("parent_id")}
            />
            <DialogActions>
              <Button onClick={onClose}>
                <Trans>Cancel</Trans>
              </Button>
              <Button type="submit" variant="primary" busy={save.isPending}>
                {team ? t`Save` : t`Add`}
              </Button>
            </DialogActions>
          </>
        )}
      </Form>
    </Dialog>
  );
}

interface ParentProps {
  team: Team | undefined;
  chosen: string;
  teams: readonly Team[];
  error: string | undefined;
}

function Parent({ team, chosen, teams, error }: ParentProps) {
  const { t } = useLingui();
  const tree = teamTree(teams).map(({ item }) => item);
  return (
    <SelectField
      label={t`Belongs to`}
      hint={team && t`All teams below it move along.`}
      name="parent_id"
      defaultValue={chosen}
      error={error}
    >
      <option value="">{t`Nothing, it stands at the top`}</option>
      {team ? (
        <TeamOptions teams={teams} except={withDescendants(tree, team.id)} />
      ) : (
        <TeamOptions teams={teams} />
      )}
    </SelectField>
  );
}

export function DeleteTeam({ team, onClose }: { team: Team; onClose: () => void }) {
  const { t } = useLingui();
  const remove = useDeleteTeam();
  const problemText = useProblemText();
  return (
    <Confirm
      title={t`Delete “${team.name}”?`}
      confirmLabel={t`Delete for good`}
      cancelLabel={t`Cancel`}
      busy={remove.isPending}
      problem={remove.error && problemText(remove.error)}
      onConfirm={() => remove.mutate(team, { onSuccess: onClose })}
      onCancel={onClose}
    >
      <p>
        <Trans>Only a team without people and without teams below it can be deleted.</Trans>
      </p>
    </Confirm>
  );
}
