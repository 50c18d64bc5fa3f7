/** Where to: one place at a time, how the text looks there, and the way to its own composer. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { Button, OutsideButton } from "../../ui/Button";
import { Notice } from "../../ui/Card";
import { DialogActions } from "../../ui/Dialog";
import { TextField } from "../../ui/Field";
import {
  CHANNELS,
  type Channel,
  forDevice,
  instanceOf,
  type Post,
  targets,
  whole,
} from "./channels";
import { copied } from "./clipboard";
import { keepInstance, keptInstance } from "./instance";
import { Preview } from "./Preview";
import { checkQuery } from "./queries";
import { Targets } from "./Targets";

interface Props {
  suggestionId: string;
  post: Post;
  onBack: () => void;
  onCopied: (isCopied: boolean) => void;
  /** The person has gone there: what they do there we do not see. */
  onGone: (channel: Channel) => void;
}

export function Where({ suggestionId, post, onBack, onCopied, onGone }: Props) {
  const { t } = useLingui();
  const offered = targets(canShare(post));
  const [channel, setChannel] = useState<Channel>(offered[0] ?? "linkedin");
  const [instance, setInstance] = useState(keptInstance);
  const [isMissed, setMissed] = useState(false);
  const [isRefused, setRefused] = useState(false);
  const field = useRef<HTMLDivElement>(null);
  // X is given the link by itself; all others have it in the text.
  const { data: check } = useQuery(checkQuery(suggestionId, whole(post)));
  const length = check?.lengths.find(({ network }) => network === channel);

  function missInstance() {
    setMissed(true);
    field.current?.querySelector("input")?.focus();
  }

  return (
    <>
      <Targets offered={offered} chosen={channel} onChoose={setChannel} />
      <Preview channel={channel} post={post} length={length} />
      {channel === "mastodon" && (
        <div ref={field}>
          <TextField
            label={t`Your instance`}
            hint={t`It stays on this device.`}
            placeholder="mastodon.social"
            inputMode="url"
            autoCapitalize="none"
            value={instance}
            error={
              (instance || isMissed) && !instanceOf(instance)
                ? t`An instance looks like mastodon.social.`
                : undefined
            }
            onChange={(event) => setInstance(event.currentTarget.value)}
          />
        </div>
      )}
      {isRefused && channel === "device" && (
        <div role="alert">
          <Notice tone="warn" icon="warning">
            <Trans>This device does not offer it. Choose another way.</Trans>
          </Notice>
        </div>
      )}
      <DialogActions>
        <Button onClick={onBack}>
          <Trans>Back to the text</Trans>
        </Button>
        <Go
          channel={channel}
          post={post}
          instance={instanceOf(instance) ?? ""}
          onMissing={missInstance}
          onRefused={() => setRefused(true)}
          onCopied={onCopied}
          onGone={onGone}
        />
      </DialogActions>
    </>
  );
}

interface GoProps {
  channel: Channel;
  post: Post;
  instance: string;
  onMissing: () => void;
  /** The device has no app for it after all. */
  onRefused: () => void;
  onCopied: (isCopied: boolean) => void;
  onGone: (channel: Channel) => void;
}

function Go(props: GoProps) {
  const { channel, post, instance, onMissing, onRefused, onCopied, onGone } = props;
  const { i18n } = useLingui();
  const target = CHANNELS[channel];
  const name = i18n._(target.name);

  async function openSystemSheet() {
    try {
      await navigator.share(forDevice(post));
      onGone(channel);
    } catch (error) {
      // Whoever closes the system's sheet has not gone anywhere.
      if (!(error instanceof DOMException && error.name === "AbortError")) onRefused();
    }
  }

  async function copy() {
    onCopied(await copied(whole(post)));
    onGone(channel);
  }

  if (channel === "device") {
    return (
      <Button variant="primary" icon="share" onClick={() => void openSystemSheet()}>
        <Trans>Choose an app</Trans>
      </Button>
    );
  }
  if (channel === "copy") {
    return (
      <Button variant="primary" icon="copy" onClick={() => void copy()}>
        <Trans>Copy the text</Trans>
      </Button>
    );
  }
  const href = target.intent(post, instance);
  if (!href) {
    return (
      <Button variant="primary" onClick={onMissing}>
        <Trans>Continue to {name}</Trans>
      </Button>
    );
  }
  return (
    <OutsideButton
      href={href}
      variant="primary"
      icon="out"
      onClick={() => {
        if (target.takes === "link") void copied(post.text).then(onCopied);
        if (channel === "mastodon") keepInstance(instance);
        // The link itself is followed first.
        setTimeout(() => onGone(channel));
      }}
    >
      <Trans>Continue to {name}</Trans>
      <span className="visually-hidden">
        {" "}
        <Trans>(opens in a new tab)</Trans>
      </span>
    </OutsideButton>
  );
}

function canShare(post: Post): boolean {
  return "canShare" in navigator && navigator.canShare(forDevice(post));
}
