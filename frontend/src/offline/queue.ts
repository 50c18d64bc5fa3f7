/** What was done without a connection waits here, in order, until the service has it: each once. */
import { type DBSchema, type IDBPDatabase, openDB } from "idb";

export interface Call {
  method: "PUT" | "POST" | "DELETE";
  path: string;
  body?: unknown;
}

/** `note` is what a screen needs to show it; the queue does not look inside. */
export interface Waiting<Note = unknown> extends Call {
  id: number;
  person: string;
  /** Lets the service recognise a POST that it has had already (the other methods need none). */
  key: string | null;
  note: Note;
  state: "waiting" | "sending" | "sent";
  refusals: number;
}

interface Schema extends DBSchema {
  queue: { key: number; value: Waiting };
}

export interface Refusal {
  code: string;
  status: number;
}

interface Outcome {
  sent: Waiting[];
  refused: { call: Waiting; refusal: Refusal }[];
}

const NAME = "fuersprech";
const LOCK = "fuersprech-queue";
/** A request that hangs must not keep the others waiting for good (milliseconds). */
const PATIENCE = 20_000;
/** So often an answer 5xx is put down to a bad moment. */
const ATTEMPTS = 5;
const SIGNED_OUT = 401;

let opened: Promise<IDBPDatabase<Schema>> | null = null;

function database() {
  opened ??= openDB<Schema>(NAME, 1, {
    upgrade: (db) => void db.createObjectStore("queue", { keyPath: "id", autoIncrement: true }),
    terminated: () => {
      opened = null;
    },
  });
  return opened;
}

const channel = new BroadcastChannel(LOCK);
const listeners = new Set<(isElsewhere: boolean) => void>();
channel.onmessage = () => {
  for (const listener of listeners) listener(true);
};

/** Calls back when the queue has changed, here or in another tab. */
export function onQueueChange(listener: (isElsewhere: boolean) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function changed() {
  channel.postMessage("changed");
  for (const listener of listeners) listener(false);
}

export async function enqueue<Note>(person: string, call: Call, note: Note): Promise<void> {
  const key = call.method === "POST" ? crypto.randomUUID() : null;
  const row = { ...call, person, key, note, state: "waiting", refusals: 0 } as const;
  await (await database()).add("queue", row as Omit<Waiting, "id"> as Waiting);
  changed();
}

/** What waits for a person, in the order in which it was done. */
export async function waitingFor(person: string): Promise<Waiting[]> {
  const all = await (await database()).getAll("queue");
  return all.filter((one) => one.person === person);
}

/** Takes something out again; false when it is on its way already. */
export async function takeBack(id: number): Promise<boolean> {
  const transaction = (await database()).transaction("queue", "readwrite");
  const isHere = (await transaction.store.get(id))?.state === "waiting";
  if (isHere) await transaction.store.delete(id);
  await transaction.done;
  if (isHere) changed();
  return isHere;
}

export async function countWaiting(): Promise<number> {
  const all = await (await database()).getAll("queue");
  return all.filter(({ state }) => state !== "sent").length;
}

export async function emptyQueue(): Promise<void> {
  await (await database()).clear("queue");
  changed();
}

/**
 * Sends what waits, one tab at a time, and stops where the service is not reached. What is sent
 * stays in the queue, marked, until `settled`: so the screens can fetch what it led to first.
 */
export async function sendWaiting(
  person: string,
  settled: (outcome: Outcome) => Promise<void>,
): Promise<void> {
  await navigator.locks.request(LOCK, async () => {
    const outcome: Outcome = { sent: [], refused: [] };
    for (const call of await waitingFor(person)) {
      if (call.state === "sent") outcome.sent.push(call);
      else if (!(await deliver(call, outcome))) break;
    }
    if (outcome.sent.length + outcome.refused.length === 0) return;
    await settled(outcome);
    const db = await database();
    await Promise.all(outcome.sent.map(({ id }) => db.delete("queue", id)));
    changed();
  });
}

/** Sends one call and notes what became of it; false when the others have to wait. */
async function deliver(call: Waiting, outcome: Outcome): Promise<boolean> {
  if (!(await mark(call.id, { state: "sending" }))) return true;
  const answer = await send(call).catch(() => null);
  if (answer?.ok) {
    await mark(call.id, { state: "sent" });
    outcome.sent.push(call);
    return true;
  }
  const refusals = call.refusals + (answer && answer.status !== 429 ? 1 : 0);
  if (!answer || (isPassing(answer.status) && refusals < ATTEMPTS)) {
    await mark(call.id, { state: "waiting", refusals });
    return false;
  }
  await (await database()).delete("queue", call.id);
  outcome.refused.push({ call, refusal: await refusalIn(answer) });
  return answer.status !== SIGNED_OUT;
}

function isPassing(status: number): boolean {
  return status >= 500 || status === 429;
}

function send({ method, path, body, key }: Waiting): Promise<Response> {
  return fetch(path, {
    method,
    credentials: "same-origin",
    signal: AbortSignal.timeout(PATIENCE),
    headers: {
      ...(body !== undefined && { "Content-Type": "application/json" }),
      ...(key && { "Idempotency-Key": key }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}

async function refusalIn(answer: Response): Promise<Refusal> {
  const problem = await answer.json().catch(() => null);
  return { ...problem, code: String(problem?.code ?? "internal"), status: answer.status };
}

/** Changes what is still there; false when it was taken back meanwhile. */
async function mark(id: number, change: Partial<Waiting>): Promise<boolean> {
  const transaction = (await database()).transaction("queue", "readwrite");
  const row = await transaction.store.get(id);
  if (row) await transaction.store.put({ ...row, ...change });
  await transaction.done;
  return row !== undefined;
}
