/** The installed app: keeps what is read for later, and offers a new version without pressing. */
import { useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { meQuery } from "../../api/queries";
import { rememberPerson } from "../../offline/store";
import { installWorker } from "../../offline/worker";
import { useToasts } from "../../ui/Toasts";

export function Installed() {
  const { t } = useLingui();
  const queries = useQueryClient();
  const toasts = useToasts();
  const words = useRef({ text: "", label: "" });
  words.current = { text: t`There is a new version.`, label: t`Reload` };

  useEffect(() => {
    installWorker({
      onUpdate: (run) =>
        toasts.show({
          text: words.current.text,
          act: { label: words.current.label, run },
          stays: true,
        }),
      onFirst: async () => {
        const me = queries.getQueryData(meQuery.queryKey);
        if (!me) return;
        await rememberPerson(me);
        await queries.refetchQueries();
      },
    });
  }, [queries, toasts]);

  return null;
}
