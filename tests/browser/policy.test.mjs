// One host, few requests, nothing blocked (criterion A24 and the strict policy).

import assert from "node:assert/strict";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

import { setting } from "./lib/browser.mjs";
import { sample, samples } from "./lib/kinds.mjs";
import { listen } from "./lib/listen.mjs";
import { files } from "./lib/site.mjs";

const site = setting();
const bare = setting(undefined, undefined, [], true);
const images = files.filter((f) => f.endsWith(".svg"));
const visits = [
  ...samples.map(({ kind, page, visit }) => ({ kind, name: page.address, visit })),
  ...images.map((image) => ({ kind: "image", name: image, visit: image })),
];

for (const { kind, name, visit } of visits) {
  test(`the ${kind} (/${name}) asks at most 5 files of its own host, and the policy blocks nothing`, async () => {
    // An unknown address answers 404, as it should. An image has no `<link>`: the browser guesses its icon.
    const expected = [
      ...(kind === "not-found page" ? [new URL(visit, site.base).href] : []),
      ...(images.includes(visit) ? [new URL("/favicon.ico", site.base).href] : []),
    ];
    const url = new URL(visit, site.base).href;
    const { asked, trouble } = await site.on("about:blank", {}, (tab) => listen(tab, url, expected));
    assert.ok(asked.length > 0 && asked.length <= 5, asked.join("\n"));
    const foreign = asked.filter((url) => !url.startsWith(site.base));
    assert.deepEqual(foreign, []);
    assert.deepEqual(trouble, []);
  });
}

test("a host that reads _headers answers with the whole policy, and keeps assets for ever", async () => {
  const home = await fetch(site.base);
  const policy = home.headers.get("content-security-policy");
  for (const part of ["default-src 'self'", "base-uri 'none'", "object-src 'none'", "frame-ancestors 'none'"]) {
    assert.ok(policy?.split("; ").includes(part), `${part} in ${policy}`);
  }
  assert.doesNotMatch(policy, /unsafe|\*|https?:/);
  const said = ["x-content-type-options", "referrer-policy", "x-frame-options"].map((name) => home.headers.get(name));
  assert.deepEqual(said, ["nosniff", "same-origin", "DENY"]);
  assert.equal(home.headers.get("cache-control"), null);
  const sheet = await fetch(new URL(files.find((f) => f.endsWith(".css")), site.base));
  assert.match(sheet.headers.get("cache-control"), /immutable/);
});

test("a host that sends no header, and a USB key, are under the policy that each page carries", async () => {
  assert.equal((await fetch(bare.base)).headers.get("content-security-policy"), null);
  for (const url of [bare.base, pathToFileURL(sample("home").page.file).href]) {
    const { ran, blocked, dressed } = await bare.on("about:blank", { fresh: true }, async (tab) => {
      await tab.goto(url);
      return tab.evaluate(intrude);
    });
    assert.ok(dressed, `${url}: the style sheet did not load`);
    assert.equal(ran, false, `${url}: an inline script ran`);
    assert.deepEqual(blocked, ["base-uri", "img-src", "script-src-elem", "style-src-elem"], url);
  }
});

/** In the browser: does what a policy forbids, and says what was blocked. */
async function intrude() {
  const blocked = new Set();
  addEventListener("securitypolicyviolation", (e) => blocked.add(e.effectiveDirective));
  const add = (name, properties) => document.head.append(Object.assign(document.createElement(name), properties));
  add("script", { text: "globalThis.ran = true" });
  add("style", { textContent: "body { margin: 9px }" });
  add("img", { src: "https://ailleurs.example/pixel.png" });
  add("base", { href: "https://ailleurs.example/" });
  await new Promise((done) => setTimeout(done, 300));
  const dressed = getComputedStyle(document.body).marginTop === "0px";
  return { ran: globalThis.ran === true, blocked: [...blocked].sort(), dressed };
}
