// The search: sixty questions of readers, and what a reader does with the field.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

import { mainText, narrow, setting, wide } from "./lib/browser.mjs";
import { axe } from "./lib/in-page.mjs";
import { sample } from "./lib/kinds.mjs";
import { open } from "./lib/recherche.mjs";
import { folder } from "./lib/site.mjs";

const { page } = sample("search page");
const questions = JSON.parse(readFileSync(new URL("requetes.json", import.meta.url), "utf8"));
const site = setting(folder, "/sous/chemin/");
const results = "[data-liste] > li";

test("of sixty questions, at least fifty-five have a good answer among the first three", async () => {
  const search = open();
  const missed = [];
  for (const { question, attendu } of questions) {
    const { pages } = await search.ask(question);
    if (!pages.slice(0, 3).some((address) => attendu.includes(address))) missed.push(`${question} → ${pages.slice(0, 3).join(" ")}`);
  }
  assert.equal(questions.length, 60);
  assert.ok(missed.length <= 5, missed.join("\n"));
});

test("accents, capitals, hyphens, elisions and endings do not count", async () => {
  const search = open();
  const same = async (...spellings) => {
    const found = await Promise.all(spellings.map(async (s) => (await search.ask(s)).pages));
    for (const pages of found) assert.deepEqual(pages, found[0], spellings.join(", "));
    assert.ok(found[0].length > 0, spellings[0]);
  };
  await same("équipement", "EQUIPEMENTS", "l’équipement");
  await same("télémédecine", "télé-médecine", "telemedecine");
  await same("E1D3O7", "e1.d3.o7", "E1 D3 O7", "e1d307");
});

test("a word with a slip of the pen is found all the same, and one that exists nowhere is said", async () => {
  const search = open();
  assert.ok((await search.ask("psychaitrie")).pages.includes("offre-de-soins/psychiatrie/"));
  assert.deepEqual((await search.ask("psychiatrie zzzz")).unknown, ["zzzz"]);
});

test("a filter keeps only the pages that have it", async () => {
  const search = open();
  const [all, some] = [await search.ask("cancer"), await search.ask("cancer", ["t:lozere"])];
  assert.ok(some.count > 0 && some.count < all.count, `${some.count} of ${all.count}`);
  // An indicator that observes the territory answers too.
  assert.ok(some.pages.every((a) => a.startsWith("lozere/") || a.startsWith("indicateurs/")), some.pages.join(" "));
});

test("a question reads few files of the index", async () => {
  const search = open();
  await search.ask("santé mentale des jeunes");
  assert.ok(search.loaded.length <= 15, search.loaded.join("\n"));
});

test("nothing of the index is read before the field is used, then the answer shows, is announced, and focus stays", async () => {
  await site.on(page.address, { fresh: true }, async (tab) => {
    const asked = [];
    // The page's own files may still come in; the index is in this folder.
    tab.on("request", (request) => request.url().includes("/recherche/") && asked.push(request.url()));
    await tab.waitForTimeout(300);
    assert.deepEqual(asked, []);
    await tab.locator("#q").pressSequentially("psychiatrie");
    await tab.locator(results).first().waitFor();
    await tab.waitForFunction(() => /«\spsychiatrie\s»/.test(document.querySelector("[role=status]").textContent));
    assert.ok(asked.length > 0);
    assert.equal(await tab.evaluate(() => document.activeElement.id), "q");
    assert.match(await tab.locator("[role=status]").innerText(), /^\d+\spages pour «\spsychiatrie\s»/);
    assert.equal(new URL(tab.url()).searchParams.get("q"), "psychiatrie");
  });
});

test("from the header of any page, by the keyboard alone, a reader reaches the page that answers", async () => {
  await site.on(sample("local objectif").visit, { viewport: narrow }, async (tab) => {
    await tab.locator("header #q").focus();
    await tab.keyboard.type("radon");
    await tab.keyboard.press("Enter");
    await tab.waitForURL((url) => url.pathname.endsWith(`/${page.address}`));
    const first = tab.locator(`${results} a`).first();
    await first.waitFor();
    const href = await first.evaluate((a) => a.href);
    await tab.locator("main #q").focus();
    for (let n = 0; n < 10 && !(await first.evaluate((a) => a === document.activeElement)); n++) await tab.keyboard.press("Tab");
    await tab.keyboard.press("Enter");
    await tab.waitForURL(href);
    assert.match(await mainText(tab), /radon/i);
  });
});

test("axe finds no violation among the answers, light and dark, at 1280 and 320 px", async () => {
  await site.on(`${page.address}?q=prévention`, {}, async (tab) => {
    await tab.waitForFunction((results) => document.querySelectorAll(results).length === 10, results);
    for (const [viewport, colorScheme] of [[wide, "light"], [narrow, "dark"]]) {
      await tab.setViewportSize(viewport);
      await tab.emulateMedia({ colorScheme });
      const { examined, violations } = await axe(tab);
      assert.ok(examined > 20, `axe examined only ${examined} rules`);
      assert.deepEqual(violations, [], `${colorScheme}, ${viewport.width} px`);
    }
  });
});

test("more pages are shown on demand, and focus goes to the first of them", async () => {
  await site.on(`${page.address}?q=prévention`, {}, async (tab) => {
    await tab.locator("[data-suite]").click();
    await tab.waitForFunction((results) => document.querySelectorAll(results).length > 10, results);
    assert.ok(await tab.locator(`${results}:nth-child(11) a`).evaluate((a) => a === document.activeElement));
  });
});

test("when the site changed since its index was read, the index is read again", async () => {
  await site.on("about:blank", { fresh: true }, async (tab) => {
    const old = (file) => readFileSync(file, "utf8").replaceAll(/([a-z0-9]):[0-9a-f]{8}\b/g, "$1:00000000");
    // The page that a browser kept says where words were, and so does the index.
    await tab.route(/recherche\/\?q=/, (route) => route.fulfill({ contentType: "text/html", body: old(page.file) }));
    await tab.route(/recherche\/index\.js$/, (route) =>
      route.fulfill({ contentType: "text/javascript", body: old(path.join(folder, "recherche/index.js")) }));
    const lost = [];
    tab.on("response", (response) => response.status() === 404 && lost.push(response.url()));
    await tab.goto(new URL(`${page.address}?q=psychiatrie`, site.base).href);
    await tab.locator(results).first().waitFor();
    assert.ok(lost.some((url) => url.includes(".00000000.js")), "the old page was not used");
  });
});

test("a page of error in the place of a file of the index is no answer: the index is read again", async () => {
  await site.on("about:blank", { fresh: true }, async (tab) => {
    let wrong = 0;
    await tab.route(/recherche\/mots-[a-z]+\.[0-9a-f]{8}\.js(\?|$)/, (route) =>
      wrong++ ? route.continue() : route.fulfill({ contentType: "text/javascript", body: "/* maintenance */" }));
    await tab.goto(new URL(`${page.address}?q=psychiatrie`, site.base).href);
    await tab.locator(results).first().waitFor();
    assert.ok(wrong > 1, "the file was not asked for again");
  });
});

test("a question that comes with the address asks for its words without waiting for the index", async () => {
  await site.on("about:blank", { fresh: true }, async (tab) => {
    let held;
    await tab.route(/recherche\/index\.js$/, (route) => (held = route));
    const words = tab.waitForRequest(/recherche\/mots-[a-z]+\.[0-9a-f]{8}\.js$/);
    // The index is part of what the page waits for before it is loaded.
    await tab.goto(new URL(`${page.address}?q=psychiatrie`, site.base).href, { waitUntil: "commit" });
    await words;
    assert.equal(await tab.locator(results).count(), 0);
    await held.continue();
    await tab.locator(results).first().waitFor();
  });
});

test("what is pasted is answered at once, and the address keeps the question", async () => {
  await site.on(page.address, { fresh: true }, async (tab) => {
    await tab.locator("main #q").focus();
    await tab.keyboard.insertText("psychiatrie");
    await tab.locator(results).first().waitFor();
    await tab.waitForFunction(() => new URL(location.href).searchParams.get("q") === "psychiatrie", null, { timeout: 1000 });
  });
});

test("from a USB key, the search answers, and its links open pages", async () => {
  await site.on("about:blank", {}, async (tab) => {
    await tab.goto(`${pathToFileURL(page.file).href}?q=psychiatrie`);
    await tab.locator(`${results} a`).first().click();
    await tab.waitForURL(/\/index\.html$/);
    assert.match(await mainText(tab), /psychiatrie/i);
  });
});

test("without JavaScript, the search page says so and leads to subjects and codes", async () => {
  await site.on(page.address, { script: false }, async (tab) => {
    assert.match(await mainText(tab), /demande JavaScript/);
    assert.ok((await tab.locator("main a[href]").count()) > 50);
    assert.equal(await tab.locator("main select:visible").count(), 0);
  });
});
