// A static server as plain as a public host: right types, the headers that the portal asks for in its `_headers` file,
// the not-found page for unknown addresses.

import { readFile } from "node:fs/promises";
import http from "node:http";
import path from "node:path";

/** What a site that has no `_headers` file is served under: the pages that `harness` makes up. */
const plain = "/*\n  Content-Security-Policy: default-src 'self'\n";

const types = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".xml": "application/xml",
  ".txt": "text/plain; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
  ".pdf": "application/pdf",
};

/**
 * Serves `site` (a folder, or a map from path to text) on 127.0.0.1 under `prefix`, until `close`. A `bare` host sends no
 * header of its own.
 * @param {string | Map<string, string>} site
 * @returns {Promise<{ base: string, close: () => Promise<void> }>} `base` is the address of the home
 */
export async function serve(site, prefix = "/", bare = false) {
  const read = typeof site === "string" ? readFrom(site) : async (name) => site.get(name);
  const rules = bare ? [] : parse(String((await read("_headers")) ?? plain));
  const server = http.createServer(async (request, response) => {
    try {
      const { pathname } = new URL(request.url, "http://localhost");
      const { status, name, body } = await answer(read, decodeURIComponent(pathname), prefix);
      response.writeHead(status, {
        "Content-Type": types[path.extname(name)] ?? "application/octet-stream",
        ...Object.assign({}, ...rules.filter(({ fits }) => fits(`/${name}`)).map(({ headers }) => headers)),
      });
      response.end(body);
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    base: `http://127.0.0.1:${server.address().port}${prefix}`,
    close: () => new Promise((done) => (server.close(done), server.closeAllConnections())),
  };
}

/** The rules of a `_headers` file: which paths each fits, and what it says. */
export function parse(text) {
  const rules = [];
  for (const line of text.split("\n").filter((l) => l.trim())) {
    if (!line.startsWith(" ")) {
      const [start, end] = [line.trim().replace(/\*$/, ""), line.trim()];
      rules.push({ fits: (path) => (end.endsWith("*") ? path.startsWith(start) : path === end), headers: {} });
    } else {
      const [name, ...value] = line.trim().split(": ");
      rules.at(-1).headers[name] = value.join(": ");
    }
  }
  return rules;
}

async function answer(read, pathname, prefix) {
  if (pathname.startsWith(prefix)) {
    const asked = pathname.slice(prefix.length);
    const name = asked === "" || asked.endsWith("/") ? `${asked}index.html` : asked;
    const body = await read(name);
    if (body !== undefined) return { status: 200, name, body };
  }
  return { status: 404, name: "404.html", body: (await read("404.html")) ?? "not found" };
}

function readFrom(folder) {
  return async (name) => {
    const file = path.join(folder, name);
    if (!file.startsWith(folder + path.sep)) return undefined;
    try {
      return await readFile(file);
    } catch (error) {
      if (["ENOENT", "EISDIR", "ENOTDIR"].includes(error.code)) return undefined;
      throw error;
    }
  };
}
