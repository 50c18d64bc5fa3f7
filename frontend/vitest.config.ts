import { lingui } from "@lingui/vite-plugin";
import { defineConfig } from "vitest/config";
import { preact } from "./preact.ts";

export default defineConfig({
  plugins: [lingui({ macroTransform: true })],
  resolve: {
    // As published for Node, the testing library would ask for React past the stand-in.
    alias: [
      ...preact,
      {
        find: "@testing-library/react",
        replacement: "@testing-library/react/dist/@testing-library/react.esm.js",
      },
    ],
  },
  test: {
    // Libraries that import React by themselves get the stand-in, too.
    server: {
      deps: { inline: [/@lingui\/react/, /@tanstack\/react-/, /@testing-library\/react/] },
    },
    environment: "jsdom",
    include: ["src/**/*.test.{ts,tsx}"],
    restoreMocks: true,
    isolate: false,
  },
});
