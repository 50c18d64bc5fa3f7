/** Whether I am named in public thanks: the consent with its whole text, for anybody to give. */
import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Row, Rows } from "../../ui/Rows";
import { Switch } from "../../ui/Switch";
import { namedQuery, namedTextQuery, useSetNamed } from "./queries";

export function Named() {
  const { data: named } = useQuery(namedQuery);
  const { data: text } = useQuery(namedTextQuery);
  const set = useSetNamed();
  if (!named || !text) return null;
  const isOn = set.isPending ? set.variables.granted : named.granted && named.is_current;
  return (
    <Rows>
      <Row>
        <Switch
          label={text.title}
          isLong
          hint={
            <>
              {text.text}
              {isOn && !set.isPending && !named.is_in_force && (
                <>
                  {" "}
                  <Trans>It rests while you pause.</Trans>
                </>
              )}
            </>
          }
          checked={isOn}
          onChange={(granted) => set.mutate({ granted, text_version: text.version })}
        />
      </Row>
    </Rows>
  );
}
