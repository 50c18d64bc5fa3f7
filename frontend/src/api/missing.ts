/** A refusal as the API would make it, for what only this form asks for. */
import type { Problem } from "./problem";

export function missing(field: string): Pick<Problem, "code" | "status" | "errors"> {
  const fault = { pointer: `#/${field}`, parameter: null, code: "missing", detail: "" };
  return { code: "invalid", status: 422, errors: [fault] };
}
