/** To pass something on: the sheet is another feature's, so the address says what it is about. */
import { Trans } from "@lingui/react/macro";
import { ButtonLink } from "../../ui/Button";

export function ShareLink({ id }: { id: string }) {
  return (
    <ButtonLink
      to="."
      search={(before) => ({ ...before, share: id })}
      resetScroll={false}
      variant="primary"
      icon="share"
      aria-describedby={`title-${id}`}
    >
      <Trans>Share</Trans>
    </ButtonLink>
  );
}
