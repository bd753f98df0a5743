//! The help in English: what the definition of the commands says in French, sentence by sentence.
//!
//! The definition is the only place where a command is described; a sentence that is not here is shown in French, which
//! a test refuses.

use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Arg, Command};

use crate::etat::Genre;

/// How help is laid out.
const TEMPLATE: &str = "\
{name} {version} — {about}

Usage: {usage}

{all-args}{after-help}";

/// The same for a command, which has no version of its own.
const COMMAND_TEMPLATE: &str = "\
{name} — {about}

Usage: {usage}

{all-args}{after-help}";

/// What help says after the options, by command; the program itself has no name.
const AFTER: [(&str, &str); 8] = [
    (
        "garrigue",
        "\
To start:
  garrigue init my-portal --departement 34     # a small portal that builds at once
  cd my-portal && garrigue serve --open        # see it, up to date at each save
  garrigue check                               # all that is wrong, with the way out
  garrigue explain G301                        # a rule, with a bad and a good example
  garrigue COMMAND --help                      # the options of a command

Exit codes: 0 all is well · 1 problems in the sources or in the folder that is verified · 2 command badly written ·
3 disk, port, or a build at work already · 70 a fault of Garrigue.",
    ),
    (
        "new",
        "\
Kinds:
  fiche        CODE --territoire DIR: the fiche of a node of the plan
  bloc         diagnostic/NAME --territoire DIR: a text of the diagnosis, of the finances, of the partnerships
  page         NAME: a free page
  departement  34: the folder of a department
  contrat      NAME --territoire ID: the folder of a local contract, with its plan
  indicateur   NAME: what is measured
  observation  INDICATOR --territoire DIR: its value for a territory
  source       NAME: where figures come from
  acteur       NAME: an organisation, a profession
  sigle        ACRONYM --titre MEANING: a word of the glossary
  document     NAME --territoire ID: an official document
  territoire   NAME: a territory that is no department
  and each level of your plans (objectif, défi, axe…): CODE --titre TITLE

Examples:
  garrigue new fiche E1D3O7 --territoire herault
  garrigue new source drees --titre \"Drees, enquête santé 2023\"",
    ),
    (
        "check",
        "\
Problems are shown on standard error, their number or the JSON on standard output.
--fix only changes what has one right spelling: a code (E1D307 → E1D3O7), a tag written by its name or one of its variants,
a bracket forgotten around a link, a link the wrong way round, the title of a section (without a space after “##”, in bold, of another
level), a code of a commune that lost its zero, a slip of typography (coeur, Etat, a space before a comma, a bullet or a ligature that
was pasted). It shows each change; the rest is yours.

Exit codes: 0 no error · 1 at least one error · 2 command badly written · 3 disk.

Examples:
  garrigue check                     # all that a build would say, without writing anything
  garrigue check --fix --dry-run     # what --fix would change
  garrigue check --format github     # in a GitHub action",
    ),
    (
        "status",
        "\
This is no list of mistakes: “garrigue check” tells those. It is what remains to be written or seen again, and what is done.
In the preview (garrigue serve), the same list is at the address /.garrigue/etat; it is never published.

Exit codes: 0 the list is given, empty or not · 1 the sources have an error · 2 command badly written.

Examples:
  garrigue status                                       # the whole portal
  garrigue status content/departements/herault          # a folder, or a file
  garrigue status --genre source --genre annee --tout   # the vague figures, hiding none
  garrigue status --format json                         # for a spreadsheet or a program",
    ),
    (
        "schema",
        "\
Run this command again when your registers change: editors will propose the new identifiers.
The head of a Markdown file is completed only by editors that read YAML in Markdown; the others are told by the line
“# yaml-language-server: $schema=…”, or not at all.

Example:
  garrigue schema                 # writes .garrigue/schemas/*.json, which “garrigue init” joined to VS Code",
    ),
    (
        "theme",
        "\
Examples:
  garrigue theme                           # each file of the theme, and where it comes from
  garrigue theme templates/fiche.html      # a file of the theme, to copy to content/theme/ and change
  garrigue theme --contract                # what each template receives, with examples of this portal
  garrigue theme --contract fiche.html     # what a template receives",
    ),
    (
        "man",
        "\
Examples:
  garrigue man | man -l -                     # read it
  garrigue man --out ~/.local/share/man/man1  # install it, one page a command",
    ),
    (
        "completions",
        "\
Examples:
  garrigue completions bash > ~/.local/share/bash-completion/completions/garrigue
  garrigue completions zsh > ~/.zfunc/_garrigue
  garrigue completions fish > ~/.config/fish/completions/garrigue.fish",
    ),
];

/// Every other sentence.
const SENTENCES: &[(&str, &str)] = &[
    ("construit le portail des plans de santé d'un territoire", "builds the portal of the health plans of a territory"),
    // Commands.
    ("Crée un petit portail qui se construit aussitôt", "Makes a small portal that builds at once"),
    ("Ajoute aux sources une fiche, une page, un indicateur…", "Adds a fiche, a page, an indicator… to the sources"),
    ("Vérifie les sources et publie le portail", "Checks the sources and publishes the portal"),
    ("Vérifie les sources sans rien écrire", "Checks the sources without writing anything"),
    (
        "Montre le portail dans un navigateur et suit chaque enregistrement",
        "Shows the portal in a browser and follows each save",
    ),
    (
        "Dit ce qui manque encore dans les sources, fichier par fichier",
        "Tells what is still missing in the sources, file by file",
    ),
    (
        "Écrit ce qui permet aux éditeurs de compléter et d'expliquer les sources",
        "Writes what lets editors complete and explain the sources",
    ),
    (
        "Explique une règle : ce qu'elle trouve, pourquoi, et quoi écrire",
        "Explains a rule: what it finds, why, and what to write",
    ),
    (
        "Écrit en YAML des observations reçues en CSV ou en paquet de données",
        "Writes as YAML observations that were received as CSV or as a data package",
    ),
    ("Dit si un dossier est exactement un portail publié", "Tells whether a folder is exactly a published portal"),
    (
        "Montre de quoi le thème est fait, et ce que reçoivent ses modèles",
        "Shows what the theme is made of, and what its templates receive",
    ),
    (
        "Donne les en-têtes de sécurité à recopier dans la configuration d'un serveur",
        "Gives the security headers to copy into the configuration of a server",
    ),
    ("Affiche la page de manuel", "Prints the manual page"),
    ("Affiche de quoi compléter les commandes dans un terminal", "Prints what completes commands in a terminal"),
    // Options of all.
    ("Langue des messages", "Language of the messages"),
    ("N'affiche que les problèmes", "Prints problems only"),
    ("Affiche cette aide", "Prints this help"),
    ("Affiche la version", "Prints the version"),
    ("Dossier des sources", "Folder of the sources"),
    ("Thème : un nom de themes/, ou un dossier", "Theme: a name of themes/, or a folder"),
    (
        "Adresse publique du portail, au lieu de celle de portail.yaml",
        "Public address of the portal, instead of that of portail.yaml",
    ),
    ("Nombre de fils d'exécution [défaut : un par processeur]", "Number of threads [default: one a processor]"),
    ("Traite les avertissements comme des erreurs", "Treats warnings as errors"),
    (
        "Traite les avertissements de cette règle comme des erreurs (un code, tel que G872 ; l'option se répète)",
        "Treats the warnings of this rule as errors (a code, such as G872; may be repeated)",
    ),
    ("Écrit les pages telles quelles, sans les minifier", "Writes pages as they are, without minifying them"),
    // init
    ("Dossier à créer", "Folder to make"),
    ("Premier département : son code (34) ou son nom", "First department: its code (34) or its name"),
    ("Titre du portail", "Title of the portal"),
    ("Qui publie le portail", "Who publishes the portal"),
    ("Adresse publique du portail", "Public address of the portal"),
    ("Première année du plan [défaut : cette année]", "First year of the plan [default: this year]"),
    (
        "Dernière année du plan [défaut : quatre ans après la première]",
        "Last year of the plan [default: four years after the first]",
    ),
    // new
    ("Ce qu'il faut créer : fiche, page, source…", "What to make: fiche, page, source…"),
    ("Son code, son identifiant ou son nom", "Its code, its identifier or its name"),
    ("Pour quel territoire", "For which territory"),
    ("Son titre", "Its title"),
    // build
    ("Dossier où publier le portail", "Folder to which the portal is published"),
    ("N'ajoute pas d'image de partage aux pages", "Adds no sharing picture to pages"),
    (
        "Dit le temps de processeur de chaque étape, et le poids des pages de chaque modèle",
        "Tells the processor time of each step, and the weight of the pages of each template",
    ),
    // check
    ("Forme des résultats", "Form of the results"),
    (
        "Écrit dans les sources les corrections qui ne laissent aucun doute",
        "Writes to the sources the corrections that leave no doubt",
    ),
    (
        "Avec --fix : montre ces corrections sans rien écrire",
        "With --fix: shows these corrections without writing anything",
    ),
    (
        "Signale aussi ce qui sera périmé ce jour-là (AAAA-MM-JJ)",
        "Also tells what will be out of date on that day (YYYY-MM-DD)",
    ),
    ("Pour une personne", "For a person"),
    ("Pour un programme", "For a program"),
    ("Pour un service d'analyse de code (SARIF 2.1.0)", "For a code-scanning service (SARIF 2.1.0)"),
    (
        "Pour une action GitHub : les problèmes s'affichent sur les lignes modifiées",
        "For a GitHub action: problems are shown on the lines that changed",
    ),
    // serve
    (
        "Port de l'aperçu, 0 pour un port libre quelconque [défaut : 4000, ou le premier libre qui suit]",
        "Port of the preview, 0 for any free port [default: 4000, or the first free one after it]",
    ),
    ("Ouvre l'aperçu dans le navigateur", "Opens the preview in the browser"),
    // status
    ("Ne montre que ce qui est dans ce dossier ou ce fichier", "Shows only what is in this folder or this file"),
    ("Ne montre que ce genre de manque (l'option se répète)", "Shows only this kind of gap (may be repeated)"),
    ("Montre toutes les lignes de chaque fichier", "Shows every line of each file"),
    // schema
    ("Dossier où écrire les schémas", "Folder to which schemas are written"),
    (
        "Dossier des sources, dont les identifiants seront proposés",
        "Folder of the sources, whose identifiers will be proposed",
    ),
    // explain
    (
        "Code ou nom d'une règle (G301, renvoi-inconnu) ; sans lui, la liste de toutes",
        "Code or name of a rule (G301, renvoi-inconnu); without it, the list of all",
    ),
    (
        "Écrit l'index du livre des règles, en Markdown (docs/regles.md)",
        "Writes the index of the rule book, in Markdown (docs/regles.md)",
    ),
    // import
    (
        "Paquet de données (dossier donnees/ d'un portail) ou fichier CSV d'observations",
        "Data package (folder donnees/ of a portal) or CSV file of observations",
    ),
    ("Dossier des sources auxquelles comparer", "Folder of the sources to compare with"),
    (
        "Fichier où écrire les observations, qui ne doit pas exister [défaut : la sortie standard]",
        "File to which observations are written, which must not exist [default: standard output]",
    ),
    (
        "Écrit aussi les observations que les sources ont déjà",
        "Also writes the observations that the sources have already",
    ),
    // verify
    (
        "Dossier à comparer à son manifeste : une sortie, une copie, un miroir",
        "Folder to compare with its manifest: an output, a copy, a mirror",
    ),
    // theme
    (
        "Fichier du thème à afficher ; avec --contract, modèle à décrire",
        "File of the theme to print; with --contract, template to describe",
    ),
    (
        "Dit ce que reçoit chaque modèle : champs, types, exemples",
        "Tells what each template receives: fields, types, examples",
    ),
    ("Forme du contrat", "Form of the contract"),
    // headers
    (
        "Le serveur ; « fichier » donne le fichier _headers, que build écrit déjà",
        "The server; “fichier” gives the file _headers, which build writes already",
    ),
    // man, completions
    (
        "Dossier où écrire une page par commande, au lieu d'afficher la première",
        "Folder to which one page a command is written, instead of printing the first",
    ),
    ("Interpréteur de commandes", "Shell"),
];

/// The names of what options take.
const NAMES: [(&str, &str); 16] = [
    ("LANGUE", "LANGUAGE"),
    ("DOSSIER", "DIR"),
    ("NOM_OU_DOSSIER", "NAME_OR_DIR"),
    ("RÈGLE", "RULE"),
    ("TITRE", "TITLE"),
    ("NOM", "NAME"),
    ("ANNÉE", "YEAR"),
    ("SORTE", "KIND"),
    ("GENRE", "KIND"),
    ("FORME", "FORM"),
    ("CHEMIN", "PATH"),
    ("PAQUET", "PACKAGE"),
    ("FICHIER", "FILE"),
    ("SERVEUR", "SERVER"),
    ("CODE", "CODE"),
    ("COMMANDE", "COMMAND"),
];

/// The English of a sentence; itself when there is none.
pub(super) fn sentence(french: &str) -> String {
    // The kinds of what may be missing are said in both languages where they are declared.
    let genre = || Genre::TOUS.into_iter().map(Genre::nom).find(|nom| nom.fr == french).map(|nom| nom.en);
    let said = SENTENCES.iter().find(|(fr, _)| *fr == french).map(|(_, en)| (*en).to_owned());
    said.or_else(genre).unwrap_or_else(|| french.to_owned())
}

/// A command and those below it, described in English.
pub(super) fn translated(command: Command) -> Command {
    let about = command.get_about().map(|about| sentence(&about.to_string()));
    let after = AFTER.iter().find(|(name, _)| *name == command.get_name()).map(|(_, after)| *after);
    let is_program = command.has_subcommands();
    let command = match about {
        Some(about) => command.about(about),
        None => command,
    };
    let command = match after {
        Some(after) => command.after_help(after),
        None => command,
    };
    command
        .help_template(if is_program { TEMPLATE } else { COMMAND_TEMPLATE })
        .subcommand_help_heading("Commands")
        .subcommand_value_name("COMMAND")
        .mut_args(argument)
        .mut_subcommands(translated)
}

fn argument(arg: Arg) -> Arg {
    let help = arg.get_help().map(|help| sentence(&help.to_string()));
    let name = arg.get_value_names().and_then(|names| names.first()).map(ToString::to_string);
    let name = name.and_then(|name| NAMES.iter().find(|(fr, _)| *fr == name)).map(|(_, en)| *en);
    let arg = match help {
        Some(help) => arg.help(help),
        None => arg,
    };
    match name {
        Some(name) => arg.value_name(name),
        None => arg,
    }
}

/// The same, with what each value is for in English too: for scripts that list values, and that read none of them.
pub(super) fn with_values(command: Command) -> Command {
    let values = |arg: Arg| {
        let values = arg.get_possible_values();
        if values.iter().all(|value| value.get_help().is_none()) {
            return arg;
        }
        let told = |value: PossibleValue| match value.get_help().map(|help| sentence(&help.to_string())) {
            Some(help) => value.help(help),
            None => value,
        };
        arg.value_parser(PossibleValuesParser::new(values.into_iter().map(told)))
    };
    command.mut_args(values).mut_subcommands(with_values)
}
