// The real search script on the built index, without a browser: all that it needs of one is to load scripts.

import { readFileSync } from "node:fs";
import path from "node:path";
import vm from "node:vm";

import { files, folder } from "./site.mjs";

const named = (pattern) => {
  const found = files.filter((file) => pattern.test(file));
  if (found.length !== 1) throw new Error(`${found.length} files fit ${pattern}: ${found.join(", ")}`);
  return found[0];
};

/** Opens the search of the site; `loaded` lists the files of the index that it has read. */
export function open() {
  const loaded = [];
  const run = (file) => vm.runInContext(readFileSync(path.join(folder, file), "utf8"), context, { filename: file });
  const document = {
    querySelector: () => null,
    createElement: () => ({}),
    head: {
      append(script) {
        queueMicrotask(() => {
          try {
            document.currentScript = script;
            run(script.src);
            loaded.push(script.src);
            script.onload();
          } catch (error) {
            script.onerror(error);
          }
        });
      },
    },
  };
  const context = vm.createContext({ document });
  run(named(/^assets\/recherche\.[0-9a-f]{8}\.js$/));
  const search = context.garrigueRecherche.moteur(named(/^recherche\/index\.js$/));
  return {
    loaded,
    /** Addresses of the pages that answer, the best first, and the words found nowhere. */
    async ask(question, filters = []) {
      const { resultats, inconnus } = await search.chercher(question, filters);
      const texts = await Promise.all(resultats.slice(0, 10).map(({ page }) => search.texte(page)));
      return { pages: texts.map(([address]) => address), count: resultats.length, unknown: [...inconnus] };
    },
  };
}
