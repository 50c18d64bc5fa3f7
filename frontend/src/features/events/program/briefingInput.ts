/** What is entered of a briefing, as the API is sent it. */
import type { BriefingInput } from "../briefings";

/** The lines on which something stands: an empty one is not sent, so what is sent has other places. */
export function filledLines(values: FormData, count: number): number[] {
  const lines = Array.from({ length: count }, (_, at) => at);
  return lines.filter((at) => text(values, `materials.${at}.title`) || urlOf(values, at));
}

export function toBriefing(values: FormData, lines: readonly number[]): BriefingInput {
  const size = text(values, "audience_size");
  return {
    audience: text(values, "audience"),
    audience_size: size ? Number(size) : null,
    details: text(values, "details"),
    contact_name: text(values, "contact_name"),
    contact_reach: text(values, "contact_reach"),
    preparation: text(values, "preparation"),
    materials: lines.map((at) => ({
      title: text(values, `materials.${at}.title`) || urlOf(values, at),
      url: urlOf(values, at),
    })),
  };
}

/** With nothing in it there is no briefing. */
export function isEmpty({ materials, ...rest }: BriefingInput): boolean {
  return materials.length === 0 && !Object.values(rest).some(Boolean);
}

function urlOf(values: FormData, at: number): string {
  return text(values, `materials.${at}.url`);
}

function text(values: FormData, name: string): string {
  return String(values.get(name) ?? "").trim();
}
