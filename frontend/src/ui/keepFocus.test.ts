import { afterEach, beforeEach, expect, test } from "vitest";
import { keepFocus } from "./keepFocus";

let end: () => void;

const byId = (id: string) => document.getElementById(id) as HTMLButtonElement;
const focused = () => document.activeElement?.id;

/** The observer is told after the change. */
const settled = () => new Promise((resolve) => setTimeout(resolve));

beforeEach(() => {
  document.body.innerHTML = `<main id="main" tabindex="-1"><h1 id="title">Day</h1>
    <section><h2 id="part">Part</h2><div id="actions">
      <button id="apply">Apply</button><button id="other">Other</button></div></section>
    <ul><li id="first"><a id="one" href="#">One</a></li><li><a id="two" href="#">Two</a></li></ul>
    </main><section aria-live="polite" id="toasts"><button id="undo">Undo</button></section>`;
  end = keepFocus();
});

afterEach(() => {
  end();
  document.body.innerHTML = "";
});

test("what is removed gives the focus to the heading above it", async () => {
  byId("apply").focus();
  byId("actions").replaceChildren();
  await settled();
  expect(focused()).toBe("part");

  byId("part").closest("section")?.remove();
  await settled();
  expect(focused()).toBe("title");
});

test("what is disabled does so too", async () => {
  byId("apply").focus();
  byId("apply").disabled = true;
  await settled();
  expect(focused()).toBe("part");
});

test("an entry gives it to its neighbour", async () => {
  byId("one").focus();
  byId("first").remove();
  await settled();
  expect(focused()).toBe("two");
});

test("a toast gives it back to where it was before", async () => {
  byId("other").focus();
  byId("undo").focus();
  byId("undo").remove();
  await settled();
  expect(focused()).toBe("other");
});

test("a dialog without its opener gives it to the screen", async () => {
  const dialog = document.createElement("dialog");
  dialog.innerHTML = `<button id="inside">Close</button>`;
  dialog.open = true;
  document.body.append(dialog);
  byId("inside").focus();
  dialog.remove();
  await settled();
  expect(focused()).toBe("main");
});

test("what only moves keeps it", async () => {
  byId("one").focus();
  byId("first").parentElement?.append(byId("first"));
  await settled();
  expect(focused()).toBe("one");
});

test("other changes leave it alone, and so does who points elsewhere", async () => {
  byId("apply").focus();
  byId("first").remove();
  await settled();
  expect(focused()).toBe("apply");

  byId("title").dispatchEvent(new Event("pointerdown", { bubbles: true }));
  byId("apply").blur();
  byId("apply").remove();
  await settled();
  expect(document.activeElement).toBe(document.body);
});
