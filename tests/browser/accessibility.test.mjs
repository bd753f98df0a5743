// axe-core on every kind of page, at its fullest and at its emptiest (criterion A27).

import assert from "node:assert/strict";
import { test } from "node:test";

import { narrow, setting, wide } from "./lib/browser.mjs";
import { axe } from "./lib/in-page.mjs";
import { lightest, samples } from "./lib/kinds.mjs";

const site = setting();

for (const { kind, page, visit } of [...samples, ...lightest]) {
  test(`axe finds no violation on the ${kind} (/${page.address}), light and dark, at 1280 and 320 px`, async () => {
    const found = await site.on(visit, {}, async (tab) => {
      const all = [];
      for (const viewport of [wide, narrow]) {
        await tab.setViewportSize(viewport);
        for (const colorScheme of ["light", "dark"]) {
          await tab.emulateMedia({ colorScheme });
          const { examined, violations } = await axe(tab);
          assert.ok(examined > 20, `axe examined only ${examined} rules`);
          all.push(...violations.map((v) => `${colorScheme}, ${viewport.width} px: ${v}`));
        }
      }
      return all;
    });
    assert.deepEqual(found, []);
  });
}
