// axe-core on every kind of page, at its fullest and at its emptiest (criterion A27).

import assert from "node:assert/strict";
import { test } from "node:test";

import { narrow, setting, wide } from "./lib/browser.mjs";
import { axe, colours, everything } from "./lib/in-page.mjs";
import { lightest, samples } from "./lib/kinds.mjs";

const site = setting();

// A scheme changes colours and nothing else, a width everything but colours: each width is examined whole once, and
// each width in its other scheme for its colours alone.
const looks = [
  [wide, "light", everything],
  [wide, "dark", colours],
  [narrow, "dark", everything],
  [narrow, "light", colours],
];

for (const { kind, page, visit } of [...samples, ...lightest]) {
  test(`axe finds no violation on the ${kind} (/${page.address}), light and dark, at 1280 and 320 px`, async () => {
    const found = await site.on(visit, {}, async (tab) => {
      const all = [];
      for (const [viewport, colorScheme, rules] of looks) {
        await tab.setViewportSize(viewport);
        await tab.emulateMedia({ colorScheme });
        const { examined, violations } = await axe(tab, rules);
        assert.ok(examined > (rules === everything ? 20 : 0), `axe examined only ${examined} rules`);
        all.push(...violations.map((v) => `${colorScheme}, ${viewport.width} px: ${v}`));
      }
      return all;
    });
    assert.deepEqual(found, []);
  });
}
