/** Who may import whom: routes compose features, features stand alone, ui knows no data. */
module.exports = {
  forbidden: [
    { name: "no-circles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "ui-knows-no-data",
      severity: "error",
      from: { path: "^src/ui" },
      to: { path: "^src/(api|features|routes)" },
    },
    {
      name: "api-and-i18n-know-no-screens",
      severity: "error",
      from: { path: "^src/(api|i18n)" },
      to: { path: "^src/(features|routes)" },
    },
    {
      name: "offline-knows-no-screens",
      severity: "error",
      from: { path: "^src/(offline|sw)" },
      to: { path: "^src/(api|features|routes|ui|i18n)" },
    },
    {
      name: "features-do-not-import-each-other",
      severity: "error",
      from: { path: "^src/features/([^/]+)/" },
      to: { path: "^src/features/", pathNot: "^src/features/$1/" },
    },
    {
      name: "features-do-not-import-routes",
      severity: "error",
      from: { path: "^src/features" },
      to: { path: "^src/routes" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { extensions: [".ts", ".tsx", ".d.ts", ".js", ".css"] },
  },
};
