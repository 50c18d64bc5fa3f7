/** Adding, editing and deleting a tool. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Form } from "../../api/Form";
import { useStale } from "../../api/useStale";
import { useProblemText } from "../../i18n/problems";
import { Button } from "../../ui/Button";
import { Confirm } from "../../ui/Confirm";
import { Dialog, DialogActions } from "../../ui/Dialog";
import { TextArea, TextField } from "../../ui/Field";
import { type Tool, type ToolInput, toolsQuery, useDeleteTool, useSaveTool } from "./queries";
import { networksIn } from "./words";

interface Props {
  /** Absent for a new one. */
  tool?: Tool;
  onClose: () => void;
  onSaved: (tool: Tool) => void;
}

export function ToolDialog({ tool: first, onClose, onSaved }: Props) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const save = useSaveTool();
  const [tool, setTool] = useState(first);

  function submit(body: ToolInput, onto = tool) {
    save.mutate({ tool: onto, body }, { onSuccess: onSaved });
  }

  const stale = useStale(save, {
    newest: async () => {
      const all = await queries.fetchQuery({ ...toolsQuery, staleTime: 0 });
      return all.find(({ id }) => id === tool?.id);
    },
    take: setTool,
    again: (newer) => save.variables && submit(save.variables.body, newer),
    onGone: onClose,
  });

  return (
    <Dialog title={tool ? t`Edit tool` : t`Add a tool`} closeLabel={t`Close`} onClose={onClose}>
      <Form
        key={tool?.version}
        error={stale.error}
        noValidate
        onSubmit={(values) =>
          submit({
            name: String(values.get("name")),
            contact: String(values.get("contact")),
            networks: networksIn(String(values.get("networks"))),
          })
        }
      >
        {(fault) => (
          <>
            {stale.notice}
            <TextField
              label={t`Name`}
              name="name"
              hint={t`For example: intranet`}
              maxLength={100}
              autoComplete="off"
              defaultValue={tool?.name}
              error={fault("name")}
            />
            <TextField
              label={t`Whom to ask about it`}
              name="contact"
              hint={t`A team or an address.`}
              maxLength={200}
              autoComplete="off"
              defaultValue={tool?.contact}
              error={fault("contact")}
            />
            <TextArea
              label={t`From which networks`}
              name="networks"
              hint={t`One a line, for example 192.0.2.0/24. Empty: its keys work from everywhere.`}
              rows={2}
              spellCheck={false}
              autoComplete="off"
              defaultValue={tool?.networks.join("\n")}
              error={fault("networks")}
            />
            <DialogActions>
              <Button onClick={onClose}>
                <Trans>Cancel</Trans>
              </Button>
              <Button type="submit" variant="primary" busy={save.isPending}>
                {tool ? t`Save` : t`Add`}
              </Button>
            </DialogActions>
          </>
        )}
      </Form>
    </Dialog>
  );
}

export function DeleteTool({ tool, onClose }: { tool: Tool; onClose: () => void }) {
  const { t } = useLingui();
  const remove = useDeleteTool();
  const problemText = useProblemText();
  const { name } = tool;
  return (
    <Confirm
      title={t`Delete “${name}”?`}
      confirmLabel={t`Delete for good`}
      cancelLabel={t`Cancel`}
      busy={remove.isPending}
      problem={remove.error && problemText(remove.error)}
      onConfirm={() => remove.mutate(tool, { onSuccess: onClose })}
      onCancel={onClose}
    >
      <p>
        <Trans>Its keys end at once: whatever it still asks for is refused.</Trans>
      </p>
    </Confirm>
  );
}
