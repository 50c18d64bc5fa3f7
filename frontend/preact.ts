/** Preact stands in for React, in the app as in its tests: docs/decisions/0004-preact-stands-in-for-react.md. */
export const preact = {
  react: "preact/compat",
  "react-dom": "preact/compat",
  "use-sync-external-store/shim": "preact/compat",
};
