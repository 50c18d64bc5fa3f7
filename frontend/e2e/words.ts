/** The words of the screens that the journeys look for, per language. */
export const words = {
  "de-CH": {
    add: "Hinzufügen",
    addSource: "Quelle hinzufügen",
    address: "Adresse",
    approve: /^Freigeben/,
    curation: "Kuratieren",
    more: "Mehr zeigen",
    notForMe: "Nichts für mich",
    own: "de",
    program: "Programm",
    save: "Merken",
    saved: "Gemerkt",
    sources: "Quellen",
    today: "Heute",
    undo: "Rückgängig",
  },
  en: {
    add: "Add",
    addSource: "Add a source",
    address: "Address",
    approve: /^Approve/,
    curation: "Curation",
    more: "Show me more",
    notForMe: "Not for me",
    own: "en",
    program: "Program",
    save: "Save",
    saved: "Saved",
    sources: "Sources",
    today: "Today",
    undo: "Undo",
  },
} as const;

export type Language = keyof typeof words;
