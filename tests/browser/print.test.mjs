// On paper: the content, its address, no navigation, no blank sheet (criterion A22).

import assert from "node:assert/strict";
import { test } from "node:test";

import { setting } from "./lib/browser.mjs";
import { all, samples } from "./lib/kinds.mjs";
import { textPerPage } from "./lib/pdf.mjs";

const site = setting();
// An A4 sheet less 17 mm of margin on either side, in CSS pixels.
const sheet = { width: Math.floor(((210 - 34) / 25.4) * 96), height: 1000 };

for (const { kind, page, visit } of samples) {
  test(`the ${kind} (/${page.address}) prints its content and its address without navigation, within the sheet`, async () => {
    await site.on(visit, { viewport: sheet, media: "print" }, async (tab) => {
      const printed = await tab.evaluate(() => {
        const shown = (e) => e.checkVisibility({ visibilityProperty: true });
        const said = (e) => (shown(e) ? e.innerText.trim() : "");
        const wide = (e) => e.getBoundingClientRect().right > innerWidth + 1 || e.scrollWidth > e.clientWidth + 1;
        const navigation = [...document.querySelectorAll("nav, a[href='#contenu']")];
        return {
          // The breadcrumb stays: on paper it says where the page belongs.
          navigation: navigation.filter((n) => !n.matches(".fil")).map(said).filter(Boolean),
          found: navigation.length,
          content: document.querySelector("main").innerText.trim().length,
          cut: [...document.querySelectorAll("table, pre, svg, img")].filter((e) => shown(e) && wide(e)).map((e) => e.outerHTML.slice(0, 120)),
          canonical: document.querySelector("link[rel=canonical]")?.href,
          text: document.body.innerText,
        };
      });
      assert.ok(printed.found > 2, "no navigation was found at all");
      assert.deepEqual(printed.navigation, []);
      assert.ok(printed.content > 80, "main prints empty");
      assert.deepEqual(printed.cut, [], "wider than the sheet");
      if (printed.canonical) assert.ok(printed.text.includes(printed.canonical), `${printed.canonical} is not printed`);
    });
  });
}

for (const { kind, page, visit } of samples) {
  test(`no sheet of the printed ${kind} (/${page.address}) is blank`, async () => {
    const pdf = await site.on(visit, {}, (tab) => tab.pdf({ preferCSSPageSize: true, printBackground: false }));
    const texts = textPerPage(pdf);
    assert.ok(texts.length > 0, "the PDF has no page");
    assert.deepEqual(texts.filter((shown) => shown < 3), [], `text shown per sheet: ${texts}`);
  });
}

test("the table of an indicator stays within the sheet in wide letters, such as those of DejaVu", async () => {
  const { address } = all("indicator").find(({ address }) => address === "indicateurs/population/") ?? all("indicator")[0];
  const cut = await site.on(address, { viewport: sheet, media: "print", fresh: true }, (tab) =>
    tab.evaluate(() => {
      const wide = new CSSStyleSheet();
      wide.replaceSync("* { letter-spacing: .06em }");
      document.adoptedStyleSheets.push(wide);
      const tables = [...document.querySelectorAll("main table")];
      return { all: tables.length, wide: tables.filter((t) => t.getBoundingClientRect().right > innerWidth + 1).length };
    }),
  );
  assert.ok(cut.all > 0, "the page has no table");
  assert.equal(cut.wide, 0);
});

test("a local objectif prints on one sheet, but for the few whose text alone is longer than that", async () => {
  const long = [];
  const fiches = all("local objectif");
  assert.ok(fiches.length > 0, "no local objectif was found");
  for (const { address } of fiches) {
    const pdf = await site.on(address, {}, (tab) => tab.pdf({ preferCSSPageSize: true, printBackground: false }));
    const sheets = textPerPage(pdf).length;
    assert.ok(sheets <= 2, `${address}: ${sheets} sheets`);
    if (sheets > 1) long.push(address);
  }
  assert.ok(long.length <= fiches.length / 20, `of ${fiches.length}: ${long}`);
});
