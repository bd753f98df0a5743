// The page without JavaScript is the page (criterion A16).

import assert from "node:assert/strict";
import { test } from "node:test";

import { mainText, setting } from "./lib/browser.mjs";
import { sample, samples, territoryOf } from "./lib/kinds.mjs";

const site = setting();
const off = { script: false };

// The search page has a test of its own: its field is of no use without a script.
for (const { kind, page, visit } of samples.filter(({ kind }) => kind !== "search page")) {
  test(`the ${kind} (/${page.address}) reads the same without JavaScript`, async () => {
    const without = await site.on(visit, off, mainText);
    const withIt = await site.on(visit, {}, textWithoutTools);
    assert.ok(without.length > 80, `main holds only « ${without} »`);
    assert.equal(without, withIt);
  });
}

/** What a page says besides the tools that need a script, which it marks: they help to find what is there anyway. */
async function textWithoutTools(tab) {
  await tab.evaluate(() => document.querySelectorAll("[data-script]").forEach((tool) => { tool.hidden = true; }));
  return mainText(tab);
}

test("a reader without JavaScript goes from the home to an objectif by links alone", async () => {
  const objectif = sample("local objectif");
  const territory = { visit: territoryOf(objectif.page).address };
  await site.on("", off, async (tab) => {
    for (const { visit } of [territory, objectif]) {
      const target = new URL(visit, site.base).href;
      const links = await tab.locator("main a[href]").evaluateAll((all) => all.map((a) => a.href));
      assert.ok(links.includes(target), `no link to ${target} on ${tab.url()}`);
      await tab.locator("main a[href]").nth(links.indexOf(target)).click();
      await tab.waitForURL(target);
    }
    assert.equal(await tab.locator("h1").count(), 1);
  });
});
