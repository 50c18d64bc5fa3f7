/** What is kept on this device for reading offline, and how all of it is forgotten. Shared with the service worker. */

/** Answers of the API about one person; pictures beside them. */
export const ANSWERS = "answers";
export const PICTURES = "pictures";

/** Who the answers are about: the answer to "who am I", kept like the others. */
export const SESSION = "/api/v1/session";

/** On a kept answer: when it was given, by this device's clock (milliseconds). */
export const STORED_AT = "fuersprech-stored-at";

/** Without https (but on localhost) a browser offers neither caches nor locks: nothing is kept then. */
export const mayKeep = globalThis.isSecureContext === true && "caches" in globalThis;

/** A copy of the answer that says when it was given. */
export function stamped(response: Response): Response {
  const headers = new Headers(response.headers);
  headers.set(STORED_AT, String(Date.now()));
  return new Response(response.body, { status: response.status, headers });
}

/** Notes who has signed in, so that what follows is kept as theirs. */
export async function rememberPerson(person: { id: string }): Promise<void> {
  if (!mayKeep) return;
  const cache = await caches.open(ANSWERS);
  await cache.put(SESSION, stamped(Response.json({ person })));
}

export async function forgetAnswers(): Promise<void> {
  if (mayKeep) await Promise.all([caches.delete(ANSWERS), caches.delete(PICTURES)]);
}
