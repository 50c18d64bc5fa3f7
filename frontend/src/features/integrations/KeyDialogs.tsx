/** Making, replacing and revoking a key; what is made is shown this once. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Form } from "../../api/Form";
import { SCOPE_NAMES, SCOPES, type Scope } from "../../api/scopes";
import { useFormats } from "../../i18n/formats";
import { useProblemText } from "../../i18n/problems";
import { Button } from "../../ui/Button";
import { Confirm } from "../../ui/Confirm";
import { CopyField } from "../../ui/CopyField";
import { Dialog, DialogActions } from "../../ui/Dialog";
import { FieldError, SelectField } from "../../ui/Field";
import { Switch } from "../../ui/Switch";
import styles from "./Keys.module.css";
import {
  type Key,
  type NewKey,
  type Tool,
  useMakeKey,
  useReplaceKey,
  useRevokeKey,
} from "./queries";
import { handleOf } from "./words";

interface MakeProps {
  tool: Tool;
  onClose: () => void;
}

export function MakeKey({ tool, onClose }: MakeProps) {
  const { i18n, t } = useLingui();
  const make = useMakeKey();
  const [scopes, setScopes] = useState<Scope[]>([]);
  const { name } = tool;

  if (make.data) return <Made made={make.data} onClose={onClose} />;
  return (
    <Dialog title={t`New key for ${name}`} closeLabel={t`Close`} onClose={onClose}>
      <Form
        error={make.error}
        noValidate
        onSubmit={(values) =>
          make.mutate({ tool, scopes, lifetime_days: Number(values.get("days")) })
        }
      >
        {(fault) => (
          <>
            <fieldset className={styles.scopes}>
              <legend className={styles.legend}>{t`What it may read`}</legend>
              {SCOPE_NAMES.map((scope) => (
                <Switch
                  key={scope}
                  label={i18n._(SCOPES[scope].name)}
                  hint={i18n._(SCOPES[scope].hint)}
                  checked={scopes.includes(scope)}
                  onChange={(isOn) =>
                    setScopes(isOn ? [...scopes, scope] : scopes.filter((one) => one !== scope))
                  }
                />
              ))}
              {fault("scopes") && <FieldError>{t`Choose at least one.`}</FieldError>}
            </fieldset>
            <Lifetime />
            <DialogActions>
              <Button onClick={onClose}>
                <Trans>Cancel</Trans>
              </Button>
              <Button type="submit" variant="primary" busy={make.isPending}>
                <Trans>Make the key</Trans>
              </Button>
            </DialogActions>
          </>
        )}
      </Form>
    </Dialog>
  );
}

interface KeyProps {
  apiKey: Key;
  onClose: () => void;
}

export function ReplaceKey({ apiKey, onClose }: KeyProps) {
  const { t } = useLingui();
  const replace = useReplaceKey();
  const handle = handleOf(apiKey);

  if (replace.data) return <Made made={replace.data} onClose={onClose} />;
  return (
    <Dialog title={t`Replace the key ${handle}`} closeLabel={t`Close`} onClose={onClose}>
      <Form
        error={replace.error}
        noValidate
        onSubmit={(values) =>
          replace.mutate({ key: apiKey, lifetime_days: Number(values.get("days")) })
        }
      >
        {() => (
          <>
            <p>
              <Trans>
                The new key opens the same. The old one works for seven more days at most, so that
                the tool can change over.
              </Trans>
            </p>
            <Lifetime />
            <DialogActions>
              <Button onClick={onClose}>
                <Trans>Cancel</Trans>
              </Button>
              <Button type="submit" variant="primary" busy={replace.isPending}>
                <Trans>Make the key</Trans>
              </Button>
            </DialogActions>
          </>
        )}
      </Form>
    </Dialog>
  );
}

export function RevokeKey({ apiKey, onClose }: KeyProps) {
  const { t } = useLingui();
  const revoke = useRevokeKey();
  const problemText = useProblemText();
  const handle = handleOf(apiKey);
  return (
    <Confirm
      title={t`Revoke the key ${handle}?`}
      confirmLabel={t`Revoke for good`}
      cancelLabel={t`Cancel`}
      busy={revoke.isPending}
      problem={revoke.error && problemText(revoke.error)}
      onConfirm={() => revoke.mutate(apiKey, { onSuccess: onClose })}
      onCancel={onClose}
    >
      <p>
        <Trans>
          The tool is refused from its next request on, until it has another key. This cannot be
          undone.
        </Trans>
      </p>
    </Confirm>
  );
}

/** The one time that the whole key is seen. */
function Made({ made, onClose }: { made: NewKey; onClose: () => void }) {
  const { t } = useLingui();
  const { date } = useFormats();
  const end = date(made.expires_at);
  return (
    <Dialog title={t`The key is made`} closeLabel={t`Close`} onClose={onClose}>
      <CopyField
        label={t`Key`}
        hint={t`The key is shown only now, and works until ${end}.`}
        copyLabel={t`Copy key`}
        value={made.key}
      />
      <p className={styles.detail}>
        <Trans>
          Keep it where you keep passwords. Whoever has it reads what it opens. If it gets lost,
          revoke it and make another.
        </Trans>
      </p>
      <DialogActions>
        <Button variant="primary" onClick={onClose}>
          <Trans>Done</Trans>
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function Lifetime() {
  const { t } = useLingui();
  return (
    <SelectField label={t`It works for`} name="days" defaultValue="180">
      <option value="30">{t`30 days`}</option>
      <option value="90">{t`90 days`}</option>
      <option value="180">{t`half a year`}</option>
      <option value="365">{t`a year`}</option>
    </SelectField>
  );
}
