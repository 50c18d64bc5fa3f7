/** What holds for everybody here: name, languages, time zone, smallest group, values. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, ifMatch, type Schemas } from "../../api/client";
import { Form } from "../../api/Form";
import { meQuery } from "../../api/queries";
import { Region } from "../../api/Region";
import { useStale } from "../../api/useStale";
import { ActionBar } from "../../ui/ActionBar";
import { Button } from "../../ui/Button";
import { LeaveGuard } from "../../ui/LeaveGuard";
import { Page } from "../../ui/Page";
import { useToasts } from "../../ui/Toasts";
import { changesOf } from "../../ui/useDraft";
import { OrganizationFields } from "./OrganizationFields";
import { changesTo, draftOf, type OrganizationDraft } from "./organizationDraft";
import { organizationQuery, type Organization as Stored } from "./queries";
import { ValuesField } from "./ValuesField";

export function Organization() {
  const { t } = useLingui();
  const organization = useQuery(organizationQuery);
  return (
    <Page title={t`Organization`} lead={t`What holds for everybody here.`}>
      <Region query={organization}>{(stored) => <Editor first={stored} />}</Region>
    </Page>
  );
}

interface Change {
  version: number;
  body: Schemas["OrganizationUpdate"];
}

function useSave() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ version, body }: Change) => {
      const { data, error } = await client.PATCH("/api/v1/organization", {
        params: { header: ifMatch(version) },
        body,
      });
      if (!data) throw error;
      return data;
    },
    onSuccess: (saved) => {
      queries.setQueryData(organizationQuery.queryKey, saved);
      // The name stands in the navigation.
      return queries.invalidateQueries(meQuery);
    },
  });
}

function Editor({ first }: { first: Stored }) {
  const { t } = useLingui();
  const toasts = useToasts();
  const queries = useQueryClient();
  const save = useSave();
  const [stored, setStored] = useState(first);
  const [draft, setDraft] = useState(() => draftOf(first));
  const body = changesTo(stored, draft);
  const isChanged = Object.keys(body).length > 0;

  function rebase(next: Stored) {
    setStored(next);
    // What was entered while it was being saved is kept.
    setDraft((current) => ({ ...draftOf(next), ...changesOf(draft, current) }));
  }

  function submit(onto = stored) {
    save.mutate(
      { version: onto.version, body },
      {
        onSuccess: (saved) => {
          rebase(saved);
          toasts.show({ text: t`Saved.` });
        },
      },
    );
  }

  const stale = useStale(save, {
    newest: () => queries.fetchQuery({ ...organizationQuery, staleTime: 0 }),
    take: rebase,
    again: submit,
  });

  const change = (part: Partial<OrganizationDraft>) => setDraft({ ...draft, ...part });
  return (
    <>
      <LeaveGuard isChanged={isChanged} />
      <Form error={stale.error} onSubmit={() => submit()} noValidate>
        {(fault) => (
          <>
            {stale.notice}
            <OrganizationFields draft={draft} fault={fault} onChange={change} />
            <ValuesField
              values={draft.values}
              languages={draft.languages}
              error={fault("values")}
              onChange={(values) => change({ values })}
            />
            <ActionBar>
              <Button onClick={() => setDraft(draftOf(stored))} disabled={!isChanged}>
                <Trans>Discard</Trans>
              </Button>
              <Button type="submit" variant="primary" busy={save.isPending} disabled={!isChanged}>
                <Trans>Save</Trans>
              </Button>
            </ActionBar>
          </>
        )}
      </Form>
    </>
  );
}
