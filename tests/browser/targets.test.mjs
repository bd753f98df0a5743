// What a finger must hit (criterion A20; WCAG 2.5.8).

import assert from "node:assert/strict";
import { test } from "node:test";

import { narrow, setting, wide } from "./lib/browser.mjs";
import { measure } from "./lib/in-page.mjs";
import { samples } from "./lib/kinds.mjs";

const site = setting();

for (const { kind, page, visit } of samples) {
  test(`every target of the ${kind} (/${page.address}) can be hit at 1280 and 320 px`, async () => {
    await site.on(visit, {}, async (tab) => {
      for (const viewport of [wide, narrow]) {
        await tab.setViewportSize(viewport);
        const { examined, faults } = await measure(tab, "smallTargets");
        assert.ok(examined > 5, `only ${examined} targets examined`);
        assert.deepEqual(faults, [], `at ${viewport.width} px`);
      }
    });
  });
}
