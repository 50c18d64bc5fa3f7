import { lingui } from "@lingui/vite-plugin";
import { tanstackRouter } from "@tanstack/router-plugin/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

// The API compares Origin and Host, so the proxy must leave the host as the browser sees it.
const api = { target: process.env.API_URL ?? "http://127.0.0.1:8000", changeOrigin: false };

export default defineConfig(({ command }) => ({
  plugins: [
    tanstackRouter({ target: "react", autoCodeSplitting: true, quoteStyle: "double" }),
    react(),
    lingui({ macroTransform: true, failOnMissing: command === "build" }),
  ],
  server: { proxy: { "/api": api, "/media": api } },
  build: {
    target: "es2023",
    assetsInlineLimit: 0,
    manifest: true,
    rolldownOptions: {
      output: {
        // What every screen needs: what rarely changes in one file that stays in the cache, the
        // rest in another (alone, the thirty small files of it weigh a quarter more).
        codeSplitting: {
          groups: [
            { name: "base", tags: ["$initial"], test: /node_modules\// },
            { name: "start", tags: ["$initial"], test: /\/src\/(?!main\.tsx)/ },
          ],
        },
      },
    },
  },
}));
