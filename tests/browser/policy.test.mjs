// One host, few requests, nothing blocked (criterion A24 and the strict policy).

import assert from "node:assert/strict";
import { test } from "node:test";

import { setting } from "./lib/browser.mjs";
import { samples } from "./lib/kinds.mjs";
import { listen } from "./lib/listen.mjs";
import { files } from "./lib/site.mjs";

const site = setting();
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
    const { asked, trouble } = await site.on("about:blank", { fresh: true }, (tab) => listen(tab, url, expected));
    assert.ok(asked.length > 0 && asked.length <= 5, asked.join("\n"));
    const foreign = asked.filter((url) => !url.startsWith(site.base));
    assert.deepEqual(foreign, []);
    assert.deepEqual(trouble, []);
  });
}
