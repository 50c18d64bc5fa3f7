import { expect, test } from "vitest";
import { changesTo, inputOf } from "./personInput";
import type { Employee } from "./queries";

const lea: Employee = {
  id: "p1",
  display_name: "Lea Brunner",
  job_title: "Servicetechnikerin",
  team: { id: "t1", name: "Service" },
  administration: {
    given_name: "Lea",
    family_name: "Brunner",
    email: "lea@firma.ch",
    manager: null,
    language: "de",
    roles: ["manager", "mentor", "lead"],
    is_active: true,
    has_password: true,
    invited_until: null,
    created_at: "2026-11-01T08:00:00Z",
    version: 3,
  },
};

test("being a manager comes from having reports, so the form leaves it out", () => {
  expect(inputOf(lea).roles).toEqual(["lead", "mentor"]);
});

test("what stays is not sent, roles in another order neither", () => {
  const input = { ...inputOf(lea), roles: ["mentor" as const, "lead" as const] };

  expect(changesTo(lea, input)).toEqual({ body: {}, roles: undefined });
});

test("what is emptied is sent as nothing, changed roles on their own", () => {
  const input = { ...inputOf(lea), team_id: null, roles: ["lead" as const] };

  expect(changesTo(lea, input)).toEqual({ body: { team_id: null }, roles: ["lead"] });
});
