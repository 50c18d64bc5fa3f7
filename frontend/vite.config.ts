import { copyFile, cp } from "node:fs/promises";
import { lingui } from "@lingui/vite-plugin";
import { tanstackRouter } from "@tanstack/router-plugin/vite";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

// The API compares Origin and Host, so the proxy must leave the host as the browser sees it.
const api = { target: process.env.API_URL ?? "http://127.0.0.1:8000", changeOrigin: false };

const ARIA_TEXTS = /react-aria\/dist\/private\/intl\/.+\/([a-z]{2})-[A-Z]{2}\.mjs$/;
const SPOKEN = ["de", "fr", "it", "en"];

/** React Aria brings its own texts in 34 languages; the app speaks four. */
function fewerAriaTexts(): Plugin {
  return {
    name: "fewer-aria-texts",
    load(id) {
      const language = ARIA_TEXTS.exec(id)?.[1];
      return language && !SPOKEN.includes(language) ? "export default {};" : null;
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

export default defineConfig(({ command }) => ({
  plugins: [
    tanstackRouter({ target: "react", autoCodeSplitting: true, quoteStyle: "double" }),
    react(),
    lingui({ macroTransform: true, failOnMissing: command === "build" }),
    fewerAriaTexts(),
    reference(),
  ],
  server: { proxy: { "/api": api, "/media": api } },
  build: {
    target: "es2023",
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        // What every screen needs and what rarely changes: one file that stays in the cache.
        codeSplitting: {
          groups: [
            {
              name: "base",
              test: /node_modules\/(react|react-dom|scheduler|@tanstack|@lingui|openapi-[a-z-]+)\//,
            },
          ],
        },
      },
    },
  },
}));
