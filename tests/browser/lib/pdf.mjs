// As much of PDF as it takes to see that no printed page is blank.

import { inflateSync } from "node:zlib";

/**
 * For each page of a PDF written by Chromium, how many times its contents show text.
 * @param {Buffer} pdf
 * @returns {number[]}
 */
export function textPerPage(pdf) {
  const raw = pdf.toString("latin1");
  const objects = new Map([...raw.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map((m) => [m[1], m[2]]));
  const pages = [...objects.values()].filter((body) => /\/Type \/Page\b(?!s)/.test(body));
  return pages.map((body) => {
    const contents = body.match(/\/Contents (\d+) 0 R/)?.[1];
    return (stream(objects.get(contents)).match(/\bT[jJ]\b/g) ?? []).length;
  });
}

function stream(object) {
  if (!object) return "";
  const found = object.match(/stream\n([\s\S]*?)\nendstream/);
  if (!found) return "";
  const bytes = Buffer.from(found[1], "latin1");
  return object.includes("/FlateDecode") ? inflateSync(bytes).toString("latin1") : found[1];
}
