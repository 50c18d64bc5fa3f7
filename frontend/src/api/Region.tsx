/** A part of a screen that shows what a query brings: first its skeleton, then data, or why not. */
import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { useProblemText } from "../i18n/problems";
import { useReach } from "../offline/reach";
import { Cards, Skeleton } from "../ui/Skeleton";
import { Empty, Failed } from "../ui/States";
import { asProblem } from "./problem";

interface Query<Data> {
  data: Data | undefined;
  error: unknown;
  isPending: boolean;
  refetch: () => unknown;
}

interface Props<Data> {
  query: Query<Data>;
  skeleton?: ReactNode;
  children: (data: Data) => ReactNode;
}

export function Region<Data>({ query, skeleton = <Cards />, children }: Props<Data>) {
  const { t } = useLingui();
  // What is already here stays, even when a later attempt to renew it failed.
  if (query.data !== undefined) return children(query.data);
  if (query.error) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  return <Skeleton label={t`Loading`}>{skeleton}</Skeleton>;
}

export function Failure({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t } = useLingui();
  const problemText = useProblemText();
  const reach = useReach();
  const problem = asProblem(error);
  if (!problem && reach === "offline") {
    return (
      <Empty icon="clock" title={<Trans>This is not on your device.</Trans>}>
        <Trans>As soon as you are online again, it is here.</Trans>
      </Empty>
    );
  }
  // Trying again would bring nothing back.
  if (problem?.status === 404) {
    return (
      <Empty icon="search" title={<Trans>There is nothing here any more.</Trans>}>
        <Trans>Perhaps its time is over, or it was removed.</Trans>
      </Empty>
    );
  }
  return (
    <Failed
      title={t`This did not load.`}
      detail={problemText(error)}
      trace={problem?.request_id && <Trans>Trace: {problem.request_id}</Trans>}
      retryLabel={t`Try again`}
      onRetry={onRetry}
    />
  );
}
