import { copyFile, cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompress } from "node:zlib";
import { lingui } from "@lingui/vite-plugin";
import { tanstackRouter } from "@tanstack/router-plugin/vite";
import { defineConfig, type Plugin } from "vite";
import { type ManifestOptions, VitePWA } from "vite-plugin-pwa";
import { preact } from "./preact.ts";

// The API compares Origin and Host, so the proxy must leave the host as the browser sees it.
const api = { target: process.env.API_URL ?? "http://127.0.0.1:8000", changeOrigin: false };

/** What a phone needs to put the app on its home screen. */
const MANIFEST: Partial<ManifestOptions> = {
  id: "/today",
  name: "Fürsprech",
  short_name: "Fürsprech",
  description: "Employee ambassadors, by choice.",
  lang: "de-CH",
  start_url: "/today",
  scope: "/",
  display: "standalone",
  background_color: "#fbfaf8",
  theme_color: "#fbfaf8",
  icons: [
    { src: "/icon-192.png", sizes: "192x192", type: "image/png" },
    { src: "/icon-512.png", sizes: "512x512", type: "image/png" },
    { src: "/icon-maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
    { src: "/icon.svg", sizes: "any", type: "image/svg+xml" },
  ],
};

const brotli = promisify(brotliCompress);

/** Each file of the build once more, compressed as well as can be: the server does it for nobody. */
function compressed(): Plugin {
  return {
    name: "compressed",
    apply: "build",
    async writeBundle({ dir = "dist" }, bundle) {
      const files = Object.keys(bundle).filter((file) => /^assets\/.+\.(js|css)$/.test(file));
      await Promise.all(
        files.map(async (file) => {
          const path = join(dir, file);
          await writeFile(`${path}.br`, await brotli(await readFile(path)));
        }),
      );
    },
  };
}

const SWAGGER_UI = "node_modules/swagger-ui-dist";

/** The API's reference is a page of its own beside the app, which never loads any of it. */
function reference(): Plugin {
  return {
    name: "reference",
    apply: "build",
    async closeBundle() {
      await cp("reference", "dist/reference", { recursive: true });
      for (const file of ["swagger-ui-bundle.js", "swagger-ui.css"]) {
        await copyFile(`${SWAGGER_UI}/${file}`, `dist/reference/${file}`);
      }
    },
  };
}

const SOURCE = fileURLToPath(new URL("src/", import.meta.url));

/** A module's path below src, else nothing: the checkout may itself lie below some other `src`. */
function ours(id: string): string {
  return id.startsWith(SOURCE) ? id.slice(SOURCE.length) : "";
}

export default defineConfig(({ command }) => ({
  plugins: [
    tanstackRouter({ target: "react", autoCodeSplitting: true, quoteStyle: "double" }),
    lingui({ macroTransform: true, failOnMissing: command === "build" }),
    compressed(),
    VitePWA({
      strategies: "injectManifest",
      srcDir: "src",
      filename: "sw.ts",
      // src/offline/worker.ts registers it: no inline script, and a new version asks first.
      injectRegister: false,
      manifest: MANIFEST,
      injectManifest: { globPatterns: ["index.html", "assets/*.{js,css}"] },
    }),
    reference(),
  ],
  resolve: { alias: preact },
  server: { proxy: { "/api": api, "/calendar": api, "/media": api } },
  build: {
    target: "es2023",
    assetsInlineLimit: 0,
    manifest: true,
    rolldownOptions: {
      // Libraries mark what is for browsers; here everything is.
      checks: { moduleLevelDirective: false },
      output: {
        // What every screen needs, in few files: what rarely changes stays in the cache, and each of
        // thirty small files would cost a phone a round trip and compress worse.
        codeSplitting: {
          groups: [
            { name: "base", tags: ["$initial"], test: /node_modules\// },
            { name: "start", tags: ["$initial"], test: (id) => /^(?!main\.tsx)./.test(ours(id)) },
            // The frame and Today with all they need: most visits begin there.
            {
              name: "screen",
              test: (id) => /^features\/(shell\/Shell|today\/TodayList)\b/.test(ours(id)),
            },
            {
              name: "shared",
              minShareCount: 2,
              test: (id) => /^(ui|api|i18n|offline)\//.test(ours(id)),
            },
          ],
        },
      },
    },
  },
}));
