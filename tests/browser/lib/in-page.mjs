// Puts scripts into a page. Through the debugging protocol, which the page's own policy does not govern.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The measures, to be put into every page that a context opens. */
export const measures = readFileSync(new URL("./in-page.js", import.meta.url), "utf8");

/** Runs one of the measures of in-page.js. */
export const measure = (page, name) => page.evaluate(`garrigue.${name}()`);

/** Adds a style sheet that the policy does not block. */
export const restyle = (page, css) =>
  page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  }, css);

/** What axe-core establishes: violations as lines, and how many rules found something to examine. */
export async function axe(page) {
  await page.evaluate(axeSource + ";undefined");
  return page.evaluate(async () => {
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    const { passes, violations } = await globalThis.axe.run(document, {
      runOnly: { type: "tag", values: tags },
      resultTypes: ["violations"],
    });
    const line = (rule, node) => `${rule.id} (${rule.impact}): ${node.target.join(" ")}: ${node.failureSummary}`;
    return {
      examined: passes.length + violations.length,
      violations: violations.flatMap((rule) => rule.nodes.map((node) => line(rule, node).replace(/\s+/g, " "))),
    };
  });
}
