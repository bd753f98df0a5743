// Every page, read from the disk: its weight and what it would ask for (criteria A16, A24).

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { gzipSync } from "node:zlib";

import { setting } from "./lib/browser.mjs";
import { files, folder, html, pages } from "./lib/site.mjs";

const site = setting();
const root = "http://portail.test/";
const kB = 1000;

/** Gzipped size of a file of the site, computed once. */
const sizes = new Map();
function size(address) {
  if (!sizes.has(address)) sizes.set(address, gzipSync(readFileSync(path.join(folder, address))).length);
  return sizes.get(address);
}

test("the HTML and CSS of every page weigh 60 kB at most, its scripts 10 kB, gzipped", async () => {
  const found = await read();
  // A whole plan on one page, for paper: whoever asks for it wants all of it, and its page says that another is lighter.
  const whole = (address) => /\/imprimer\/$/.test(address);
  for (const { address, weight } of found.filter((p) => whole(p.address))) console.log(`${address}: ${Math.round(weight / kB)} kB`);
  const heavy = found.filter(({ address, weight, scriptWeight }) => (!whole(address) && weight > 60 * kB) || scriptWeight > 10 * kB);
  assert.deepEqual(heavy.map(({ address, weight, scriptWeight }) => ({ address, weight, scriptWeight })), []);
});

test("every page refers to at most 4 files beside itself, all of its own portal", async () => {
  const found = await read();
  assert.deepEqual(found.filter(({ needs }) => needs.length > 4).map((p) => p.address), []);
  const strange = found.flatMap(({ address, needs }) => needs.filter((n) => !files.includes(n)).map((n) => [address, n]));
  assert.deepEqual(strange, []);
});

test("no page holds a script, a style or a scheme that the policy would block", async () => {
  const found = await read();
  assert.deepEqual(found.flatMap(({ address, inline }) => inline.map((i) => `${address}: ${i}`)), []);
});

test("no style sheet asks for another file", () => {
  const sheets = files.filter((f) => f.endsWith(".css"));
  assert.ok(sheets.length > 0, "no style sheet");
  for (const sheet of sheets) {
    assert.doesNotMatch(readFileSync(path.join(folder, sheet), "utf8"), /@import|url\((?!["']?data:image\/svg)/);
  }
});

let reading;
/** What every page needs, parsed by the browser's own parser, once for all tests. */
function read() {
  reading ??= site.on("about:blank", {}, async (tab) => {
    const all = [];
    for (let i = 0; i < pages.length; i += 200) {
      const batch = pages.slice(i, i + 200);
      const urls = batch.map((page) => root + page.address);
      const parsed = await tab.evaluate(inspect, batch.map((page, j) => [urls[j], html(page)]));
      all.push(...parsed.map((p, j) => weigh(batch[j], p)));
    }
    assert.equal(all.length, pages.length);
    assert.ok(all.every(({ needs }) => needs.length > 0), "a page without even a style sheet was not read right");
    return all;
  });
  return reading;
}

function weigh({ address, file }, { needs, scripts, inline }) {
  const own = (url) => (url.startsWith(root) ? url.slice(root.length) : url);
  const [local, code] = [needs.map(own), scripts.map(own)];
  const total = (list) => list.filter((n) => files.includes(n)).reduce((sum, n) => sum + size(n), 0);
  const weight = size(path.relative(folder, file)) + total(local.filter((n) => n.endsWith(".css")));
  return { address, needs: local, inline, weight, scriptWeight: total(code) };
}

/** In the browser: what each document loads, and what it holds that a strict policy blocks. */
function inspect(documents) {
  return documents.map(([url, text]) => {
    const page = new DOMParser().parseFromString(text, "text/html");
    const absolute = (reference) => new URL(reference, url).href;
    const select = (selector, attribute) => [...page.querySelectorAll(selector)].map((e) => e.getAttribute(attribute));
    const scripts = select("script[src]", "src");
    const loaded = [
      ...scripts,
      ...select("link:is([rel~=stylesheet], [rel~=icon], [rel~=preload], [rel~=modulepreload], [rel~=manifest])", "href"),
      ...select("img, iframe, embed, video, audio, source, track, input[src]", "src").filter(Boolean),
      ...select("object", "data"),
      ...select("image, use", "href").filter((h) => h && !h.startsWith("#")),
      ...select("[srcset]", "srcset").flatMap((s) => s.split(",").map((part) => part.trim().split(/\s+/)[0])),
    ];
    const inline = [
      ...[...page.querySelectorAll("script:not([src]):not([type='application/ld+json']), style, [style], base")],
      ...[...page.querySelectorAll("*")].filter((e) => [...e.attributes].some((a) => a.name.startsWith("on"))),
      ...[...page.querySelectorAll("[href], [src], [action]")].filter((e) =>
        ["href", "src", "action"].some((a) => /^\s*(javascript|data|vbscript):/i.test(e.getAttribute(a) ?? "")),
      ),
    ].map((e) => e.outerHTML.slice(0, 100));
    return { needs: [...new Set(loaded.map(absolute))], scripts: scripts.map(absolute), inline };
  });
}
