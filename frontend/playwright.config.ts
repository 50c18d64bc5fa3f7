import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";

// The product itself on a throw-away database, unless a running one is named.
const port = Number(process.env.E2E_PORT ?? 8765);
const running = process.env.E2E_BASE_URL;
const browsers = [
  process.env.CHROMIUM,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
];

export default defineConfig({
  testDir: "e2e",
  timeout: 60_000,
  expect: { timeout: 10_000 },
  retries: process.env.CI ? 1 : 0,
  workers: 1,
  reporter: [["list"]],
  use: {
    baseURL: running ?? `http://127.0.0.1:${port}`,
    trace: "retain-on-failure",
    // Only offline.spec.ts wants it; installing it again for each test would take long.
    serviceWorkers: "block",
    launchOptions: {
      executablePath: browsers.find((path) => path && existsSync(path)) ?? "",
      args: [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  ...(running
    ? {}
    : {
        webServer: {
          command: `.venv/bin/python -m tests.served ${port}`,
          cwd: "..",
          url: `http://127.0.0.1:${port}/readyz`,
          timeout: 120_000,
        },
      }),
});
