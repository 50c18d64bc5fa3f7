/** Each network's composer gets what it takes, encoded as it wants it. */
import { expect, test } from "vitest";
import { CHANNELS, forDevice, instanceOf, type Post, targets, whole } from "./channels";

const POST: Post = {
  text: "Leiser als gedacht & «warm»!\nUnd günstig?",
  url: "https://f.example/s/a1?b=c",
  title: "Wärme im Keller",
};
const TEXT = "Leiser%20als%20gedacht%20%26%20%C2%ABwarm%C2%BB!%0AUnd%20g%C3%BCnstig%3F";
const LINK = "https%3A%2F%2Ff.example%2Fs%2Fa1%3Fb%3Dc";

test.each([
  ["linkedin", `https://www.linkedin.com/sharing/share-offsite/?url=${LINK}`],
  ["x", `https://x.com/intent/post?text=${TEXT}&url=${LINK}`],
  ["bluesky", `https://bsky.app/intent/compose?text=${TEXT}%0A%0A${LINK}`],
  ["mastodon", `https://social.example/share?text=${TEXT}%0A%0A${LINK}`],
  ["xing", `https://www.xing.com/spi/shares/new?url=${LINK}`],
  ["whatsapp", `https://wa.me/?text=${TEXT}%0A%0A${LINK}`],
  ["threema", `https://threema.id/compose?text=${TEXT}%0A%0A${LINK}`],
  ["device", null],
  ["copy", null],
] as const)("%s", (channel, address) => {
  expect(CHANNELS[channel].intent(POST, "social.example")).toBe(address);
});

test("a mail has lines of its own kind, and nobody to go to", () => {
  const address = CHANNELS.email.intent(POST, "") ?? "";

  expect(address).toMatch(/^mailto:\?subject=W%C3%A4rme%20im%20Keller&body=Leiser/);
  expect(decodeURIComponent(address.split("body=")[1] ?? "")).toBe(
    `${POST.text}\n\n${POST.url}`.replaceAll("\n", "\r\n"),
  );
});

test("what has no page to lead to goes out as text", () => {
  const alone = { ...POST, url: null };

  expect(whole(alone)).toBe(POST.text);
  expect(CHANNELS.x.intent(alone, "")).toBe(`https://x.com/intent/post?text=${TEXT}`);
  expect(forDevice(alone)).toEqual({ title: POST.title, text: POST.text });
});

test("Mastodon waits until an instance is named", () => {
  expect(CHANNELS.mastodon.intent(POST, "")).toBeNull();
});

test.each([
  ["social.example", "social.example"],
  [" https://Social.example/@lea ", "social.example"],
  ["@lea@social.example", "social.example"],
  ["lea", null],
  ["javascript:alert(1)", null],
  ["social.example evil", null],
])("an instance is read from %s", (written, host) => {
  expect(instanceOf(written)).toBe(host);
});

test("the device comes first where it can share", () => {
  expect(targets(true)[0]).toBe("device");
  expect(targets(false)).not.toContain("device");
});
