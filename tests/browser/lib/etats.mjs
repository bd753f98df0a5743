// A portal of extremes, made from the sources of the Rust tests: what no real portal shows all at once.

import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../..");

const word = "anticonstitutionnellement".repeat(3);
const long = `Un titre qui n'en finit pas de dire ce que la fiche contient, ${word}, et qui continue encore un peu pour que personne ne puisse croire qu'il tient sur une ligne, ni même sur deux, ni sur trois d'un petit écran`;
const rows = Array.from({ length: 500 }, (_, i) => i + 1);

/** Each state: what it is, and the page that shows it. */
export const etats = [
  { etat: "a territory that says next to nothing", visit: "valcreux/" },
  { etat: "a plan with one fiche", visit: "valbrume/" },
  { etat: "a very long title", visit: "valbrume/e1d1o2/" },
  { etat: "a very long title in a list", visit: "objectifs/" },
  { etat: "a very long title in a breadcrumb", visit: "objectifs/e1d1o2/" },
  { etat: "missing values", visit: "valbrume/e1d1o1/" },
  { etat: "empty cells, ranges, dashes", visit: "valbrume/offre-de-soins/urgences/" },
  { etat: "a table of 500 rows", visit: "valbrume/offre-de-soins/imagerie/" },
  { etat: "a glossary of 500 acronyms", visit: "glossaire/" },
  { etat: "an accessibility audit", visit: "accessibilite/" },
  { etat: "a very long word in a text", visit: "a-propos/" },
];

/** Builds the portal; gives its folder, and how to remove it. */
export function build() {
  const folder = mkdtempSync(path.join(tmpdir(), "garrigue-etats-"));
  const content = path.join(folder, "content");
  cpSync(path.join(root, "tests/fixtures/minimal/content"), content, { recursive: true });
  const file = (name) => path.join(content, name);
  const read = (name) => readFileSync(file(name), "utf8");
  const edit = (name, change) => writeFileSync(file(name), change(read(name)));
  const swap = (name, from, to) =>
    edit(name, (text) => {
      if (!text.includes(from)) throw new Error(`${name} has no « ${from} »`);
      return text.replace(from, () => to);
    });

  swap("referentiel/plans/plan-sylvanie.yaml", "titre: Former les aidants", `titre: ${JSON.stringify(long)}`);
  swap("departements/valbrume/objectifs/E1D1O1.md", "    annee: 2023\n    source: annuaire\n", "");
  swap("departements/valbrume/objectifs/E1D1O1.md", "en_bref: Un bilan de santé offert au moment de la retraite.\n", "");
  edit("referentiel/territoires.yaml", (t) => `${t}  - id: valcreux\n    nom: Valcreux\n    nature: departement\n    parent: sylvanie\n    formes: { article: le Valcreux, lieu: dans le Valcreux, genitif: du Valcreux }\n`);
  edit("referentiel/documents.yaml", (t) => `${t}  - id: plan-valcreux\n    titre: Plan du Valcreux\n    editeur: agence-sylvanie\n    territoire: valcreux\n`);
  cpSync(file("departements/valbrume/departement.yaml"), file("departements/valcreux/departement.yaml"));
  writeFileSync(file("departements/valcreux/departement.yaml"), "territoire: valcreux\nplan: plan-sylvanie\ndocument: plan-valcreux\ntitre: Plan du Valcreux\nretenus: []\n");
  edit("referentiel/sigles.yaml", (t) => t + rows.map((n) => `  - { sigle: ZQ${letters(n)}, sens: sigle d'essai numéro ${n}, lier: false }\n`).join(""));
  edit("pages/a-propos.md", (t) => `${t}\n## ${word}\n\nUn mot de ${word.length} lettres : ${word}. Une adresse : <https://ailleurs.example/${word}/${word}>.\n`);
  const lignes = (form) => rows.map(form).join("");
  edit("referentiel/offre.yaml", (t) => `${t}  - id: imagerie\n    famille: proximite\n    titre: Imagerie\n    tables:\n      - id: constant\n        regime: constant\n        colonnes: [existant, cible]\n        lignes:\n${lignes((n) => `          - { id: appareil-${n}, libelle: "Appareil de la série ${n}" }\n`)}`);
  writeFileSync(file("departements/valbrume/offre/imagerie.yaml"), `section: Annexe\ntables:\n  - table: constant\n    date: 2023-06-01\n    lignes:\n${lignes((n) => `      - { ligne: appareil-${n}, existant: ${n % 9}, cible: ${n % 7 ? n % 8 : "NA"} }\n`)}`);
  edit("accessibilite.yaml", (t) => `${t}audit:\n  date: 2024-04-02\n  auditeur: Cabinet Exemple\n  methode: grille et lecteur d'écran\n  referentiel: RGAA 4.1.2\n  pages: [Accueil, Une fiche]\n  resultats:\n    1.1: C\n    3.2: NC\n    4.1: NA\n  constats:\n    - { critere: "3.2", texte: ${JSON.stringify(long)} }\n`);

  const output = path.join(folder, "site");
  const program = process.env.GARRIGUE_PROGRAM;
  const [command, first] = program ? [program, []] : ["cargo", ["run", "--quiet", "--"]];
  const rest = ["build", "--content", content, "--theme", path.join(root, "themes/romarin"), "--output", output, "--quiet"];
  execFileSync(command, [...first, ...rest], { cwd: root, stdio: ["ignore", "ignore", "pipe"], encoding: "utf8" });
  return { output, remove: () => rmSync(folder, { recursive: true }) };
}

/** A name of two letters for each number: an acronym has no figure. */
function letters(n) {
  const letter = (i) => String.fromCharCode(65 + i);
  return letter(Math.floor(n / 26) % 26) + letter(n % 26);
}
