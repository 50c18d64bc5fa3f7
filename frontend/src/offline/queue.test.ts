// @vitest-environment node
import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { countWaiting, emptyQueue, enqueue, sendWaiting, takeBack, waitingFor } from "./queue";

const save = (id: string) => ({ method: "PUT", path: `/r/${id}`, body: { a: id } }) as const;
const service = vi.fn<(path: string, init: RequestInit) => Promise<Response>>();
const settled = vi.fn(async () => {});

const answer = (status: number, body: object | null = {}) =>
  body ? Response.json(body, { status }) : new Response(null, { status });
const asked = () => service.mock.calls.map(([path]) => path);
const notes = async (person = "lea") => (await waitingFor(person)).map(({ note }) => note);

beforeEach(async () => {
  await emptyQueue();
  service.mockReset().mockImplementation(async () => answer(200));
  settled.mockClear();
  vi.stubGlobal("fetch", service);
});
afterEach(() => {
  vi.unstubAllGlobals();
});

test("what waits is sent in order, once, and then gone", async () => {
  await enqueue("lea", save("1"), "one");
  await enqueue("lea", { method: "DELETE", path: "/r/1" }, "two");

  await sendWaiting("lea", settled);
  await sendWaiting("lea", settled);

  expect(service.mock.calls.map(([path, { method, body }]) => [method, path, body])).toEqual([
    ["PUT", "/r/1", '{"a":"1"}'],
    ["DELETE", "/r/1", undefined],
  ]);
  expect(await notes()).toEqual([]);
  expect(settled).toHaveBeenCalledTimes(1);
});

test("without a connection everything stays, in its order", async () => {
  service.mockRejectedValue(new TypeError("Failed to fetch"));
  await enqueue("lea", save("1"), "one");
  await enqueue("lea", save("2"), "two");

  await sendWaiting("lea", settled);

  expect(asked()).toEqual(["/r/1"]);
  expect(await notes()).toEqual(["one", "two"]);
  expect(settled).not.toHaveBeenCalled();
});

test("a refusal is told, goes, and does not hold up the others", async () => {
  service.mockResolvedValueOnce(answer(404, { code: "not-found" }));
  await enqueue("lea", save("1"), "one");
  await enqueue("lea", save("2"), "two");

  await sendWaiting("lea", settled);

  expect(settled.mock.calls).toMatchObject([
    [
      {
        sent: [{ note: "two" }],
        refused: [{ call: { note: "one" }, refusal: { code: "not-found", status: 404 } }],
      },
    ],
  ]);
  expect(await notes()).toEqual([]);
});

test("after the session has ended nothing more is sent", async () => {
  service.mockResolvedValue(answer(401, { code: "unauthenticated" }));
  await enqueue("lea", save("1"), "one");
  await enqueue("lea", save("2"), "two");

  await sendWaiting("lea", settled);

  expect(asked()).toEqual(["/r/1"]);
});

test("a bad moment of the service is waited for, but not for ever", async () => {
  service.mockImplementation(async () => answer(503, null));
  await enqueue("lea", save("1"), "one");

  for (let time = 0; time < 4; time += 1) await sendWaiting("lea", settled);
  const before = await notes();
  await sendWaiting("lea", settled);

  expect(before).toEqual(["one"]);
  expect(await notes()).toEqual([]);
  expect(settled.mock.calls).toMatchObject([[{ refused: [{ refusal: { status: 503 } }] }]]);
});

test("too many requests at once are no refusal", async () => {
  service.mockImplementation(async () => answer(429, null));
  await enqueue("lea", save("1"), "one");

  for (let time = 0; time < 8; time += 1) await sendWaiting("lea", settled);

  expect(await notes()).toEqual(["one"]);
});

test("two tabs do not send the same twice", async () => {
  await enqueue("lea", save("1"), "one");

  await Promise.all([sendWaiting("lea", settled), sendWaiting("lea", settled)]);

  expect(asked()).toEqual(["/r/1"]);
});

test("what was sent is not sent again when the app stopped before it was settled", async () => {
  await enqueue("lea", save("1"), "one");
  const stop = sendWaiting("lea", async () => {
    throw new Error("stopped");
  });
  await expect(stop).rejects.toThrow("stopped");

  await sendWaiting("lea", settled);

  expect(asked()).toEqual(["/r/1"]);
  expect(settled.mock.calls).toMatchObject([[{ sent: [{ note: "one" }] }]]);
  expect(await notes()).toEqual([]);
});

test("what waits can be taken back, what is on its way cannot", async () => {
  await enqueue("lea", save("1"), "one");
  await enqueue("lea", save("2"), "two");
  const [one, two] = await waitingFor("lea");
  const taken: boolean[] = [];
  service.mockImplementationOnce(async () => {
    taken.push(await takeBack(one?.id ?? 0), await takeBack(two?.id ?? 0));
    return answer(200);
  });

  await sendWaiting("lea", settled);

  expect(taken).toEqual([false, true]);
  expect(asked()).toEqual(["/r/1"]);
});

test("a POST names itself the same each time, so that it counts once", async () => {
  service.mockRejectedValueOnce(new TypeError("Failed to fetch"));
  await enqueue("lea", { method: "POST", path: "/log", body: {} }, "one");

  await sendWaiting("lea", settled);
  await sendWaiting("lea", settled);

  const keys = service.mock.calls.map(([, init]) =>
    new Headers(init.headers).get("idempotency-key"),
  );
  expect(keys).toHaveLength(2);
  expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
  expect(keys[1]).toBe(keys[0]);
});

test("each person's queue is theirs", async () => {
  await enqueue("lea", save("1"), "one");

  await sendWaiting("noah", settled);

  expect(asked()).toEqual([]);
  expect(await notes("noah")).toEqual([]);
  expect(await countWaiting()).toBe(1);
});
