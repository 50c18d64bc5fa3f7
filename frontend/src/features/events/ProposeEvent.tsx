/** Proposing an event: the program team decides, and sees to who goes. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { api } from "../../api/client";
import { invalidate } from "../../api/queries";
import { Button, ButtonLink } from "../../ui/Button";
import { DialogActions } from "../../ui/Dialog";
import { LeaveGuard } from "../../ui/LeaveGuard";
import { Page } from "../../ui/Page";
import { useToasts } from "../../ui/Toasts";
import { EventForm } from "./EventForm";
import { EMPTY_EVENT, toInput } from "./eventDraft";
import { EVENTS } from "./queries";

interface Props {
  /** Where it is shown once it is there. */
  then: "/opportunities/$id" | "/program/events/$id";
}

export function ProposeEvent({ then }: Props) {
  const { t } = useLingui();
  const [draft, setDraft] = useState(EMPTY_EVENT);
  const propose = usePropose(then);
  const isCurating = then === "/program/events/$id";
  const to = isCurating ? "/program/events" : "/opportunities";
  return (
    <Page
      title={isCurating ? t`New event` : t`Propose an event`}
      back={{ to, label: isCurating ? t`Events` : t`Opportunities` }}
      lead={isCurating ? undefined : t`The program team has a look and opens it to colleagues.`}
    >
      <LeaveGuard isChanged={draft !== EMPTY_EVENT && !propose.isSuccess} />
      <EventForm
        draft={draft}
        error={propose.error}
        onChange={(part) => setDraft((current) => ({ ...current, ...part }))}
        onSubmit={() => propose.mutate({ body: toInput(draft) })}
        actions={
          <DialogActions>
            <ButtonLink to={to}>
              <Trans>Cancel</Trans>
            </ButtonLink>
            <Button type="submit" variant="primary" busy={propose.isPending}>
              {isCurating ? t`Create event` : t`Propose`}
            </Button>
          </DialogActions>
        }
      />
    </Page>
  );
}

function usePropose(then: Props["then"]) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const toasts = useToasts();
  return api.useMutation("post", "/api/v1/events", {
    onSuccess: async ({ id, title }) => {
      void invalidate(queries, EVENTS);
      toasts.show({
        text:
          then === "/opportunities/$id"
            ? t`Thank you. Here you see what becomes of it.`
            : t`“${title}” is created.`,
      });
      await navigate({ to: then, params: { id }, ignoreBlocker: true });
    },
  });
}
