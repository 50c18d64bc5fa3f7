/** Where something can be passed on, and the address at which each network's own composer opens. */
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { Schemas } from "../../api/client";

export type Channel = NonNullable<Schemas["MyShare"]["channel"]>;

/** What goes out: own words, the page to pass on, and what it is called. */
export interface Post {
  text: string;
  url: string | null;
  title: string;
}

/** A network's composer takes `both`, or the link alone; then the text waits in the clipboard. */
type Takes = "both" | "link";

interface Target {
  name: MessageDescriptor;
  /** In a private channel nothing is noted but that the person says so. */
  isPublic: boolean;
  takes: Takes;
  /** Null where the browser does it, or where something is still missing. */
  intent: (post: Post, instance: string) => string | null;
}

const encoded = encodeURIComponent;

/** The text with its link below it, as it is pasted. */
export function whole({ text, url }: Post): string {
  return [text, url].filter(Boolean).join("\n\n");
}

export const CHANNELS: Record<Channel, Target> = {
  device: { name: msg`An app on this device`, isPublic: false, takes: "both", intent: () => null },
  linkedin: {
    name: msg`LinkedIn`,
    isPublic: true,
    takes: "link",
    intent: ({ url }) =>
      url
        ? `https://www.linkedin.com/sharing/share-offsite/?url=${encoded(url)}`
        : "https://www.linkedin.com/feed/",
  },
  x: {
    name: msg`X`,
    isPublic: true,
    takes: "both",
    intent: ({ text, url }) =>
      `https://x.com/intent/post?text=${encoded(text)}${url ? `&url=${encoded(url)}` : ""}`,
  },
  bluesky: {
    name: msg`Bluesky`,
    isPublic: true,
    takes: "both",
    intent: (post) => `https://bsky.app/intent/compose?text=${encoded(whole(post))}`,
  },
  mastodon: {
    name: msg`Mastodon`,
    isPublic: true,
    takes: "both",
    intent: (post, instance) =>
      instance ? `https://${instance}/share?text=${encoded(whole(post))}` : null,
  },
  xing: {
    name: msg`XING`,
    isPublic: true,
    takes: "link",
    intent: ({ url }) =>
      url ? `https://www.xing.com/spi/shares/new?url=${encoded(url)}` : "https://www.xing.com/",
  },
  whatsapp: {
    name: msg`WhatsApp`,
    isPublic: false,
    takes: "both",
    intent: (post) => `https://wa.me/?text=${encoded(whole(post))}`,
  },
  threema: {
    name: msg`Threema`,
    isPublic: false,
    takes: "both",
    intent: (post) => `https://threema.id/compose?text=${encoded(whole(post))}`,
  },
  email: {
    name: msg`E-mail`,
    isPublic: false,
    takes: "both",
    intent: (post) =>
      `mailto:?subject=${encoded(post.title)}&body=${encoded(whole(post).replaceAll("\n", "\r\n"))}`,
  },
  copy: { name: msg`Copy`, isPublic: false, takes: "both", intent: () => null },
};

/** The ones to choose from; what the device offers itself comes first, where it offers that. */
export function targets(canShare: boolean): Channel[] {
  const { device, ...others } = CHANNELS;
  const names = Object.keys(others) as Channel[];
  return canShare && device ? ["device", ...names] : names;
}

/** What the browser passes to the system's own sheet. */
export function forDevice({ text, url, title }: Post): ShareData {
  return { title, text, ...(url && { url }) };
}

const HOST = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}(?::\d+)?$/;

/** The host of an instance, however somebody writes it: `@lea@social.example`, an address, a name. */
export function instanceOf(written: string): string | null {
  const host = written
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, "")
    .replace(/[/?#].*$/, "")
    .replace(/^.*@/, "");
  return HOST.test(host) ? host : null;
}
