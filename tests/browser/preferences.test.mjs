// What the reader asked of the system (criterion A21).

import assert from "node:assert/strict";
import { test } from "node:test";

import { mainText, setting } from "./lib/browser.mjs";
import { measure } from "./lib/in-page.mjs";
import { sample, samples } from "./lib/kinds.mjs";

const site = setting();

for (const { kind, page, visit } of samples) {
  test(`the ${kind} (/${page.address}) keeps its text under forced colours, dark and light, and nothing moves when that is asked`, async () => {
    await site.on(visit, {}, async (tab) => {
      const plain = await mainText(tab);
      for (const colorScheme of ["light", "dark"]) {
        await tab.emulateMedia({ colorScheme, forcedColors: "active" });
        assert.equal(await mainText(tab), plain);
        const { examined, faults } = await measure(tab, "invisibleText");
        assert.ok(examined > 10, `only ${examined} lines of text examined`);
        assert.deepEqual(faults, [], colorScheme);
      }
      await tab.emulateMedia({ colorScheme: "light", forcedColors: "none", reducedMotion: "reduce" });
      assert.equal(await mainText(tab), plain);
      const moving = await tab.evaluate(() => ({
        animations: document.getAnimations().length,
        scrolling: getComputedStyle(document.documentElement).scrollBehavior,
        transitions: [...document.querySelectorAll("*")].filter((e) =>
          getComputedStyle(e).transitionDuration.split(",").some((d) => parseFloat(d) > 0),
        ).length,
      }));
      assert.deepEqual(moving, { animations: 0, scrolling: "auto", transitions: 0 });
    });
  });
}

test("a dark system gets a dark page", async () => {
  const ground = (tab) => tab.evaluate(() => getComputedStyle(document.body).backgroundColor.match(/\d+/g).map(Number));
  const { visit } = sample("home");
  const light = await site.on(visit, { colorScheme: "light" }, ground);
  const dark = await site.on(visit, { colorScheme: "dark" }, ground);
  assert.ok(Math.min(...light.slice(0, 3)) > 200, `light: ${light}`);
  assert.ok(Math.max(...dark.slice(0, 3)) < 60, `dark: ${dark}`);
});
