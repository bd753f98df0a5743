// Open data: what a page shows, what its files hold and what catalogues announce are the same.

import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";

import { csv } from "./lib/csv.mjs";
import { folder, html, pages } from "./lib/site.mjs";

const text = (file) => readFileSync(path.join(folder, file), "utf8");
const json = (file) => JSON.parse(text(file));
const names = new Map(csv(text("donnees/territoires.csv")).map((t) => [t.id, t.nom]));
const indicators = pages.filter(({ address }) => /^indicateurs\/[^/]+\/$/.test(address));

test("the values of every indicator page are those of its CSV and of its JSON, no more and no less", () => {
  assert.ok(indicators.length > 0, "no indicator page");
  let compared = 0;
  for (const page of indicators) {
    const id = page.address.split("/")[1];
    const rows = csv(text(`${page.address}${id}.csv`));
    const objects = json(`${page.address}${id}.json`);
    const shown = table(html(page)).map(([territory, value]) => `${territory} : ${read(value)}`);
    const inCsv = rows.map((r) => `${plain(names.get(r.territoire))} : ${figure(r)}`);
    const inJson = objects.map((o) => `${plain(names.get(o.territoire))} : ${figure(o)}`);
    assert.deepEqual([...inCsv].sort(), [...shown].sort(), `/${page.address} and its CSV`);
    assert.deepEqual(inJson, inCsv, `/${page.address}: CSV and JSON`);
    compared += rows.length;
  }
  const all = csv(text("donnees/observations.csv"));
  assert.equal(compared, all.length, "every observation stands on one indicator page");
});

test("what the Data Package and the catalogue announce is there, to the byte", () => {
  const { resources } = json("donnees/datapackage.json");
  assert.ok(resources.length > 20);
  for (const { path: file, bytes } of resources) {
    assert.equal(statSync(path.join(folder, "donnees", file)).size, bytes, file);
  }
  const catalogue = json("donnees/catalogue.jsonld");
  const [root] = catalogue["@graph"].filter((n) => n["@type"] === "dcat:Catalog");
  const base = root["foaf:homepage"]["@id"];
  const datasets = catalogue["@graph"].filter((n) => n["@type"] === "dcat:Dataset");
  assert.deepEqual(root["dcat:dataset"], datasets.map((d) => ({ "@id": d["@id"] })));
  const known = new Set(catalogue["@graph"].map((n) => n["@id"]));
  for (const dataset of [root, ...datasets]) {
    for (const key of ["dct:title", "dct:description", "dct:publisher", "dct:language"]) assert.ok(dataset[key], key);
    assert.ok(known.has(dataset["dct:publisher"]["@id"]));
    for (const place of dataset["dct:spatial"] ?? []) assert.ok(known.has(place["@id"]), place["@id"]);
  }
  const distributions = datasets.flatMap((d) => d["dcat:distribution"]);
  assert.ok(distributions.length > 40, `only ${distributions.length} distributions`);
  for (const d of distributions) {
    const address = d["dcat:downloadURL"]["@id"];
    assert.ok(address.startsWith(base), address);
    const size = statSync(path.join(folder, address.slice(base.length))).size;
    assert.equal(d["dcat:byteSize"]["@value"], String(size), address);
    assert.ok(d["dcat:accessURL"]["@id"].startsWith(base) && d["dcat:mediaType"]["@id"].startsWith("https://"), address);
  }
});

test("the structured data of every page is JSON whose addresses are public and lead somewhere", () => {
  let breadcrumbs = 0;
  const base = json("donnees/catalogue.jsonld")["@graph"].find((n) => n["@type"] === "dcat:Catalog")["foaf:homepage"]["@id"];
  const known = new Set(pages.map((p) => base + p.address));
  for (const page of pages) {
    const blocks = [...html(page).matchAll(/<script type="?application\/ld\+json"?>(.*?)<\/script>/gs)].map((m) => m[1]);
    // Search engines are told not to read them.
    if (page.address === "404.html" || page.address.endsWith("/imprimer/")) {
      assert.equal(blocks.length, 0);
      continue;
    }
    // The home in another language is below nothing and redoes no document.
    if (blocks.length === 0 && !/<nav class="?fil/.test(html(page))) continue;
    assert.equal(blocks.length, 1, page.address);
    const { "@context": context, "@graph": graph } = JSON.parse(blocks[0]);
    assert.equal(context, "https://schema.org");
    for (const node of graph) {
      assert.ok(node["@type"], page.address);
      if (node["@type"] !== "BreadcrumbList") continue;
      breadcrumbs += 1;
      const items = node.itemListElement;
      assert.deepEqual(items.map((i) => i.position), items.map((_, i) => i + 1));
      for (const { item, name } of items) assert.ok(name && known.has(item.split("#")[0]), `${page.address}: ${item}`);
      assert.equal(items.at(-1).item, base + page.address);
    }
  }
  assert.ok(breadcrumbs > pages.length / 2, `only ${breadcrumbs} breadcrumbs`);
});

/** The territory and the value of each row of the table of values. */
function table(page) {
  const found = page.match(/<table[^>]*>(?:(?!<\/table>).)*?<caption id="?t-valeurs.*?<\/table>/s);
  assert.ok(found, "no table of values");
  const body = found[0].match(/<tbody>(.*?)<\/tbody>/s)[1];
  return [...body.matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)].map(([, row]) => {
    const cells = [...row.matchAll(/<(?:th|td)[^>]*>(.*?)<\/(?:th|td)>/gs)].map(([, cell]) => cell);
    return [plain(cells[0]), plain(cells[1].replace(/<span class="?mention.*?<\/span>/s, ""))];
  });
}

/** The words of a piece of HTML, with plain spaces and apostrophes. */
function plain(piece) {
  const words = piece.replaceAll(/<[^>]*>/g, "").replaceAll("&amp;", "&").replaceAll("&lt;", "<");
  return words.replaceAll(/[\u00a0\u202f\s]+/g, " ").replaceAll("’", "'").trim();
}

/** A value as a page writes it, down to what it says: `19`, `4/13`, `1 sur 2`, `2e`, `-`, `NA`, nothing. */
function read(shown) {
  if (shown === "–") return "-";
  if (shown === "non applicable") return "NA";
  if (shown === "non renseigné") return "";
  const start = shown.search(/[-−+]?\d/);
  assert.ok(start >= 0, `no figure in « ${shown} »`);
  const words = shown.slice(start);
  const number = "([-−+]?\\d(?: ?\\d)*(?:,\\d+)?)(?: (million|milliard)s?)?";
  const of = (digits, word) => exact(digits.replaceAll(" ", "").replace("−", "-").replace("+", "").replace(",", "."), word);
  const [, a, wordA, between, b, wordB] = words.match(`^${number}(?: (à|sur) ${number})?`);
  if (between === "à") return `${of(a, wordA)}/${of(b, wordB)}`;
  if (between === "sur") return `${of(a)} sur ${of(b)}`;
  if (/^(er|re|e)\b/.test(words.slice(a.length))) return words.match(/^\d+(er|e)/)[0];
  return of(a, wordA);
}

/** A number multiplied out, without a zero that says nothing. */
function exact(digits, word) {
  const factor = { million: 1e6, milliard: 1e9 }[word] ?? 1;
  return String(Number((Number(digits) * factor).toPrecision(15)));
}

/** The value of a row, out of its columns of numbers when it is one. */
function figure({ forme, valeur, minimum, maximum, ecriture }) {
  if (forme === "nombre") return exact(valeur);
  if (forme === "intervalle") return `${exact(minimum)}/${exact(maximum)}`;
  return ecriture ?? "";
}
