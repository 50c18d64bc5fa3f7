/** A field that narrows a list by what is typed in it, once the typing pauses. */
import { TextField } from "./Field";
import { useTyped } from "./useTyped";

interface Props {
  label: string;
  /** As the address says it. */
  value: string;
  onChange: (value: string) => void;
}

export function TypedFilter({ label, value, onChange }: Props) {
  const [text, setText] = useTyped(value, onChange);
  return (
    <TextField
      label={label}
      type="search"
      autoComplete="off"
      maxLength={100}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
    />
  );
}
