/** Preact stands in for React, in the app as in its tests: docs/decisions/0005-preact-stands-in-for-react.md. */
export const preact = [
  { find: "react", replacement: "preact/compat" },
  { find: "react-dom", replacement: "preact/compat" },
  { find: /^use-sync-external-store\/shim$/, replacement: "preact/compat" },
];
