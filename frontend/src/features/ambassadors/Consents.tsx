/** One switch per purpose, each with one plain sentence on what it allows. */
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { useLingui } from "@lingui/react";
import { Row, Rows } from "../../ui/Rows";
import { Switch } from "../../ui/Switch";
import type { Purpose } from "./queries";

const PURPOSES: [Purpose, MessageDescriptor, MessageDescriptor][] = [
  ["found", msg`Be found`, msg`Colleagues find me in the directory of ambassadors.`],
  ["proposed", msg`Be proposed`, msg`I may be proposed for a stage, a jury or as a mentor.`],
  ["named", msg`Be named`, msg`My name may stand in stories and public thanks.`],
  [
    "counted",
    msg`Be counted`,
    msg`What I do counts in figures about groups, never about me alone.`,
  ],
  ["contacted", msg`Be contacted`, msg`I get e-mails and notifications, few and bundled.`],
  [
    "learning",
    msg`Help to choose`,
    msg`My reactions improve what colleagues see, without my name.`,
  ],
];

interface Props {
  granted: ReadonlySet<Purpose>;
  onChange: (purpose: Purpose, granted: boolean) => void;
}

export function Consents({ granted, onChange }: Props) {
  const { _ } = useLingui();
  return (
    <Rows>
      {PURPOSES.map(([purpose, label, hint]) => (
        <Row key={purpose}>
          <Switch
            label={_(label)}
            hint={_(hint)}
            checked={granted.has(purpose)}
            onChange={(checked) => onChange(purpose, checked)}
          />
        </Row>
      ))}
    </Rows>
  );
}
