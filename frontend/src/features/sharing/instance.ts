/** The person's Mastodon instance: asked once, kept on this device alone. */
import { INSTANCE } from "../../offline/device";

export function keptInstance(): string {
  return localStorage.getItem(INSTANCE) ?? "";
}

export function keepInstance(host: string): void {
  localStorage.setItem(INSTANCE, host);
}
