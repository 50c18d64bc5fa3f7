/** Back from there: was it shared? Only what the person says is noted, and a no leaves nothing. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Refused } from "../../api/Refused";
import { Button } from "../../ui/Button";
import { Notice } from "../../ui/Card";
import { TextArea } from "../../ui/Field";
import { CHANNELS, type Channel, type Post, whole } from "./channels";
import { copied } from "./clipboard";
import { useForget, useStatement } from "./queries";
import styles from "./ShareSheet.module.css";

interface Props {
  suggestionId: string;
  shareId: string | null;
  channel: Channel;
  post: Post;
  isCopied: boolean;
  onCopied: (isCopied: boolean) => void;
  onElsewhere: () => void;
  onDone: () => void;
}

export function Asked(props: Props) {
  const { suggestionId, shareId, channel, post, isCopied, onCopied, onElsewhere, onDone } = props;
  const { i18n, t } = useLingui();
  const statement = useStatement(onDone);
  const forget = useForget();
  const target = CHANNELS[channel];
  const name = i18n._(target.name);
  const pasted = target.takes === "link" ? post.text : whole(post);
  const isPasted = target.takes === "link" || channel === "copy";

  function no() {
    if (shareId) forget.mutate(shareId);
    onDone();
  }

  return (
    <>
      {target.takes === "link" && (
        <Notice icon="copy">
          {isCopied ? (
            <Trans>Your text is copied. Paste it on {name}.</Trans>
          ) : (
            <Trans>Copy your text here and paste it on {name}.</Trans>
          )}
        </Notice>
      )}
      {isPasted && (
        <div className={styles.words}>
          <TextArea
            label={t`Your text`}
            hint={isCopied && <Trans>In case it did not get there.</Trans>}
            rows={4}
            value={pasted}
            readOnly
            onFocus={(event) => event.currentTarget.select()}
          />
          <Button
            size="small"
            icon={isCopied ? "check" : "copy"}
            onClick={() => void copied(pasted).then(onCopied)}
          >
            <Trans>Copy</Trans>
          </Button>
          <span role="status">{isCopied ? t`Copied.` : null}</span>
        </div>
      )}
      <p>
        {target.isPublic ? (
          <Trans>
            If you did, we note your text, when, and that it was {name}. Only you can see this.
          </Trans>
        ) : (
          <Trans>
            If you did, we note only that you did: neither the text nor to whom. Only you can see
            this.
          </Trans>
        )}
      </p>
      <Refused error={statement.error} />
      <div className={styles.answers}>
        <Button
          icon="check"
          busy={statement.isPending}
          onClick={() => statement.mutate({ suggestionId, shareId, channel, text: post.text })}
        >
          <Trans>Yes, I shared it</Trans>
        </Button>
        <Button icon="close" onClick={no}>
          <Trans>No</Trans>
        </Button>
      </div>
      <Button variant="quiet" onClick={onElsewhere}>
        <Trans>Not yet, choose another place</Trans>
      </Button>
    </>
  );
}
