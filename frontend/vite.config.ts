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

export default defineConfig(({ command }) => ({
  plugins: [
    tanstackRouter({ target: "react", autoCodeSplitting: true, quoteStyle: "double" }),
    react(),
    lingui({ macroTransform: true, failOnMissing: command === "build" }),
    fewerAriaTexts(),
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
