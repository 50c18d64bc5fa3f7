/** Measures speed and accessibility on the phone profile: `make lighthouse`. Serves the demo by itself. */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { launch } from "chrome-launcher";
import lighthouse, { type Result } from "lighthouse";

const RUNS = 5;
/** Largest Contentful Paint, median (milliseconds). */
const LCP_BUDGET = 2500;
const ACCESSIBILITY = 100;
/** The phone of the profile by Lighthouse's own index; a desktop four times as fast is the usual host. */
const PHONE_INDEX = 400;
const CATEGORIES = ["performance", "accessibility", "best-practices"];
const BROWSERS = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser"];
const FLAGS =
  "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-sync " +
  "--disable-background-networking --disable-component-update";

/** The network of the phone profile (Lighthouse's "slow 4G"). */
const PHONE = {
  rttMs: 150,
  throughputKbps: 1638.4,
  requestLatencyMs: 562.5,
  downloadThroughputKbps: 1474.56,
  uploadThroughputKbps: 675,
};

const port = Number(process.env.LIGHTHOUSE_PORT ?? 8775);
const origin = `http://127.0.0.1:${port}`;

async function isServed(): Promise<boolean> {
  for (let time = 0; time < 120; time += 1) {
    const answer = await fetch(`${origin}/readyz`).catch(() => null);
    if (answer?.ok) return true;
    await pause(1000);
  }
  return false;
}

/** The cookie of the demo's ambassador. */
async function signIn(): Promise<string> {
  const answer = await fetch(`${origin}/api/v1/demo/session`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ as: "ambassador" }),
  });
  const cookie = answer.headers.get("set-cookie")?.split(";")[0];
  if (!cookie) throw new Error(`Sign-in to the demo: ${answer.status}`);
  return cookie;
}

/** How much slower than this machine the phone is. A busy or small machine is no desktop. */
let slowdown = 4;

/** One run in a browser of its own; a page that never started (it happens) is tried again. */
async function measure(path: string, cookie: string | null, attempts = 3): Promise<Result> {
  const chromePath = BROWSERS.find((one) => one && existsSync(one));
  const chrome = await launch({ ...(chromePath && { chromePath }), chromeFlags: FLAGS.split(" ") });
  try {
    const measured = await lighthouse(`${origin}${path}`, {
      port: chrome.port,
      onlyCategories: CATEGORIES,
      throttling: { ...PHONE, cpuSlowdownMultiplier: slowdown },
      ...(cookie && { extraHeaders: { Cookie: cookie } }),
    });
    if (measured && !measured.lhr.runtimeError) return measured.lhr;
    const code = measured?.lhr.runtimeError?.code;
    if (attempts === 1) throw new Error(`${path}: ${code}`);
  } finally {
    chrome.kill();
  }
  return measure(path, cookie, attempts - 1);
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

async function look(path: string, cookie: string | null) {
  const runs: Result[] = [];
  for (let run = 0; run < RUNS; run += 1) runs.push(await measure(path, cookie));
  const score = (category: string, of: (scores: number[]) => number) =>
    Math.round(of(runs.map(({ categories }) => categories[category]?.score ?? 0)) * 100);
  const audit = (name: string) =>
    median(runs.map(({ audits }) => audits[name]?.numericValue ?? Number.NaN));
  const lcp = Math.round(audit("largest-contentful-paint"));
  const accessibility = score("accessibility", (scores) => Math.min(...scores));
  return {
    path,
    performance: score("performance", median),
    accessibility,
    "best practices": score("best-practices", median),
    "LCP ms": lcp,
    "FCP ms": Math.round(audit("first-contentful-paint")),
    "TBT ms": Math.round(audit("total-blocking-time")),
    kB: Math.round(audit("total-byte-weight") / 1000),
    "CPU index": Math.round(median(runs.map(({ environment }) => environment.benchmarkIndex))),
    passes: lcp <= LCP_BUDGET && accessibility >= ACCESSIBILITY,
  };
}

const server = spawn(".venv/bin/python", ["-m", "tests.served", String(port)], {
  cwd: new URL("..", import.meta.url),
  stdio: "inherit",
});
try {
  if (!(await isServed())) throw new Error("The demo did not start.");
  const { environment } = await measure("/login", null);
  slowdown = Math.min(4, Math.max(1, environment.benchmarkIndex / PHONE_INDEX));
  const rows = [await look("/login", null), await look("/today", await signIn())];
  console.table(rows);
  console.log(
    `CPU slowed ${slowdown.toFixed(1)} times (4 on a free desktop), so that this machine counts as the phone.`,
  );
  console.log(`Median of ${RUNS}, phone profile. LCP at most ${LCP_BUDGET} ms, accessibility 100.`);
  process.exitCode = rows.every(({ passes }) => passes) ? 0 : 1;
} finally {
  server.kill();
}
