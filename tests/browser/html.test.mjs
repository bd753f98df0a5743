// The Nu checker on the whole portal (criterion A15).

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";

import { folder } from "./lib/site.mjs";

const jar = createRequire(import.meta.url)("vnu-jar");

test("the Nu checker finds no error on any page of the portal", { timeout: 600_000 }, async () => {
  // A page with one known error, checked along with the others: without it, silence would prove nothing.
  const bait = mkdtempSync(path.join(tmpdir(), "garrigue-nu-"));
  try {
    writeFileSync(path.join(bait, "bait.html"), "<!doctype html><html lang=fr><title>t</title><p id=a><p id=a>");
    const messages = await check([folder, bait]);
    const of = (place) => messages.filter((m) => m.url?.includes(place));
    assert.equal(of(bait).length, 1, `the checker did not see the bait: ${JSON.stringify(messages.slice(0, 3))}`);
    const errors = messages.filter((m) => !of(bait).includes(m));
    assert.deepEqual(errors.map((m) => `${m.url}:${m.lastLine}:${m.lastColumn} ${m.message} « ${m.extract} »`), []);
  } finally {
    rmSync(bait, { recursive: true });
  }
});

/** The checker's messages; it exits with 1 when there are some. */
function check(folders) {
  const args = ["-Xss4m", "-jar", jar, "--errors-only", "--format", "json", "--exit-zero-always", "--skip-non-html", ...folders];
  return new Promise((resolve, reject) => {
    execFile("java", args, { maxBuffer: 1 << 28 }, (error, _out, said) => {
      if (error) reject(new Error(`java ${args.join(" ")}: ${error.message}\n${said}`));
      else resolve(JSON.parse(said).messages);
    });
  });
}
