/** Links to what helps to prepare: a title and an address on each line. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "../../../ui/Button";
import { TextField } from "../../../ui/Field";
import type { Briefing } from "../briefings";
import styles from "../Events.module.css";

const MOST = 20;

interface Props {
  stored: Briefing | null;
  count: number;
  /** What is wrong with a field of a line. */
  fault: (line: number, field: "title" | "url") => string | undefined;
  onMore: () => void;
}

export function Materials({ stored, count, fault, onMore }: Props) {
  const { t } = useLingui();
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{t`Material`}</legend>
      {Array.from({ length: count }, (_, at) => at).map((at) => (
        <div key={at} className={styles.pair}>
          <TextField
            label={t`Title`}
            name={`materials.${at}.title`}
            maxLength={300}
            defaultValue={stored?.materials[at]?.title}
            error={fault(at, "title")}
          />
          <TextField
            label={t`Address`}
            name={`materials.${at}.url`}
            type="url"
            inputMode="url"
            placeholder="https://"
            defaultValue={stored?.materials[at]?.url}
            error={fault(at, "url")}
          />
        </div>
      ))}
      {count < MOST && (
        <div>
          <Button size="small" icon="plus" onClick={onMore}>
            <Trans>One more</Trans>
          </Button>
        </div>
      )}
    </fieldset>
  );
}
