/** How the text will look: what is seen at first sight, how long it is there, and what goes along. */
import { Trans, useLingui } from "@lingui/react/macro";
import type { Schemas } from "../../api/client";
import { useFormats } from "../../i18n/formats";
import { FieldError } from "../../ui/Field";
import { Icon } from "../../ui/icons";
import { CHANNELS, type Channel, type Post } from "./channels";
import styles from "./Preview.module.css";
import { folded } from "./text";

interface Props {
  channel: Channel;
  post: Post;
  length: Schemas["NetworkLength"] | undefined;
}

export function Preview({ channel, post, length }: Props) {
  const { i18n, t } = useLingui();
  const { number } = useFormats();
  const target = CHANNELS[channel];
  const name = i18n._(target.name);
  const { shown, isCut } = folded(post.text, length?.folds_after ?? null);
  const used = length && number(length.length);
  const limit = length && number(length.limit);
  return (
    <section className={styles.preview} aria-label={t`How it will look`}>
      <p className={styles.text}>
        {shown}
        {isCut && (
          <>
            {"… "}
            <span className={styles.fold}>
              <Trans>more</Trans>
            </span>
          </>
        )}
      </p>
      {post.url && (
        <p className={styles.link}>
          <Icon name="out" size={16} />
          <span>{post.url.replace(/^https?:\/\//, "")}</span>
        </p>
      )}
      <div className={styles.facts}>
        {isCut && (
          <p>
            <Trans>{name} hides the rest behind “more”. What matters stands before it.</Trans>
          </p>
        )}
        {target.takes === "link" && (
          <p>
            <Trans>{name} takes only the link. Your text is copied: paste it there.</Trans>
          </p>
        )}
        {length?.fits && (
          <p className={styles.length}>
            <Trans>
              {used} of {limit} characters, as {name} counts
            </Trans>
          </p>
        )}
        {length && !length.fits && (
          <FieldError>{t`${used} of ${limit} characters: too long for ${name}. Go back and shorten it.`}</FieldError>
        )}
      </div>
    </section>
  );
}
