// The built site under test: its pages, read from the disk.

import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const here = path.dirname(fileURLToPath(import.meta.url));

/** Folder of the built site: GARRIGUE_SITE, or output/ at the root of the repository. */
export const folder = path.resolve(process.env.GARRIGUE_SITE ?? path.join(here, "../../../output"));

if (!existsSync(path.join(folder, "index.html"))) {
  throw new Error(`${folder} has no index.html: build the portal first, or set GARRIGUE_SITE to a built one.`);
}

/** Every file of the site, as addresses relative to its root (`herault/index.html`), sorted. */
export const files = walk("").sort();

/**
 * Every page: `address` as a visitor types it (`herault/`, `404.html`, "" for the home), `file`, `bytes`.
 * @type {{ address: string, file: string, bytes: number }[]}
 */
export const pages = files
  .filter((f) => f.endsWith(".html"))
  .map((f) => {
    const file = path.join(folder, f);
    return { address: f.replace(/(^|\/)index\.html$/, "$1"), file, bytes: statSync(file).size };
  });

/** The HTML of a page. */
export const html = (page) => readFileSync(page.file, "utf8");

function walk(under) {
  return readdirSync(path.join(folder, under), { withFileTypes: true }).flatMap((entry) => {
    const address = path.posix.join(under, entry.name);
    if (entry.isDirectory()) return walk(address);
    return entry.isFile() ? [address] : [];
  });
}
