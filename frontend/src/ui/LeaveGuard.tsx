/** Keeps somebody from losing what they have entered by following a link. */
import { useLingui } from "@lingui/react/macro";
import { useBlocker } from "@tanstack/react-router";
import { Confirm } from "./Confirm";

export function LeaveGuard({ isChanged }: { isChanged: boolean }) {
  const { t } = useLingui();
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => isChanged && current.pathname !== next.pathname,
    enableBeforeUnload: isChanged,
    withResolver: true,
  });
  if (blocker.status !== "blocked") return null;
  return (
    <Confirm
      title={t`Leave without saving?`}
      confirmLabel={t`Discard changes`}
      cancelLabel={t`Keep editing`}
      onConfirm={blocker.proceed}
      onCancel={blocker.reset}
    >
      <p>{t`What you have changed here is not saved yet.`}</p>
    </Confirm>
  );
}
