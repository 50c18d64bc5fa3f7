/** Adding and editing a person. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useStale } from "../../api/useStale";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { useToasts } from "../../ui/Toasts";
import { PersonForm } from "./PersonForm";
import { readPerson, useAddPerson, useSavePerson } from "./peopleChanges";
import { changesTo, type PersonInput } from "./personInput";
import type { Employee } from "./queries";

interface Props {
  onClose: () => void;
}

export function AddPerson({ onClose, onAdded }: Props & { onAdded: (person: Employee) => void }) {
  const { t } = useLingui();
  const add = useAddPerson();
  return (
    <Dialog title={t`Add a person`} closeLabel={t`Close`} onClose={onClose}>
      <PersonForm
        error={add.error}
        onSubmit={(input) => add.mutate(input, { onSuccess: onAdded })}
        actions={<Actions save={t`Add`} busy={add.isPending} onClose={onClose} />}
      />
    </Dialog>
  );
}

export function EditPerson({ person: first, onClose }: Props & { person: Employee }) {
  const { t } = useLingui();
  const toasts = useToasts();
  // What is stored may change below the form; only loading it anew throws entries away.
  const [stored, setStored] = useState(first);
  const [round, setRound] = useState(0);
  const [entered, setEntered] = useState<PersonInput | null>(null);
  const save = useSavePerson(setStored);

  function submit(input: PersonInput, onto = stored) {
    setEntered(input);
    save.mutate(
      { person: onto, ...changesTo(onto, input) },
      {
        onSuccess: () => {
          toasts.show({ text: t`Saved.` });
          onClose();
        },
      },
    );
  }

  const stale = useStale(save, {
    newest: () => readPerson(first.id),
    take: (newer) => {
      setStored(newer);
      setRound(round + 1);
    },
    again: (newer) => entered && submit(entered, newer),
  });

  return (
    <Dialog title={t`Edit person`} closeLabel={t`Close`} onClose={onClose}>
      <PersonForm
        key={round}
        person={stored}
        {...stale}
        onSubmit={(input) => submit(input)}
        actions={<Actions save={t`Save`} busy={save.isPending} onClose={onClose} />}
      />
    </Dialog>
  );
}

interface ActionsProps extends Props {
  save: string;
  busy: boolean;
}

function Actions({ save, busy, onClose }: ActionsProps) {
  return (
    <>
      <Button onClick={onClose}>
        <Trans>Cancel</Trans>
      </Button>
      <Button type="submit" variant="primary" busy={busy}>
        {save}
      </Button>
    </>
  );
}
