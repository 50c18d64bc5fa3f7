/** Adding, editing and deleting a source. */
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useStale } from "../../api/useStale";
import { useProblemText } from "../../i18n/problems";
import { Button } from "../../ui/Button";
import { Confirm } from "../../ui/Confirm";
import { Dialog } from "../../ui/Dialog";
import { type Source, sourcesQuery, useAddSource, useDeleteSource, useSaveSource } from "./queries";
import { SourceForm, type SourceInput } from "./SourceForm";

interface Props {
  onClose: () => void;
}

export function AddSource({ onClose }: Props) {
  const { t } = useLingui();
  const add = useAddSource();
  return (
    <Dialog title={t`Add a source`} closeLabel={t`Close`} onClose={onClose}>
      <SourceForm
        error={add.error}
        onSubmit={(input) => add.mutate(input, { onSuccess: onClose })}
        actions={<Buttons save={t`Add`} busy={add.isPending} onClose={onClose} />}
      />
    </Dialog>
  );
}

export function EditSource({ source: first, onClose }: Props & { source: Source }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const save = useSaveSource();
  // The list is read anew all the time; the form stays with the version it began with.
  const [source, setSource] = useState(first);

  function submit({ url, name, ...input }: SourceInput) {
    const body = { ...input, ...(url !== source.url && { url }), ...(name && { name }) };
    save.mutate({ source, body }, { onSuccess: onClose });
  }

  const stale = useStale(save, {
    newest: async () => {
      const all = await queries.fetchQuery({ ...sourcesQuery, staleTime: 0 });
      return all.find(({ id }) => id === source.id);
    },
    take: setSource,
    again: (newer) =>
      save.variables &&
      save.mutate({ source: newer, body: save.variables.body }, { onSuccess: onClose }),
    onGone: onClose,
  });

  return (
    <Dialog title={t`Edit source`} closeLabel={t`Close`} onClose={onClose}>
      <SourceForm
        key={source.version}
        source={source}
        {...stale}
        onSubmit={submit}
        actions={<Buttons save={t`Save`} busy={save.isPending} onClose={onClose} />}
      />
    </Dialog>
  );
}

interface ButtonsProps extends Props {
  save: string;
  busy: boolean;
}

function Buttons({ save, busy, onClose }: ButtonsProps) {
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

export function DeleteSource({ source, onClose }: Props & { source: Source }) {
  const { t } = useLingui();
  const remove = useDeleteSource();
  const problemText = useProblemText();
  return (
    <Confirm
      title={t`Delete “${source.name}”?`}
      confirmLabel={t`Delete for good`}
      cancelLabel={t`Cancel`}
      busy={remove.isPending}
      problem={remove.error && problemText(remove.error)}
      onConfirm={() => remove.mutate(source, { onSuccess: onClose })}
      onCancel={onClose}
    >
      <p>
        <Trans>It is not read any more.</Trans>{" "}
        {source.suggestion_count > 0 && (
          <Plural
            value={source.suggestion_count}
            one="If its one suggestion still waits in the curation, it goes too; approved or archived, it stays."
            other="Of its # suggestions, those that still wait in the curation go too; the approved and archived ones stay."
          />
        )}
      </p>
    </Confirm>
  );
}
