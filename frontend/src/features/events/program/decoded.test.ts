import { expect, test } from "vitest";
import { decoded } from "./decoded";

const of = (...bytes: number[]) => decoded(new Uint8Array(bytes).buffer);

test("umlauts survive whatever a spreadsheet writes", () => {
  expect(of(0xef, 0xbb, 0xbf, 0x5a, 0xc3, 0xbc)).toBe("Zü");
  expect(of(0x5a, 0xfc)).toBe("Zü");
  expect(of(0xff, 0xfe, 0x5a, 0, 0xfc, 0)).toBe("Zü");
  expect(of(0xfe, 0xff, 0, 0x5a, 0, 0xfc)).toBe("Zü");
});
