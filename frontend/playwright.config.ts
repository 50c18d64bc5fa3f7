import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";

// The product itself on throw-away databases, unless a running one is named: the screens are looked
// at on one while the journeys change another. Each takes two ports.
const port = Number(process.env.E2E_PORT ?? 8765);
const ports = { journeys: port, screens: port + 2 };
const running = process.env.E2E_BASE_URL;
const SCREENS = "screens.spec.ts";
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
  workers: running ? 1 : 2,
  reporter: [["list"]],
  use: {
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
  projects: [
    {
      name: "journeys",
      testIgnore: SCREENS,
      workers: 1,
      use: { baseURL: address(ports.journeys) },
    },
    { name: "screens", testMatch: SCREENS, workers: 1, use: { baseURL: address(ports.screens) } },
  ],
  webServer: running ? [] : Object.values(ports).map(served),
});

function address(ofPort: number): string {
  return running ?? `http://127.0.0.1:${ofPort}`;
}

function served(onPort: number) {
  return {
    command: `.venv/bin/python -m tests.served ${onPort}`,
    cwd: "..",
    url: `${address(onPort)}/readyz`,
    timeout: 120_000,
  };
}
