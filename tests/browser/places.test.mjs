// The same files from anywhere: below a path of a host, or from a USB key.

import assert from "node:assert/strict";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

import { setting } from "./lib/browser.mjs";
import { sample, samples, territoryOf } from "./lib/kinds.mjs";
import { folder, html } from "./lib/site.mjs";

const site = setting(folder, "/sous/chemin/");
// The not-found page is shown at any depth: its links start from the address that the portal was built for.
const anywhere = samples.filter(({ kind }) => kind !== "not-found page");

for (const { kind, page, visit } of anywhere) {
  test(`the ${kind} (/${page.address}) works below /sous/chemin/: dressed, and every link stays inside`, async () => {
    const { links, dressed } = await site.on(visit, {}, (tab) =>
      tab.evaluate(() => ({
        links: [...document.querySelectorAll("a[href]")].map((a) => new URL(a.getAttribute("href"), document.baseURI).href),
        dressed: document.styleSheets.length > 0 && getComputedStyle(document.body).marginTop === "0px",
      })),
    );
    assert.ok(dressed, "the style sheet did not load");
    const inside = links.filter((link) => link.startsWith(new URL(site.base).origin));
    assert.ok(inside.length > 5, `only ${inside.length} links`);
    assert.deepEqual(await dead(inside), []);
  });
}

test("from a USB key, a reader goes from the home to a territory, to an objectif, and back", async () => {
  const [home, objectif] = ["home", "local objectif"].map((kind) => sample(kind).page);
  const territory = territoryOf(objectif);
  const [homeUrl, territoryUrl, objectifUrl] = [home, territory, objectif].map(({ file }) => pathToFileURL(file).href);
  await site.on("about:blank", {}, async (tab) => {
    await tab.goto(homeUrl);
    await follow(tab, territoryUrl);
    await follow(tab, objectifUrl);
    const title = await tab.locator("h1").innerText();
    assert.ok(html(objectif).includes(title.split("\n")[0].slice(0, 20)), title);
    assert.equal(await tab.evaluate(() => getComputedStyle(document.body).marginTop), "0px", "the style sheet did not load");
    await follow(tab, homeUrl);
  });
});

test("from a USB key, no link of any sample opens a folder", async () => {
  await site.on("about:blank", {}, async (tab) => {
    for (const { page } of anywhere) {
      await tab.goto(pathToFileURL(page.file).href);
      const links = await tab.evaluate(() => [...document.querySelectorAll("a[href]")].map((a) => new URL(a.getAttribute("href"), document.baseURI).href));
      assert.ok(links.length > 5, page.address);
      assert.deepEqual(links.filter((l) => l.startsWith("file:") && new URL(l).pathname.endsWith("/")), [], page.address);
    }
  });
});

/** Follows the link of the page that leads to `url`. */
async function follow(tab, url) {
  // A shape of a map is no rectangle: its middle may be its neighbour's.
  const anchors = tab.locator("a[href]:not(svg a)");
  const links = await anchors.evaluateAll((all) => all.map((a) => a.href.split("#")[0]));
  assert.ok(links.includes(url), `no link to ${url} on ${tab.url()}`);
  await anchors.nth(links.indexOf(url)).click();
  await tab.waitForURL((now) => now.href.split("#")[0] === url);
}

const answers = new Map();
/** Links that leave the path, or that answer anything but 200. */
async function dead(links) {
  const bad = [];
  for (const link of new Set(links.map((l) => l.split("#")[0]))) {
    if (!answers.has(link)) answers.set(link, (await fetch(link)).status);
    if (!link.startsWith(site.base) || answers.get(link) !== 200) bad.push(`${answers.get(link)} ${link}`);
  }
  return bad;
}
