/** One person's page in the directory: just what they show. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { meQuery } from "../../api/queries";
import { Region } from "../../api/Region";
import { ButtonLink } from "../../ui/Button";
import { Page } from "../../ui/Page";
import { whereabouts } from "./AmbassadorCard";
import { AmbassadorFacts } from "./AmbassadorFacts";
import { ambassadorQuery } from "./queries";

export function Ambassador({ id }: { id: string }) {
  const { t } = useLingui();
  const { data: me } = useQuery(meQuery);
  const ambassador = useQuery(ambassadorQuery(id));
  return (
    <Page
      title={ambassador.data?.display_name ?? t`Directory`}
      back={{ to: "/ambassadors", label: t`Directory` }}
      lead={ambassador.data && whereabouts(ambassador.data)}
      actions={me && ambassador.data && <Way isMe={me.id === id} id={id} />}
    >
      <Region query={ambassador}>{(data) => <AmbassadorFacts ambassador={data} />}</Region>
    </Page>
  );
}

/** What one comes here for, of oneself and of others. */
function Way({ isMe, id }: { isMe: boolean; id: string }) {
  return isMe ? (
    <ButtonLink to="/me/directory" icon="pen">
      <Trans>Change what others see</Trans>
    </ButtonLink>
  ) : (
    <ButtonLink to="/kudos" search={{ to: id }} icon="heart">
      <Trans>Say thanks</Trans>
    </ButtonLink>
  );
}
