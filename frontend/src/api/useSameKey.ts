/** A key for what is sent: sent once more as no answer came, the same has its effect only once. */
import { useRef } from "react";

export function useSameKey() {
  const last = useRef({ sent: "", key: "" });
  return (sent: unknown) => {
    const now = JSON.stringify(sent);
    if (now !== last.current.sent) last.current = { sent: now, key: crypto.randomUUID() };
    return last.current.key;
  };
}
