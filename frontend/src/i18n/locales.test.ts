/** What holds for every catalogue: the same places to fill in as in English, and its own typography. */
import { expect, test } from "vitest";

/** A compiled message: texts, and arguments with what they choose from. */
type Argument = [name: string, kind?: string, choices?: Record<string, Message | number>];
type Message = string | (string | Argument)[];

interface Catalogue {
  messages: Record<string, Message>;
}

const catalogues = import.meta.glob<Catalogue>("../locales/*.po", { eager: true });
const translations = Object.entries(catalogues).filter(([path]) => !path.endsWith("/en.po"));

function messagesOf(locale: string): Record<string, Message> {
  return catalogues[`../locales/${locale}.po`]?.messages ?? {};
}

/** The texts of a message and the names of its arguments, down to the last choice. */
function partsOf(message: Message): { texts: string[]; names: string[] } {
  const texts: string[] = [];
  const names: string[] = [];
  for (const token of typeof message === "string" ? [message] : message) {
    if (typeof token === "string") {
      texts.push(token);
      continue;
    }
    names.push(token[0]);
    for (const choice of Object.values(token[2] ?? {})) {
      if (typeof choice !== "number") texts.push(...partsOf(choice).texts);
    }
  }
  return { texts, names };
}

/** What somebody fills in: arguments by name, elements by their tags. */
function placesIn(message: Message): string[] {
  const { texts, names } = partsOf(message);
  const tags = texts.flatMap((text) => text.match(/<\/?\d+\/?>/g) ?? []);
  return [...new Set([...names, ...tags])].sort();
}

test.each(translations)("%s has the same places to fill in as English", (_path, { messages }) => {
  const english = messagesOf("en");

  const places = Object.entries(messages).map(([id, message]) => [id, placesIn(message)]);

  expect(places.length).toBe(Object.keys(english).length);
  expect(places).toEqual(places.map(([id]) => [id, placesIn(english[String(id)] ?? "")]));
});

test("French signs stay with their words, by spaces that do not break", () => {
  const texts = Object.values(messagesOf("fr-CH")).flatMap((message) => partsOf(message).texts);

  const loose = texts.filter((text) =>
    /(?<!\u202f)[;?!»]|«(?!\u202f)|(?<!\u00a0):(?!\/\/)|'/.test(text),
  );

  expect(texts).not.toEqual([]);
  expect(loose).toEqual([]);
});
