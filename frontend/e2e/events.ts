/** An event that is open to everybody, with a part wanted: made as a program lead would, once. */
import type { Browser } from "@playwright/test";
import { enter } from "./people";

export const TITLE = "Wärmetagung Olten";

export async function openAnEvent(browser: Browser): Promise<void> {
  const page = await browser.newPage();
  await enter(page, "lead", "de");
  const known = await page.request.get(`/api/v1/events?q=${encodeURIComponent(TITLE)}`);
  const { items } = (await known.json()) as { items: unknown[] };
  if (items.length === 0) {
    const topics = await page.request.get("/api/v1/topics?limit=1");
    const [topic] = ((await topics.json()) as { items: { id: string }[] }).items;
    const proposed = await page.request.post("/api/v1/events", {
      data: {
        format: "conference",
        title: TITLE,
        description: "Ein Tag über Wärme aus dem Boden, für Planung und Gemeinden.",
        language: "de",
        place: "Stadttheater, Olten",
        organizer: "Verein Wärme",
        url: "https://tagung.example/2027",
        call_url: "https://tagung.example/2027/call",
        call_closes_on: "2099-01-31",
        time_zone: "Europe/Zurich",
        starts_at: "2099-03-11T09:00",
        ends_at: "2099-03-11T17:00",
        topic_ids: [topic?.id],
      },
    });
    const { id } = (await proposed.json()) as { id: string };
    await page.request.put(`/api/v1/events/${id}/approval`);
    await page.request.post(`/api/v1/events/${id}/openings`, {
      data: { part: "speaker", seats: 2, effort_hours: "12.5", covers: ["ticket", "travel"] },
    });
  }
  await page.close();
}
