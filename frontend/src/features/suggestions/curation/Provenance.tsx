/** Where a suggestion is from: source or person, date, language, original, a note to the curators. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { meQuery } from "../../../api/queries";
import { useFormats } from "../../../i18n/formats";
import { languageName } from "../../../i18n/languages";
import { ButtonLink, OutsideButton } from "../../../ui/Button";
import { Notice } from "../../../ui/Card";
import { dotted } from "../../../ui/dotted";
import styles from "./Provenance.module.css";
import type { Suggestion } from "./search";

export function Provenance({ suggestion }: { suggestion: Suggestion }) {
  const { t } = useLingui();
  const { day } = useFormats();
  const { data: me } = useQuery(meQuery);
  const { source, proposed_by: person, author, published_at, created_at } = suggestion;
  const facts = [
    source?.name ?? (person && t`Proposed by ${person.display_name}`),
    author !== source?.name && author,
    day(published_at ?? created_at),
    suggestion.minutes && t`${suggestion.minutes} min`,
    suggestion.language && languageName(suggestion.language),
  ];
  return (
    <>
      <div className={styles.head}>
        <p className={styles.meta}>{dotted(facts)}</p>
        {person && person.id !== me?.id && (
          <ButtonLink
            to="/kudos"
            search={{ to: person.id, about: suggestion.id }}
            variant="quiet"
            size="small"
            icon="heart"
          >
            <Trans>Say thanks</Trans>
          </ButtonLink>
        )}
        {suggestion.url && (
          <OutsideButton href={suggestion.url} variant="quiet" size="small" icon="out">
            <Trans>Original</Trans>
          </OutsideButton>
        )}
      </div>
      {suggestion.note && (
        <Notice tone="accent" icon="bubbles">
          <p>{suggestion.note}</p>
        </Notice>
      )}
      {suggestion.image_url && <img className={styles.picture} src={suggestion.image_url} alt="" />}
    </>
  );
}
