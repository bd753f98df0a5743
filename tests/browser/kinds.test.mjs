// The samples stand for the whole portal: no kind of page is left out.

import assert from "node:assert/strict";
import { test } from "node:test";

import { missing, samples, unknown } from "./lib/kinds.mjs";

test("every page of the portal is of a kind that these tests know", () => {
  assert.deepEqual(unknown.map((page) => page.address), []);
});

test("the portal has a page of each kind", () => {
  assert.deepEqual(missing, []);
  assert.ok(samples.length > 20, `only ${samples.length} kinds`);
});
