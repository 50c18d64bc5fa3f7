/** The secret of an invitation link: taken from the address at once and held in memory alone. */
let held = "";

/** Whether there was one; then the address is to be shown without it. */
export function holdToken(hash: string): boolean {
  if (!hash) return false;
  held = hash.replace(/^#/, "");
  return true;
}

export function heldToken(): string {
  return held;
}
