/** Nominating somebody for a part: anybody in the company, in one's own words. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { type Entered, Form } from "../../api/Form";
import { meQuery } from "../../api/queries";
import { useFound } from "../../api/useFound";
import { useKept } from "../../api/useKept";
import { useFormats } from "../../i18n/formats";
import { Button } from "../../ui/Button";
import { Dialog, DialogActions } from "../../ui/Dialog";
import { FieldError, TextArea } from "../../ui/Field";
import { SearchBox } from "../../ui/SearchBox";
import { RemovableTag, Tag, TagList } from "../../ui/Tag";
import styles from "./Events.module.css";
import {
  colleagueSearch,
  type Nomination,
  type Person,
  useNominate,
  useTakeBack,
} from "./nominations";

interface Draft {
  chosen: Person | null;
  entered: Entered;
}

interface Props {
  openingId: string;
  /** Who is meant, where that is clear; otherwise they are searched for. */
  person?: Person;
  onClose: () => void;
}

export function NominateDialog({ openingId, person, onClose }: Props) {
  const { t } = useLingui();
  const kept = useKept<Draft>(["nomination-draft", openingId, person?.id], {
    chosen: person ?? null,
    entered: {},
  });
  const { chosen } = kept.draft;
  const nominate = useNominate(openingId);

  function done() {
    kept.forget();
    onClose();
  }

  function send(values: FormData) {
    const message = String(values.get("message") ?? "").trim();
    if (chosen) nominate.mutate({ person_id: chosen.id, message }, { onSuccess: done });
  }

  return (
    <Dialog title={t`Ask somebody`} closeLabel={t`Close`} onClose={onClose}>
      <Form error={nominate.error} kept={kept} onSubmit={send} noValidate>
        {(fault) => (
          <>
            {!person && (
              <Whom
                chosen={chosen}
                error={fault("person_id")}
                onChange={(chosen) => kept.change({ chosen })}
              />
            )}
            {person && <p className={styles.entry}>{person.display_name}</p>}
            {chosen && fault("person_id") && <FieldError>{fault("person_id")}</FieldError>}
            <TextArea
              label={t`Your words`}
              hint={t`Only the person you ask reads them.`}
              name="message"
              maxLength={500}
              rows={3}
              error={fault("message")}
            />
            <p className={styles.detail}>
              <Trans>
                It stays open for two weeks and ends by itself. You learn of a yes; nothing else is
                told.
              </Trans>
            </p>
            <DialogActions>
              <Button onClick={done}>
                <Trans>Cancel</Trans>
              </Button>
              <Button type="submit" variant="primary" busy={nominate.isPending} disabled={!chosen}>
                <Trans>Ask</Trans>
              </Button>
            </DialogActions>
          </>
        )}
      </Form>
    </Dialog>
  );
}

interface WhomProps {
  chosen: Person | null;
  error: string | undefined;
  onChange: (person: Person | null) => void;
}

function Whom({ chosen, error, onChange }: WhomProps) {
  const { t } = useLingui();
  const { text, items, isAnswered, box } = useFound(colleagueSearch);
  const { data: me } = useQuery(meQuery);
  const found = text ? items.filter(({ id }) => id !== me?.id) : [];
  if (chosen) {
    return (
      <TagList label={t`Whom do you ask?`}>
        <li>
          <RemovableTag
            removeLabel={t`Remove ${chosen.display_name}`}
            onRemove={() => onChange(null)}
          >
            {chosen.display_name}
          </RemovableTag>
        </li>
      </TagList>
    );
  }
  return (
    <SearchBox
      label={t`Whom do you ask?`}
      placeholder={t`Search by name`}
      error={error}
      found={found.map(({ id, display_name, team }) => ({
        id,
        label: display_name,
        hint: team?.name,
      }))}
      nothing={isAnswered ? t`Nobody found.` : undefined}
      {...box}
      onPick={({ id, label }) => onChange({ id, display_name: label })}
    />
  );
}

/** Whom was asked, and how it stands: open and expired look alike whatever the person chose. */
export function AskedPeople({ nominations }: { nominations: readonly Nomination[] }) {
  const { t } = useLingui();
  if (nominations.length === 0) return null;
  return (
    <section>
      <h4 className={styles.legend}>{t`Asked`}</h4>
      <ul className={styles.lines}>
        {nominations.map((one) => (
          <AskedPerson key={one.id} nomination={one} />
        ))}
      </ul>
    </section>
  );
}

function AskedPerson({ nomination }: { nomination: Nomination }) {
  const { t } = useLingui();
  const { date } = useFormats();
  const takeBack = useTakeBack(nomination.opening_id);
  const { id, person, state, open_until, is_mine, nominated_by } = nomination;
  const last = date(open_until);
  return (
    <li className={styles.line}>
      <div className={styles.entry}>
        {person.display_name}
        <p className={styles.detail}>
          {state === "accepted" && (
            <Tag tone="success">
              <Trans>Accepted</Trans>
            </Tag>
          )}
          {state === "open" && <Trans>Asked, open until {last}</Trans>}
          {state === "expired" && <Trans>Asked, until {last}</Trans>}
          {!is_mine && ` · ${nominated_by.display_name}`}
        </p>
      </div>
      {is_mine && state === "open" && (
        <Button
          size="small"
          busy={takeBack.isPending}
          aria-label={t`Take back the question to ${person.display_name}`}
          onClick={() => takeBack.mutate(id)}
        >
          <Trans>Take back</Trans>
        </Button>
      )}
    </li>
  );
}
