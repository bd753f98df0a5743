// The kinds of pages, told apart by their address (docs: « Addresses » of the design), and one or two samples of each.

import { html, pages } from "./site.mjs";

const objectif = "e\\d+d\\d+o\\d+";
const defi = "e\\d+d\\d+";
const registers = new Set(["engagements", "defis", "objectifs"]);

// A territory is a first folder, other than a register, with the page of a code below it.
const territories = new Set(
  pages.flatMap(({ address }) => {
    const found = address.match(`^([^/]+)/${defi}(o\\d+)?/$`);
    return found && !registers.has(found[1]) ? [found[1]] : [];
  }),
);
// What a territory and a local contract have in common.
const local = `(?:${[...territories].join("|") || "\\b\\B"}|contrats/[^/]+)`;
const activity = (regime) => (page) => at(`^${local}/offre-de-soins/[^/]+/$`)(page) && regime === regimeOf(page);

/** [name, what tells it, whether every portal has one]. The first that fits wins. */
const table = [
  ["home", at("^$"), true],
  ["home in another language", at("^[a-z]{2}/$"), false],
  ["objectif in another language", at(`^[a-z]{2}/[^/]+/${objectif}/$`), false],
  ["territory in another language", (page) => /^[a-z]{2}\/[^/]+\/$/.test(page.address) && territories.has(page.address.slice(3, -1)), false],
  ["page in another language", at("^[a-z]{2}/."), false],
  ["not-found page", at("^404\\.html$"), true],
  ["territory", (page) => territories.has(page.address.slice(0, -1)), true],
  ["territory section", at(`^${local}/(diagnostic|finances|gouvernance|partenariats)/$`), true],
  ["follow-up", at(`^${local}/suivi/$`), true],
  ["whole plan for paper", at(`^${local}/imprimer/$`), true],
  ["care offer for paper", at(`^${local}/imprimer/offre-de-soins/$`), false],
  ["calendar", at(`^${local}/calendrier/$`), false],
  ["articulation", at(`^${local}/articulation/$`), false],
  ["roadmaps", at(`^${local}/feuilles-de-route/$`), false],
  ["needs page", at(`^${local}/besoins/$`), true],
  ["citizens' words page", at(`^${local}/paroles/$`), true],
  ["requests and answers", at(`^${local}/vous-avez-dit/$`), true],
  ["local défi", at(`^${local}/${defi}/$`), true],
  ["objectif in plain words", at(`^${local}/${objectif}/version-[a-z]+/$`), false],
  ["local objectif", at(`^${local}/${objectif}/$`), true],
  ["care offer summary", at(`^${local}/offre-de-soins/$`), true],
  ["activity before and after the reform", activity("avant apres"), true],
  ["activity after the reform only", activity("apres"), false],
  ["activity outside the reform", activity(""), true],
  ["regional engagement", at("^engagements/[^/]+/$"), true],
  ["regional défi", at("^defis/[^/]+/$"), true],
  ["regional objectif", at("^objectifs/[^/]+/$"), true],
  ["level list", at("^(engagements|defis|objectifs)/$"), true],
  ["tag list", at("^(themes|parcours)/$"), true],
  ["tag", at("^(themes|parcours)/[^/]+/$"), true],
  ["activity list", at("^offre-de-soins/$"), true],
  ["regional activity", at("^offre-de-soins/[^/]+/$"), true],
  ["indicator list", at("^indicateurs/$"), true],
  ["indicator", at("^indicateurs/[^/]+/$"), true],
  ["actor list", at("^acteurs/$"), true],
  ["actor", at("^acteurs/[^/]+/$"), true],
  ["territory list", at("^territoires/$"), true],
  ["territory without a plan", at("^territoires/[^/]+/$"), true],
  ["ways in of a family", at("^je-(suis|cherche)/$"), false],
  ["way in", at("^je-(suis|cherche)/[^/]+/$"), false],
  ["finder of communes", at("^et-chez-moi/$"), false],
  ["communes of a department", at("^et-chez-moi/[^/]+/$"), false],
  ["source list", at("^sources/$"), true],
  ["source", at("^sources/[^/]+/$"), true],
  ["glossary", at("^glossaire/$"), true],
  ["acronym", at("^glossaire/[^/]+/$"), true],
  ["site map", at("^plan-du-site/$"), true],
  ["eco-design statement", at("^eco-conception/$"), true],
  ["accessibility statement", at("^accessibilite/$"), true],
  ["matrix", at("^matrice/$"), false],
  ["comparison list", at("^comparer/$"), false],
  ["comparison of two territories", at("^comparer/[^/]+/$"), false],
  ["search page", at("^recherche/$"), true],
  ["revisions page", at("^revisions/([^/]+/)?$"), false],
  ["data page", at("^donnees/$"), true],
  ["contract list", at("^contrats/$"), false],
  ["contract", at("^contrats/[^/]+/$"), false],
  ["contract sheet", at("^contrats/[^/]+/[\\d.]+/$"), false],
  ["free page", at("^[^/]+/$"), true],
];

const sorted = new Map(table.map(([name]) => [name, []]));

/** Pages of no known kind: when the portal learns one, this table must too. */
export const unknown = pages.filter((page) => {
  const row = table.find(([, fits]) => fits(page));
  if (row) sorted.get(row[0]).push(page);
  return !row;
});

/** Kinds that every portal has and that this site lacks. */
export const missing = table.filter(([name, , required]) => required && !sorted.get(name).length).map(([name]) => name);

/**
 * One sample of each kind present: its heaviest page, which shows the most.
 * @type {{ kind: string, page: { address: string, file: string, bytes: number }, visit: string }[]}
 */
export const samples = pick((list) => list.at(-1));

/** The lightest page of each kind, where it is another one: empty lists, missing values, one item. */
export const lightest = pick((list) => (list.length > 1 ? list[0] : undefined));

/** The sample of one kind. */
export const sample = (kind) => {
  const found = samples.find((s) => s.kind === kind);
  if (!found) throw new Error(`This site has no page of the kind “${kind}”.`);
  return found;
};

/** Every page of one kind, the lightest first. */
export const all = (kind) => sorted.get(kind) ?? [];

/** The page of the territory whose page this is. */
export const territoryOf = (page) => pages.find((p) => p.address === `${page.address.split("/")[0]}/`);

function pick(choose) {
  return [...sorted].flatMap(([kind, list]) => {
    list.sort((a, b) => a.bytes - b.bytes || (a.address < b.address ? -1 : 1));
    const page = choose(list);
    // The server answers an unknown address with the not-found page, at any depth.
    return page ? [{ kind, page, visit: kind === "not-found page" ? "une/adresse/inconnue/" : page.address }] : [];
  });
}

function at(pattern) {
  const fits = new RegExp(pattern);
  return (page) => fits.test(page.address);
}

function regimeOf(page) {
  const text = html(page);
  return ["avant", "apres"].filter((regime) => text.includes(`regime-${regime}`)).join(" ");
}
