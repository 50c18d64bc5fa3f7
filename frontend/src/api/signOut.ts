/** Ending the session at the service; without a connection it is owed, and done before anything else. */
import { client } from "./client";
import { asProblem } from "./problem";

// The cookie cannot be deleted from here; on a shared phone the next start must not enter with it.
const OWED = "fuersprech.sign-out-owed";

export function isSignOutOwed(): boolean {
  return localStorage.getItem(OWED) !== null;
}

export function forgiveSignOut(): void {
  localStorage.removeItem(OWED);
}

/** Throws what the service answers; when it is not reached, notes that it is owed. */
export async function signOut(): Promise<void> {
  try {
    const { error } = await client.DELETE("/api/v1/session");
    if (error && asProblem(error)?.status !== 401) throw error;
    forgiveSignOut();
  } catch (error) {
    if (asProblem(error)) throw error;
    localStorage.setItem(OWED, "yes");
  }
}
