// Puts scripts into a page. Through the debugging protocol, which the page's own policy does not govern.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The measures, to be put into every page that a context opens. */
export const measures = readFileSync(new URL("./in-page.js", import.meta.url), "utf8");

/** Runs one of the measures of in-page.js. */
export const measure = (page, name) => page.evaluate(`garrigue.${name}()`);

/** Lays a style sheet over those of the page, in the place of the one before; the policy does not block it. */
export const restyle = (page, css) =>
  page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [sheet];
  }, css);

/** Everything that axe-core knows of WCAG 2.0 to 2.2, A and AA, and its best practices. */
export const everything = { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] };

/** The rules whose answer another colour scheme can change: all others look at the tree and at boxes. */
export const colours = { type: "rule", values: ["color-contrast", "link-in-text-block"] };

/** What axe-core establishes: violations as lines, and how many rules found something to examine. */
export async function axe(page, runOnly = everything) {
  // The library is half a million characters: once a page is enough.
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axeSource + ";undefined");
  return page.evaluate(async (runOnly) => {
    const { passes, violations } = await globalThis.axe.run(document, { runOnly, resultTypes: ["violations"] });
    const line = (rule, node) => `${rule.id} (${rule.impact}): ${node.target.join(" ")}: ${node.failureSummary}`;
    return {
      examined: passes.length + violations.length,
      violations: violations.flatMap((rule) => rule.nodes.map((node) => line(rule, node).replace(/\s+/g, " "))),
    };
  }, runOnly);
}
