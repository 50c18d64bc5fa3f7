/** Shows the contract of this installation; reads can be tried with one's own session. */
const dark = matchMedia("(prefers-color-scheme: dark)");
const follow = () => document.documentElement.classList.toggle("dark-mode", dark.matches);
dark.addEventListener("change", follow);
follow();

SwaggerUIBundle({
  url: "/openapi.json",
  dom_id: "#reference",
  deepLinking: true,
  // With all of them open the page keeps only those in sight, so that nothing else can be found.
  docExpansion: "none",
  defaultModelsExpandDepth: 0,
  filter: true,
  supportedSubmitMethods: ["get"],
  validatorUrl: null,
});
