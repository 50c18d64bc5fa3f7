/** Every screen of every persona, and how to get there without a word of any language. */
import { expect, type Page } from "@playwright/test";
import type { Persona } from "./people";

/** A path, and what is pressed there to open a dialog or a panel. */
export interface Screen {
  path: string;
  press?: readonly string[];
}

const ADD = "main header button";
const FIRST = "main button >> nth=0";
const MORE = "main [popovertarget] >> nth=0";
const LAST = "main button >> nth=-1";
const choice = (place: number) => `:popover-open button >> nth=${place}`;

/** `{topic}` stands for the id of one that there is. */
export const SCREENS: readonly (readonly [Persona | null, readonly Screen[]])[] = [
  [null, [{ path: "/login" }, { path: "/nowhere" }, { path: "/invitation" }]],
  [
    "member",
    [
      { path: "/today" },
      { path: "/welcome" },
      { path: "/join" },
      { path: "/me/ambassadorship" },
      { path: "/notifications" },
      { path: "/kudos?part=received" },
      { path: "/kudos?part=received", press: [MORE] },
      { path: "/kudos?part=given" },
    ],
  ],
  [
    "ambassador",
    [
      { path: "/today" },
      { path: "/today", press: [MORE] },
      { path: "/today/{approved}" },
      { path: "/today/{approved}", press: ["main a[href*='share=']"] },
      { path: "/saved" },
      { path: "/notifications" },
      { path: "/me/notifications" },
      { path: "/me" },
      { path: "/me/skills" },
      { path: "/me/interests" },
      { path: "/me/ambassadorship" },
      { path: "/me/data" },
      { path: "/me/data", press: [LAST] },
      { path: "/me/directory" },
      { path: "/ambassadors" },
      { path: "/ambassadors?q=zzzz" },
      { path: "/ambassadors/{ambassador}" },
      { path: "/me/sessions" },
      { path: "/me/participations" },
      { path: "/me/nominations" },
      { path: "/me/calendar" },
      { path: "/me/proposals" },
      { path: "/me/shares" },
      { path: "/propose" },
      { path: "/search" },
      { path: "/search?q=energie" },
      { path: "/search?q=energie&kind=suggestion" },
      { path: "/search?q=zzzz" },
      { path: "/saved", press: ["header [aria-haspopup=dialog]"] },
      { path: "/opportunities" },
      { path: "/opportunities?fits=true" },
      { path: "/opportunities?view=month" },
      { path: "/opportunities?view=month&month=2099-03" },
      { path: "/opportunities?view=month&month=2090-03" },
      { path: "/opportunities?format=jury&place=zzzz" },
      { path: "/opportunities/{event}" },
      { path: "/opportunities/new" },
      { path: "/frame" },
      { path: "/kudos" },
      { path: "/kudos", press: [ADD] },
      { path: "/kudos", press: [MORE] },
    ],
  ],
  [
    "lead",
    [
      { path: "/program/curation" },
      { path: "/program/curation?open={proposed}" },
      { path: "/program/sources" },
      { path: "/program/sources", press: [ADD] },
      { path: "/program/sources", press: [MORE, choice(0)] },
      { path: "/program/events?status=proposed" },
      { path: "/program/events?status=approved" },
      { path: "/program/events/new" },
      { path: "/program/events/{event}" },
      { path: "/program/events/{event}", press: ["main section button >> nth=0"] },
      { path: "/program/events/{event}", press: ["main section li button >> nth=1"] },
      { path: "/program/events/{event}", press: ["main section li details + div button"] },
      { path: "/program/events/import" },
      { path: "/program/events/calendars" },
      { path: "/program/events/calendars", press: ["main button >> nth=-1"] },
      { path: "/program/events/duplicates" },
      { path: "/program/topics" },
      { path: "/program/topics/new" },
      { path: "/program/topics/{topic}" },
      { path: "/program/goals" },
      { path: "/program/goals/new" },
      { path: "/program/goals/{goal}" },
    ],
  ],
  [
    "manager",
    [
      { path: "/today" },
      { path: "/frame" },
      { path: "/kudos?part=given" },
      { path: "/me/nominations" },
      { path: "/opportunities/{event}", press: ["main section li button >> nth=-1"] },
    ],
  ],
  [
    "admin",
    [
      { path: "/program/sources" },
      { path: "/admin/people" },
      { path: "/admin/people", press: [ADD] },
      { path: "/admin/people", press: [MORE] },
      { path: "/admin/people", press: [MORE, choice(0)] },
      { path: "/admin/teams" },
      { path: "/admin/teams", press: [ADD] },
      { path: "/admin/teams", press: [MORE, choice(0)] },
      { path: "/admin/teams", press: [MORE, choice(2)] },
      { path: "/admin/organization" },
      { path: "/admin/keys" },
      { path: "/admin/keys", press: [FIRST] },
      { path: "/admin/keys", press: [MORE, choice(0)] },
      { path: "/admin/jobs" },
      { path: "/admin/audit" },
      { path: "/admin/audit?action=team.deleted" },
    ],
  ],
];

const IDS: Readonly<Record<string, string>> = {
  approved: "suggestions?status=approved&limit=1",
  proposed: "suggestions?status=proposed&limit=1",
  topic: "topics?limit=1",
  goal: "goals?limit=1",
  event: "events?status=approved&limit=1",
  ambassador: "ambassadors?limit=1",
};

/** The path with the ids that the API gives. */
export async function addressOf(page: Page, { path }: Screen): Promise<string> {
  const name = path.match(/\{(\w+)\}/)?.[1];
  if (!name) return path;
  const answer = await page.request.get(`/api/v1/${IDS[name]}`);
  const { items } = (await answer.json()) as { items: { id: string }[] };
  return path.replace(`{${name}}`, items[0]?.id ?? `no-${name}`);
}

export async function press(page: Page, { press: selectors = [] }: Screen): Promise<void> {
  for (const selector of selectors) await page.locator(selector).first().click();
  if (selectors.length > 0) {
    await expect(page.locator("dialog[open], :popover-open").first()).toBeVisible();
  }
}

/** What a screen is called in a report. */
export function nameOf({ path, press: selectors = [] }: Screen): string {
  return [path, ...selectors].join(" → ");
}

/** Without what follows it: screens note there what is open. */
export function pathOf(address: string): string {
  return new URL(address, "http://here").pathname;
}

export function widthBeyond(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
}
