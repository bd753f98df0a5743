// Small screens, large text, airy text: nothing is lost (criteria A17, A18; WCAG 1.4.4, 1.4.10, 1.4.12).

import assert from "node:assert/strict";
import { test } from "node:test";

import { narrow, setting, wide } from "./lib/browser.mjs";
import { measure, restyle } from "./lib/in-page.mjs";
import { samples } from "./lib/kinds.mjs";

const site = setting();
// A reader who asked the browser for text twice as large. Lengths and media queries in rem follow, as they do there.
const large = setting(undefined, undefined, ["--blink-settings=defaultFontSize=32"]);

const spacing = `
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p { margin-bottom: 2em !important }`;

const looks = [
  ["at 320 px", site, narrow, ""],
  ["at 320 px with the text spacing of WCAG 1.4.12", site, narrow, spacing],
  ["at 1280 px with that spacing", site, wide, spacing],
  ["at 1280 px zoomed to 200 %", site, { width: 640, height: 450 }, ""],
  ["at 1280 px with text at 200 %", large, wide, ""],
  ["at 1280 px with that spacing and text at 200 %", large, wide, spacing],
];

for (const { kind, page, visit } of samples) {
  for (const [reader, name] of [[site, "a reader"], [large, "a reader with text at 200 %"]]) {
    const own = looks.filter(([, of]) => of === reader);
    test(`the ${kind} (/${page.address}) loses nothing to ${name}: ${own.map(([look]) => look).join(", ")}`, async () => {
      // Opened once, then looked at as each reader does.
      await reader.on(visit, {}, async (tab) => {
        for (const [look, , viewport, css] of own) {
          await tab.setViewportSize(viewport);
          await restyle(tab, css);
          const width = await tab.evaluate(() => document.scrollingElement.scrollWidth);
          assert.ok(width <= viewport.width, `${look}, the page scrolls sideways: ${width} px`);
          assert.deepEqual(await measure(tab, "sidewaysScrollers"), [], `${look}: only tables may scroll, from the keyboard too`);
          for (const fault of ["clippedText", "overlappingText"]) {
            const { examined, faults } = await measure(tab, fault);
            assert.ok(examined > 10, `${look}: only ${examined} lines of text examined`);
            assert.deepEqual(faults, [], `${look}: ${fault}`);
          }
        }
      });
    });
  }
}
