/** A refusal as the API would make it, for what only this form asks for. */
import type { Problem } from "./problem";

type Refusal = Pick<Problem, "code" | "status" | "errors">;

export const missing = (field: string) => refused(field, "missing");

/** Of a code that nobody else has, the detail is what is shown at the field. */
export function refused(field: string, code: string, detail = ""): Refusal {
  const fault = { pointer: `#/${field}`, parameter: null, code, detail };
  return { code: "invalid", status: 422, errors: [fault] };
}
