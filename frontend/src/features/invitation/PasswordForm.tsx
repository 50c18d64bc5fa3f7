/** Choosing a password: the rules beforehand, the text visible on demand. */
import { Trans, useLingui } from "@lingui/react/macro";
import { type ReactNode, useState } from "react";
import { Form } from "../../api/Form";
import { fieldFaults } from "../../api/problem";
import { Button } from "../../ui/Button";
import { TextField } from "../../ui/Field";
import { Toggle } from "../../ui/Toggle";
import styles from "./Invitation.module.css";
import { isGone, useAccept } from "./queries";

interface Props {
  token: string;
  /** Shown when somebody used the link in the meantime. */
  gone: ReactNode;
}

const SHORTEST = 15;
const LONGEST = 128;

export function PasswordForm({ token, gone }: Props) {
  const { t } = useLingui();
  const accept = useAccept(token);
  const [isShown, setShown] = useState(false);
  if (isGone(accept.error)) return gone;
  const isShort = fieldFaults(accept.error).password?.code.endsWith("too_short");
  return (
    <Form
      error={accept.error}
      onSubmit={(values) => accept.mutate(String(values.get("password")))}
      noValidate
    >
      {(fault) => (
        <>
          <div className={styles.password}>
            <TextField
              label={t`Password`}
              hint={t`At least ${SHORTEST} characters. Three or four words that have nothing to do with each other or with you are best; signs and numbers are not needed.`}
              name="password"
              type={isShown ? "text" : "password"}
              autoComplete="new-password"
              autoCapitalize="off"
              spellCheck="false"
              maxLength={LONGEST}
              required
              error={
                isShort
                  ? t`This is still too short: at least ${SHORTEST} characters.`
                  : fault("password")
              }
            />
            <Toggle isOn={isShown} onChange={setShown}>
              <Trans>Show password</Trans>
            </Toggle>
          </div>
          <Button type="submit" variant="primary" wide busy={accept.isPending}>
            <Trans>Set password and sign in</Trans>
          </Button>
        </>
      )}
    </Form>
  );
}
