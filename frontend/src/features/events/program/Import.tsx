/** Events from a calendar or a list: first a preview, then they are taken over. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { Form } from "../../../api/Form";
import { More } from "../../../api/Pages";
import { Region } from "../../../api/Region";
import { useFormats } from "../../../i18n/formats";
import { Button } from "../../../ui/Button";
import { Choice } from "../../../ui/Choice";
import { TextField } from "../../../ui/Field";
import { Page, Section } from "../../../ui/Page";
import styles from "../Events.module.css";
import { ImportPreview } from "./ImportPreview";
import { importsQuery, useBeginImport } from "./imports";

export function Import({ id }: { id: string | undefined }) {
  const { t } = useLingui();
  return (
    <Page
      title={id ? t`Preview of the import` : t`Import events`}
      back={
        id
          ? { to: "/program/events/import", label: t`Import events` }
          : { to: "/program/events", label: t`Events` }
      }
      lead={t`A calendar or a list. You see what is new before anything changes.`}
    >
      {id ? (
        <ImportPreview key={id} id={id} />
      ) : (
        <>
          <Begin />
          <Earlier />
        </>
      )}
    </Page>
  );
}

type Way = "file" | "address";

function Begin() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const [way, setWay] = useState<Way>("file");
  const file = useRef<HTMLDivElement>(null);
  const begin = useBeginImport();

  function send(values: FormData) {
    const from =
      way === "file"
        ? { file: file.current?.querySelector("input")?.files?.[0] }
        : { url: String(values.get("url") ?? "").trim() };
    begin.mutate(from, {
      onSuccess: ({ id }) => void navigate({ to: "/program/events/import", search: { id } }),
    });
  }

  function change(next: Way) {
    setWay(next);
    // What was wrong with a file is not wrong with an address.
    begin.reset();
  }

  return (
    <Form error={begin.error} onSubmit={send} noValidate>
      {(fault) => (
        <>
          <Choice<Way>
            label={t`From where?`}
            value={way}
            options={[
              { value: "file", label: t`File` },
              { value: "address", label: t`Address` },
            ]}
            onChange={change}
          />
          {way === "file" ? (
            <div ref={file}>
              <TextField
                label={t`File`}
                hint={t`A calendar (.ics), or a list as .json or .csv.`}
                type="file"
                accept=".ics,.json,.csv,text/calendar,application/json,text/csv"
                error={fault("content") ?? fault("file_name") ?? fault("url")}
              />
            </div>
          ) : (
            <TextField
              label={t`Address`}
              hint={t`Of a calendar or a list. To have it read regularly, add it to the calendars.`}
              name="url"
              type="url"
              inputMode="url"
              placeholder="https://"
              error={fault("url")}
            />
          )}
          <div>
            <Button type="submit" variant="primary" busy={begin.isPending}>
              <Trans>Show a preview</Trans>
            </Button>
          </div>
        </>
      )}
    </Form>
  );
}

function Earlier() {
  const { ago } = useFormats();
  const imports = useInfiniteQuery(importsQuery);
  return (
    <Region query={imports} skeleton={null}>
      {({ pages }) => {
        const some = pages.flatMap(({ items }) => items);
        if (some.length === 0) return null;
        return (
          <Section title={<Trans>Of the last 30 days</Trans>}>
            <ul className={styles.group}>
              {some.map(({ id, name, reference, created_at }) => (
                <li key={id} className={styles.line}>
                  <Link to="/program/events/import" search={{ id }} className={styles.link}>
                    {name || reference}
                  </Link>
                  <span className={styles.detail}>{ago(created_at)}</span>
                </li>
              ))}
            </ul>
            <div>
              <More query={imports} />
            </div>
          </Section>
        );
      }}
    </Region>
  );
}
