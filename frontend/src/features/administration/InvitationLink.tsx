/** A link with which somebody sets their password: made on demand, shown this once. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Refused } from "../../api/Refused";
import { useFormats } from "../../i18n/formats";
import { Button } from "../../ui/Button";
import { CopyField } from "../../ui/CopyField";
import { Dialog, DialogActions } from "../../ui/Dialog";
import { useInvite } from "./peopleChanges";
import type { Employee } from "./queries";

interface Props {
  person: Employee;
  /** Just added: says so, and it can wait. */
  isNew?: boolean;
  onClose: () => void;
}

export function InvitationLink({ person, isNew, onClose }: Props) {
  const { t } = useLingui();
  const invite = useInvite();
  const name = person.display_name;
  const canInvite = person.administration.email !== null;
  return (
    <Dialog
      title={isNew ? t`${name} is added` : t`Link for ${name}`}
      closeLabel={t`Close`}
      onClose={onClose}
    >
      <Refused error={invite.error} />
      {invite.data ? (
        <Link url={invite.data.url} until={invite.data.expires_at} />
      ) : (
        <p>
          {!canInvite ? (
            <Trans>
              {name} has no e-mail address to sign in with yet. Enter it under Edit, then there is a
              link.
            </Trans>
          ) : (
            <Trans>
              With a personal link {name} sets a password and signs in. The link works once, for
              seven days, and ends earlier ones. Nothing is sent: you hand it over yourself.
            </Trans>
          )}
        </p>
      )}
      <DialogActions>
        <Button onClick={onClose}>
          {invite.data || !canInvite ? (
            <Trans>Done</Trans>
          ) : isNew ? (
            <Trans>Later</Trans>
          ) : (
            <Trans>Cancel</Trans>
          )}
        </Button>
        {!invite.data && canInvite && (
          <Button variant="primary" busy={invite.isPending} onClick={() => invite.mutate(person)}>
            <Trans>Create link</Trans>
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}

function Link({ url, until }: { url: string; until: string }) {
  const { t } = useLingui();
  const { date } = useFormats();
  const end = date(until);
  return (
    <CopyField
      label={t`Personal link`}
      hint={t`It is shown only now, and works until ${end}.`}
      copyLabel={t`Copy link`}
      value={url}
    />
  );
}
