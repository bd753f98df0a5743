// The states that a real portal does not show all at once: empty, very long, missing, 500 rows (criteria A17, A18, A20, A27).

import assert from "node:assert/strict";
import { after, test } from "node:test";

import { narrow, setting, wide } from "./lib/browser.mjs";
import { build, etats } from "./lib/etats.mjs";
import { axe, measure } from "./lib/in-page.mjs";

const built = build();
after(built.remove);
const site = setting(built.output);

for (const { etat, visit } of etats) {
  test(`axe finds no violation in ${etat} (/${visit}), light and dark, at 1280 and 320 px`, async () => {
    const found = await site.on(visit, {}, async (tab) => {
      const all = [];
      for (const [viewport, colorScheme] of [[wide, "light"], [narrow, "dark"]]) {
        await tab.setViewportSize(viewport);
        await tab.emulateMedia({ colorScheme });
        const { examined, violations } = await axe(tab);
        assert.ok(examined > 20, `axe examined only ${examined} rules`);
        all.push(...violations.map((v) => `${colorScheme}, ${viewport.width} px: ${v}`));
      }
      return all;
    });
    assert.deepEqual(found, []);
  });

  for (const viewport of [wide, narrow]) {
    test(`${etat} (/${visit}) loses nothing at ${viewport.width} px, and every target can be hit`, async () => {
      await site.on(visit, { viewport }, async (tab) => {
        const width = await tab.evaluate(() => document.scrollingElement.scrollWidth);
        assert.ok(width <= viewport.width, `the page scrolls sideways: ${width} px`);
        assert.deepEqual(await measure(tab, "sidewaysScrollers"), [], "only tables may scroll, from the keyboard too");
        for (const fault of ["clippedText", "overlappingText", "smallTargets"]) {
          const { examined, faults } = await measure(tab, fault);
          assert.ok(examined > 5, `only ${examined} examined for ${fault}`);
          assert.deepEqual(faults, [], fault);
        }
      });
    });
  }
}
