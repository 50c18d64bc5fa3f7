/** One switch per purpose, each with the whole text of what it allows, and those to be asked again. */
import { Trans } from "@lingui/react/macro";
import { Row, Rows } from "../../ui/Rows";
import { Switch } from "../../ui/Switch";
import styles from "./Consents.module.css";
import type { ConsentText, Purpose } from "./queries";

interface Props {
  texts: readonly ConsentText[];
  granted: ReadonlySet<Purpose>;
  /** Agreed to in words that have changed since. */
  outdated?: ReadonlySet<Purpose>;
  onChange: (purpose: Purpose, granted: boolean) => void;
}

export function Consents({ texts, granted, outdated, onChange }: Props) {
  return (
    <Rows>
      {texts.map(({ purpose, title, text }) => (
        <Row key={purpose}>
          <Switch
            label={title}
            isLong
            hint={
              <>
                {outdated?.has(purpose) && (
                  <strong className={styles.changed}>
                    <Trans>This text has changed. It holds again once you agree again.</Trans>
                  </strong>
                )}
                {text}
              </>
            }
            checked={granted.has(purpose)}
            onChange={(checked) => onChange(purpose, checked)}
          />
        </Row>
      ))}
    </Rows>
  );
}
