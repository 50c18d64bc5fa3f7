/** Why something was refused, where no field is to blame: said aloud, beside what was tried. */
import { useProblemText } from "../i18n/problems";
import { Notice } from "../ui/Card";

export function Refused({ error }: { error: unknown }) {
  const problemText = useProblemText();
  if (!error) return null;
  return (
    <div role="alert">
      <Notice tone="danger" icon="warning">
        {problemText(error)}
      </Notice>
    </div>
  );
}
