/** What I am told in the app: kind by kind. */
import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Region } from "../../api/Region";
import { Page } from "../../ui/Page";
import { Row, Rows } from "../../ui/Rows";
import { Switch } from "../../ui/Switch";
import { settingsQuery, useSwitchKind } from "./queries";

export function Settings() {
  const { t } = useLingui();
  const settings = useQuery(settingsQuery);
  const change = useSwitchKind();
  return (
    <Page
      title={t`What you are told`}
      lead={t`Here in the app, and nowhere else. Nobody sees what you switch on or off.`}
      back={{ to: "/notifications", label: t`Notifications` }}
    >
      <Region query={settings}>
        {({ items }) => (
          <Rows>
            {items.map(({ kind, label, in_app }) => (
              <Row key={kind}>
                <Switch
                  label={label}
                  checked={in_app}
                  onChange={(isOn) => change.mutate({ kind, in_app: isOn })}
                />
              </Row>
            ))}
          </Rows>
        )}
      </Region>
    </Page>
  );
}
