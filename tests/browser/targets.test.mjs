// What a finger must hit (criterion A20; WCAG 2.5.8).

import assert from "node:assert/strict";
import { test } from "node:test";

import { narrow, setting, wide } from "./lib/browser.mjs";
import { measure } from "./lib/in-page.mjs";
import { samples } from "./lib/kinds.mjs";

const site = setting();

for (const { kind, page, visit } of samples) {
  for (const viewport of [wide, narrow]) {
    test(`every target of the ${kind} (/${page.address}) can be hit at ${viewport.width} px`, async () => {
      const { examined, faults } = await site.on(visit, { viewport }, (tab) => measure(tab, "smallTargets"));
      assert.ok(examined > 5, `only ${examined} targets examined`);
      assert.deepEqual(faults, []);
    });
  }
}
