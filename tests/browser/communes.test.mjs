// « Et chez moi ? »: the lists of the repository against the open file that they come from, and the field that finds a commune.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

import { setting } from "./lib/browser.mjs";
import { folder, html, pages } from "./lib/site.mjs";

const open = (name) => createRequire(import.meta.url)(`@etalab/decoupage-administratif/data/${name}.json`);
const content = path.join(path.dirname(fileURLToPath(import.meta.url)), "../../content/referentiel");
const REGION = "76";

/** The rows of a list; a cell between quotes may hold commas. */
const rows = (name) => {
  const text = readFileSync(path.join(content, name), "utf8");
  const [head, ...lines] = text.trimEnd().split("\n").map((line) => [...line.matchAll(/("[^"]*"|[^,]*)(?:,|$)/g)].map((m) => m[1].replaceAll('"', "")));
  return lines.map((cells) => Object.fromEntries(head.filter(Boolean).map((column, i) => [column, cells[i]])));
};

const spelt = (name) =>
  name.replace(/^CC /, "Communauté de communes ").replace(/^CA /, "Communauté d'agglomération ").replace(/^CU /, "Communauté urbaine ");

const communes = open("communes").filter((c) => c.type === "commune-actuelle" && c.region === REGION);
const groups = open("epci");
const groupOf = new Map(groups.flatMap((g) => g.membres.map((m) => [m.code, g])));

test("the list has every commune of the region, with the name, department and group of the open file", () => {
  const wanted = communes.map((c) => ({
    code: c.code,
    nom: c.nom,
    departement: c.departement,
    intercommunalite: groupOf.get(c.code)?.code ?? "",
  }));
  assert.equal(wanted.length, 4446);
  assert.deepEqual(rows("communes.csv"), wanted.sort((a, b) => (a.code < b.code ? -1 : 1)));
});

test("the list of groups has those of these communes, with the names of the open file spelt out", () => {
  const used = new Set(communes.map((c) => groupOf.get(c.code)?.code));
  const wanted = groups.filter((g) => used.has(g.code)).map((g) => ({ code: g.code, nom: spelt(g.nom) }));
  assert.equal(wanted.length, 164);
  assert.deepEqual(rows("intercommunalites.csv"), wanted.sort((a, b) => (a.code < b.code ? -1 : 1)));
});

test("the pages show as many communes as the open file has in each department", () => {
  const departments = pages.filter((p) => /^et-chez-moi\/[^/]+\/$/.test(p.address));
  const shown = departments.map((p) => html(p).match(/ id=["']?c\d/g)?.length ?? 0);
  const count = (code) => communes.filter((c) => c.departement === code).length;
  const codes = [...new Set(communes.map((c) => c.departement))];
  const up = (a, b) => a - b;
  assert.deepEqual(shown.sort(up), codes.map(count).sort(up));
});

const site = setting();
const options = (tab) => tab.$$eval("[role=option]", (all) => all.map((o) => o.textContent.replace(/\s+/g, " ").trim()));
const type = async (tab, text) => {
  await tab.fill("#ma-commune", text);
  await tab.waitForFunction(() => typeof garrigueCommunes === "function" && document.querySelector(".chez-moi [role=status]").textContent !== "");
};

test("a commune is found without accents, hyphens or « Saint » in full, and homonyms say their department", async () => {
  await site.on("et-chez-moi/", { fresh: true }, async (tab) => {
    for (const [typed, wanted] of [
      ["lodeve", "Lodève Hérault"],
      ["st chely d apcher", "Saint-Chély-d’Apcher Lozère"],
      ["clermont l herault", "Clermont-l’Hérault Hérault"],
      ["vigan", "Le Vigan Gard"],
      ["lodevois", "Communauté de communes Lodévois et Larzac Hérault"],
    ]) {
      await type(tab, typed);
      assert.ok((await options(tab)).includes(wanted), `${typed}: ${await options(tab)}`);
    }
    await type(tab, "barjac");
    assert.deepEqual((await options(tab)).sort(), ["Barjac Ariège", "Barjac Gard", "Barjac Lozère"]);
  });
});

test("the field works from the keyboard, says what it found, and leads to the commune", async () => {
  await site.on("et-chez-moi/", { fresh: true }, async (tab) => {
    await tab.focus("#ma-commune");
    await type(tab, "gignac");
    assert.match(await tab.textContent(".chez-moi [role=status]"), /réponses?\./);
    await tab.keyboard.press("ArrowDown");
    const active = await tab.getAttribute("#ma-commune", "aria-activedescendant");
    assert.equal(await tab.getAttribute(`#${active}`, "aria-selected"), "true");
    await tab.keyboard.press("Escape");
    assert.equal(await tab.getAttribute("#ma-commune", "aria-expanded"), "false");
    await type(tab, "gignac");
    await Promise.all([tab.waitForURL(/et-chez-moi\/\w+\/#c\d+$/), tab.keyboard.press("Enter")]);
    assert.equal(await tab.$eval(":target .commune", (e) => e.textContent), "Gignac");
  });
});

test("nothing is loaded before the reader comes to the field, and without a script the field is not there", async () => {
  await site.on("et-chez-moi/", { fresh: true }, async (tab) => {
    const loaded = () => tab.evaluate(() => performance.getEntriesByType("resource").map((r) => r.name).filter((n) => n.endsWith("communes.js")));
    assert.deepEqual(await loaded(), []);
    await tab.focus("#ma-commune");
    await tab.waitForFunction(() => performance.getEntriesByType("resource").some((r) => r.name.endsWith("communes.js")));
  });
  await site.on("et-chez-moi/", { script: false, fresh: true }, async (tab) => {
    assert.equal(await tab.isVisible("#ma-commune"), false);
    assert.equal(await tab.isVisible("text=Hérault"), true);
  });
});

test("the field works from a folder on a disk", async () => {
  await site.on("et-chez-moi/", { fresh: true }, async (tab) => {
    await tab.goto(pathToFileURL(path.join(folder, "et-chez-moi/index.html")).href);
    await tab.focus("#ma-commune");
    await type(tab, "mende");
    await Promise.all([tab.waitForURL(/lozere\/index\.html#c48095$/), tab.keyboard.press("Enter")]);
  });
});
