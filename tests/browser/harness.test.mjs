// A measure that never finds anything proves nothing: each must see the fault that was put on a page for it.

import assert from "node:assert/strict";
import { test } from "node:test";

import { setting } from "./lib/browser.mjs";
import { axe, measure } from "./lib/in-page.mjs";
import { listen } from "./lib/listen.mjs";
import { textPerPage } from "./lib/pdf.mjs";
import { press, untilTheEnd } from "./lib/walk.mjs";

const css = `
  .short { overflow: hidden; height: 1em } .long { white-space: nowrap; width: 5000px }
  .over { margin-top: -2.2em } .scroller { overflow-x: auto; width: 100px }
  .tiny { display: inline-block; width: 10px; height: 10px; overflow: hidden } .bare:focus { outline: none }
  .pale { color: #fff; background: #fff } .lid { position: fixed; inset: 0; background: #fff }
  .sheet { break-after: page } .space { height: 90vh }`;
const trap = `document.querySelector("#trap").addEventListener("keydown", (e) => e.key === "Tab" && e.preventDefault())`;
const page = (body) =>
  `<!doctype html><html lang=fr><head><title>t</title><link rel=stylesheet href=faults.css><link rel=icon href=icon.svg></head>` +
  `<body><main><h1>Titre</h1>${body}</main></body></html>`;

const faults = {
  "clipped.html": page("<p class=short>Une ligne<br>une autre<br>encore une</p>"),
  "edge.html": page(`<p class=long>${"mot ".repeat(300)}</p>`),
  "overlap.html": page("<p>Une ligne de texte</p><p class=over>Une ligne de texte</p><p class=over>Une ligne</p>"),
  "scroller.html": page("<div class=scroller><p class=long>Un texte, pas un tableau</p></div>"),
  "targets.html": page("<p>Une phrase avec <a href=#a>un lien</a>.</p><a class=tiny href=#b>b</a><a class=tiny href=#c>c</a>"),
  "ring.html": page("<a class=bare href=#a>Lien sans anneau</a>"),
  "lid.html": page("<a href=#a>Lien couvert</a><div class=lid></div>"),
  "trap.html": page("<p><a href=#a>Un</a> <a href=#b id=trap>Deux</a> <a href=#c>Trois</a></p><script src=trap.js></script>"),
  "order.html": page("<p><a href=#a>Un</a> <a href=#b tabindex=1>Deux</a> <a href=#c>Trois</a></p>"),
  "pale.html": page("<p class=pale>Blanc sur blanc</p>"),
  "axe.html": page("<img src=icon.svg>"),
  "blocked.html": page("<p style='color: red'>Style</p><script>document.title = 'x'</script><img alt='' src=missing.png>"),
  "sheets.html": page("<p class=sheet>Une feuille</p><div class=sheet><div class=space></div></div><p>Une autre</p>"),
};

const site = setting(
  new Map(Object.entries({ ...faults, "faults.css": css, "trap.js": trap, "icon.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>" })),
);
const see = (address, name) => site.on(address, {}, (tab) => measure(tab, name));

test("text that a box cuts is seen", async () => {
  assert.equal((await see("clipped.html", "clippedText")).faults.length, 1);
});

test("text beyond the edge of the page is seen", async () => {
  assert.match((await see("edge.html", "clippedText")).faults[0], /^edge/);
});

test("text over other text is seen", async () => {
  assert.ok((await see("overlap.html", "overlappingText")).faults.length > 0);
});

test("a region that scrolls sideways without a table is seen", async () => {
  assert.equal((await see("scroller.html", "sidewaysScrollers")).length, 1);
});

test("two small targets side by side are seen, a link in a sentence is let be", async () => {
  const { examined, faults } = await see("targets.html", "smallTargets");
  assert.deepEqual([examined, faults.length], [3, 2]);
});

test("a focus without a ring is seen, and one that something covers", async () => {
  for (const [address, fault] of [["ring.html", { ring: 0, seen: true }], ["lid.html", { seen: false }]]) {
    await site.on(address, {}, async (tab) => {
      await measure(tab, "beginWalk");
      await tab.keyboard.press("Tab");
      const focus = await measure(tab, "focus");
      assert.deepEqual({ ...focus, ...fault }, focus);
    });
  }
});

test("a walk with Tab stops where each stroke leads, and a trap and an order of one's own are seen", async () => {
  const walk = (address, back) =>
    site.on(address, {}, async (tab) => {
      const wanted = await measure(tab, "beginWalk");
      if (back) await tab.evaluate(() => [...document.querySelectorAll("a")].at(-1).focus());
      const stops = await press(tab, wanted.length + (back ? -1 : 1), back);
      return (back ? stops : untilTheEnd(stops)).map((s) => s.order);
    });
  assert.deepEqual(await walk("targets.html"), [0, 1, 2]);
  assert.deepEqual(await walk("targets.html", true), [1, 0]);
  assert.deepEqual(await walk("trap.html"), [0, 1]);
  assert.deepEqual(await walk("trap.html", true), [1, 1]);
  assert.deepEqual(await walk("order.html"), [1, 0, 2]);
});

test("text of the colour of its background is seen", async () => {
  assert.equal((await see("pale.html", "invisibleText")).faults.length, 1);
});

test("axe sees an image without alternative", async () => {
  const { violations } = await site.on("axe.html", {}, axe);
  assert.ok(violations.some((v) => v.startsWith("image-alt")), violations.join("\n"));
});

test("what the policy blocks and what is missing are heard", async () => {
  const url = new URL("blocked.html", site.base).href;
  const { trouble } = await site.on("about:blank", {}, (tab) => listen(tab, url));
  for (const sign of [/blocked: style-src/, /blocked: script-src/, /404: .*missing\.png/]) {
    assert.ok(trouble.some((t) => sign.test(t)), `${sign} in ${trouble.join("\n")}`);
  }
});

test("a blank sheet is seen", async () => {
  const texts = textPerPage(await site.on("sheets.html", {}, (tab) => tab.pdf()));
  assert.deepEqual(texts.map((shown) => shown > 0), [true, false, true]);
});
