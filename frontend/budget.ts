/** Weighs the build against the budgets: `npm run budget` after `npm run build`; gzip, in kB of 1000 bytes. */
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

/** What the browser must have before it can draw anything: the static graph of the entry. */
const INITIAL_JS = 76;
/** What a screen with the frames around it, a catalogue or anything else on the way adds to that. */
const LAZY_JS = 32;
/** All style sheets that one screen needs, the initial ones included. */
const SCREEN_CSS = 12;

interface Chunk {
  file: string;
  isEntry?: boolean;
  imports?: string[];
  dynamicImports?: string[];
  css?: string[];
}

const dist = new URL("dist/", import.meta.url);
const manifest: Record<string, Chunk> = JSON.parse(
  readFileSync(new URL(".vite/manifest.json", dist), "utf8"),
);

function chunk(key: string): Chunk {
  const found = manifest[key];
  if (!found) throw new Error(`The manifest has no ${key}. Build first.`);
  return found;
}

/** The chunk and all that it imports statically. */
function graph(key: string, seen = new Set<string>()): Set<string> {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const one of chunk(key).imports ?? []) graph(one, seen);
  return seen;
}

function weigh(files: Iterable<string>): number {
  const bytes = [...new Set(files)].map(
    (file) => gzipSync(readFileSync(new URL(file, dist))).length,
  );
  return bytes.reduce((sum, one) => sum + one, 0) / 1000;
}

const scripts = (keys: Iterable<string>) => [...keys].map((key) => chunk(key).file);
const styles = (keys: Iterable<string>) => [...keys].flatMap((key) => chunk(key).css ?? []);

let isOver = false;

function check(what: string, weight: number, budget: number) {
  isOver ||= weight > budget;
  const verdict = weight > budget ? "OVER" : "ok";
  console.log(`${verdict.padEnd(5)}${weight.toFixed(1).padStart(6)} of ${budget} kB  ${what}`);
}

const entry = Object.keys(manifest).find((key) => manifest[key]?.isEntry);
if (!entry) throw new Error("The manifest has no entry. Build first.");
const initial = graph(entry);
const lazy = Object.keys(manifest).filter((key) =>
  Object.values(manifest).some(({ dynamicImports }) => dynamicImports?.includes(key)),
);

/** A route's file without its ending: `_app/admin` stands around `_app/admin.people`. */
const place = (key: string) => key.replace(/\.tsx.*/, "");

/** All that a lazy part brings along with the routes that it stands in, beyond the start. */
function beyond(key: string): string[] {
  const around = lazy.filter(
    (one) => /^[./]/.test(place(key).slice(place(one).length)) && place(key).startsWith(place(one)),
  );
  const keys = new Set([key, ...around].flatMap((one) => [...graph(one)]));
  return [...keys].filter((one) => !initial.has(one));
}

function heaviest(what: string, weight: (key: string) => number, budget: number) {
  const [key = "", most = 0] = lazy
    .map((one) => [one, weight(one)] as const)
    .reduce((a, b) => (b[1] > a[1] ? b : a));
  check(`${what}, heaviest: ${place(key)}`, most, budget);
}

check("JavaScript at the start", weigh(scripts(initial)), INITIAL_JS);
heaviest("JavaScript of a screen or catalogue", (key) => weigh(scripts(beyond(key))), LAZY_JS);
heaviest("CSS of a screen", (key) => weigh(styles([...initial, ...beyond(key)])), SCREEN_CSS);
process.exitCode = isOver ? 1 : 0;
