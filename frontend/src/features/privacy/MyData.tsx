/** My data: a copy to take along, and deleting all of it, with what that means said first. */
import { useLingui } from "@lingui/react/macro";
import { Page } from "../../ui/Page";
import { Copy } from "./Copy";
import { Deletion } from "./Deletion";

export function MyData() {
  const { t } = useLingui();
  return (
    <Page
      title={t`My data`}
      back={{ to: "/me", label: t`Me` }}
      lead={t`What is kept about you belongs to you. Take it with you or delete it, without asking anybody.`}
    >
      <Copy />
      <Deletion />
    </Page>
  );
}
