// The whole page from the keyboard (criteria A05, A19; WCAG 2.1.1, 2.1.2, 2.4.1, 2.4.3, 2.4.7, 2.4.11, 1.4.11).

import assert from "node:assert/strict";
import { test } from "node:test";

import { narrow, setting, wide } from "./lib/browser.mjs";
import { measure } from "./lib/in-page.mjs";
import { samples } from "./lib/kinds.mjs";
import { press, untilTheEnd } from "./lib/walk.mjs";

const site = setting();

for (const { kind, page, visit } of samples) {
  for (const [viewport, colorScheme, back] of [[wide, "light", true], [narrow, "dark", false]]) {
    const look = `${colorScheme}, ${viewport.width} px`;

    test(`Tab walks the ${kind} (/${page.address}) to its end, in order, and every focus shows (${look}${back ? ", and back" : ""})`, async () => {
      await site.on(visit, { viewport, colorScheme }, async (tab) => {
        const wanted = await measure(tab, "beginWalk");
        assert.ok(wanted.length > 5, `only ${wanted.length} focusable elements`);
        const stops = untilTheEnd(await press(tab, wanted.length + 1));
        assert.deepEqual(stops.map((s) => s.order), wanted.map((_, i) => i), "Tab must reach everything, in document order");
        const dull = stops.filter((s) => s.ring < 2 || s.contrast < 3 || !s.seen);
        assert.deepEqual(dull, [], "a ring of 2 px, at 3:1, not covered");
        if (!back) return;
        await tab.evaluate(() => [...document.querySelectorAll("a[href]")].at(-1).focus());
        assert.equal((await measure(tab, "focus")).order, wanted.length - 1);
        const returned = await press(tab, wanted.length - 1, true);
        assert.deepEqual(returned.map((s) => s?.order), wanted.slice(1).map((_, i) => wanted.length - 2 - i), "Shift+Tab must walk back");
      });
    });
  }

  test(`the first Tab on the ${kind} (/${page.address}) shows a skip link that leads into the content`, async () => {
    await site.on(visit, { viewport: narrow }, async (tab) => {
      await tab.keyboard.press("Tab");
      const link = await tab.evaluate(() => {
        const { top, left, height } = document.activeElement.getBoundingClientRect();
        return { href: document.activeElement.getAttribute("href"), shown: top >= 0 && left >= 0 && height >= 24 };
      });
      assert.match(link.href ?? "", /^#./);
      assert.ok(link.shown, "the skip link is not in the window");
      await tab.keyboard.press("Enter");
      assert.equal(await tab.evaluate(() => document.activeElement.localName), "main", "its target takes focus");
      await tab.keyboard.press("Tab");
      const beyond = await tab.evaluate(() => {
        const main = document.querySelector("main");
        const place = main.compareDocumentPosition(document.activeElement);
        return Boolean(place & (Node.DOCUMENT_POSITION_CONTAINED_BY | Node.DOCUMENT_POSITION_FOLLOWING));
      });
      assert.ok(beyond, "the next Tab starts from the content");
    });
  });
}
