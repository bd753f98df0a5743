//! What a refusal says, in French and in English: the path, what is wrong, what to do instead.

use std::io::{self, ErrorKind};
use std::path::Path;
use std::time::Duration;

use crate::diagnostic::visible;

use super::error::{Operation, PublishError};
use super::path::{PathError, PathFault};

impl PublishError {
    /// Returns the message in French, in full sentences.
    #[must_use]
    pub fn fr(&self) -> String {
        match self {
            Self::Root { output } => format!(
                "Le dossier de sortie {} est la racine du disque. Indiquez un dossier réservé au site, par exemple « sortie ».",
                fr(output)
            ),
            Self::Home { output, home } => format!(
                "Le dossier de sortie {} {} : publier l'effacerait. Indiquez un dossier réservé au site, par exemple « sortie ».",
                fr(output),
                if output == home {
                    "est votre dossier personnel".to_owned()
                } else {
                    format!("contient votre dossier personnel {}", fr(home))
                }
            ),
            Self::Project { output, project } => format!(
                "Le dossier de sortie {} {} : publier effacerait vos fichiers. Indiquez un dossier réservé au site, par exemple {}.",
                fr(output),
                if output == project {
                    "est celui du projet".to_owned()
                } else {
                    format!("contient celui du projet, {}", fr(project))
                },
                fr(&project.join("sortie"))
            ),
            Self::Source { output, source_folder } => format!(
                "Le dossier de sortie {} {} : publier mêlerait ou effacerait vos sources. Indiquez un dossier situé à côté d'elles.",
                fr(output),
                if output == source_folder {
                    "est un dossier de sources".to_owned()
                } else if source_folder.starts_with(output) {
                    format!("contient le dossier de sources {}", fr(source_folder))
                } else {
                    format!("se trouve dans le dossier de sources {}", fr(source_folder))
                }
            ),
            Self::Symlink { output, target } => format!(
                "Le dossier de sortie {} est un lien symbolique vers {}, et la publication remplacerait le lien sans toucher à ce dossier. Indiquez directement le dossier visé.",
                fr(output),
                fr(target)
            ),
            Self::NotAFolder { output } => format!(
                "La sortie {} existe et n'est pas un dossier. Indiquez un autre nom, ou déplacez ce fichier.",
                fr(output)
            ),
            Self::ParentMissing { output, parent } => format!(
                "Le dossier {}, qui doit contenir la sortie {}, n'existe pas. Vérifiez l'orthographe du chemin ou créez ce dossier : seul le dernier dossier du chemin est créé pour vous.",
                fr(parent),
                fr(output)
            ),
            Self::CannotMove { output } => format!(
                "Le dossier de sortie {} ne peut pas être déplacé : c'est un point de montage (volume Docker, partage) ou un dossier d'une image de conteneur. Indiquez un dossier à l'intérieur, par exemple {}.",
                fr(output),
                fr(&output.join("site"))
            ),
            Self::NotOurs { output, example } => format!(
                "Le dossier de sortie {} contient déjà des fichiers que Garrigue n'a pas produits, par exemple {}. Indiquez un dossier vide ou inexistant, ou videz celui-ci vous-même.",
                fr(output),
                fr(example)
            ),
            Self::ManifestUnreadable { path, reason } => format!(
                "Le manifeste {} est illisible ({reason}) : on ne sait plus quels fichiers Garrigue a produits. Videz vous-même le dossier de sortie, puis recommencez.",
                fr(path)
            ),
            Self::ManifestOld { path } => format!(
                "Le manifeste {} vient d'une version plus ancienne de Garrigue et ne donne pas le SHA-256 des fichiers. Publiez de nouveau avec « garrigue build » : il sera récrit.",
                fr(path)
            ),
            Self::Strangers { output, first, count } => format!(
                "Le dossier de sortie {} contient {} que Garrigue n'a pas {} et que la publication effacerait{} {}. Déplacez-{} parmi les sources, ou supprimez-{}, puis recommencez.",
                fr(output),
                if *count == 1 { "un fichier".to_owned() } else { format!("{count} fichiers") },
                if *count == 1 { "produit" } else { "produits" },
                if *count == 1 { " :" } else { ", dont" },
                fr(first),
                if *count == 1 { "le" } else { "les" },
                if *count == 1 { "le" } else { "les" },
            ),
            Self::Busy { output, holder } => format!(
                "Une autre génération{} écrit déjà dans {}. Attendez qu'elle se termine, ou indiquez une autre sortie.",
                holder.map_or_else(String::new, |h| format!(
                    " (processus {}, depuis {})",
                    h.process,
                    lasted(h.elapsed, ["moins d'une minute", "min", "h"])
                )),
                fr(output)
            ),
            Self::NoManifest { site } => format!(
                "Le dossier {} n'a pas de manifeste « .garrigue.json » : ce n'est pas un portail publié par Garrigue, ou la copie est incomplète. Indiquez le dossier qui contient ce fichier.",
                fr(site)
            ),
            Self::Duplicate { path } => format!(
                "Deux pages ou fichiers ont la même adresse « {path} ». Donnez à l'un des deux un autre code, un autre nom ou un autre identifiant."
            ),
            Self::Collision { file, inside } => format!(
                "« {file} » devrait être à la fois un fichier et le dossier de « {inside} ». Renommez l'un des deux."
            ),
            Self::Unfinished { path } => format!(
                "Le site n'est pas publié, car « {path} » n'a pas pu être écrit en entier. Corrigez l'erreur signalée pour ce fichier, puis recommencez."
            ),
            Self::Altered { output, path } => format!(
                "Le fichier « {path} » de {} a été modifié pendant la génération : rien n'est publié. Recommencez, il sera récrit.",
                fr(output)
            ),
            Self::Nothing { output } => format!(
                "Aucune page n'a été produite : rien n'est changé dans {}. Vérifiez que les sources contiennent un plan.",
                fr(output)
            ),
            Self::SetAside { output, kept, source } => format!(
                "Le nouveau site n'a pas pu prendre la place de {} ({}), et l'ancien, intact, est resté dans {}. Renommez ce dossier, ou relancez la génération : elle commence par le remettre en place.",
                fr(output),
                reason_fr(source),
                fr(kept)
            ),
            Self::Halfway { output, source } => format!(
                "Le nouveau site n'a pas pu prendre entièrement place dans {} ({}) : une partie des fichiers est nouvelle, l'autre ancienne. Vérifiez ce dossier, puis relancez la génération : elle commence par finir.",
                fr(output),
                reason_fr(source)
            ),
            Self::Io { operation, path, source } => format!(
                "Impossible {} {} : {}. {}",
                verb_fr(*operation),
                fr(path),
                reason_fr(source),
                advice_fr(source)
            ),
        }
    }

    /// Returns the message in English, in full sentences.
    #[must_use]
    pub fn en(&self) -> String {
        match self {
            Self::Root { output } => format!(
                "The output folder {} is the root of the disk. Name a folder kept for the site, such as \"output\".",
                en(output)
            ),
            Self::Home { output, home } => format!(
                "The output folder {} {}: publishing would erase it. Name a folder kept for the site, such as \"output\".",
                en(output),
                if output == home {
                    "is your home folder".to_owned()
                } else {
                    format!("holds your home folder {}", en(home))
                }
            ),
            Self::Project { output, project } => format!(
                "The output folder {} {}: publishing would erase your files. Name a folder kept for the site, such as {}.",
                en(output),
                if output == project {
                    "is the folder of the project".to_owned()
                } else {
                    format!("holds the folder of the project, {}", en(project))
                },
                en(&project.join("output"))
            ),
            Self::Source { output, source_folder } => format!(
                "The output folder {} {}: publishing would mix or erase your sources. Name a folder beside them.",
                en(output),
                if output == source_folder {
                    "is a source folder".to_owned()
                } else if source_folder.starts_with(output) {
                    format!("holds the source folder {}", en(source_folder))
                } else {
                    format!("lies in the source folder {}", en(source_folder))
                }
            ),
            Self::Symlink { output, target } => format!(
                "The output folder {} is a symbolic link to {}; publishing would replace the link and leave that folder as it is. Name the folder itself.",
                en(output),
                en(target)
            ),
            Self::NotAFolder { output } => {
                format!("The output {} exists and is not a folder. Choose another name, or move that file.", en(output))
            }
            Self::ParentMissing { output, parent } => format!(
                "The folder {}, which must hold the output {}, does not exist. Check the spelling of the path or create that folder: only the last folder of the path is created for you.",
                en(parent),
                en(output)
            ),
            Self::CannotMove { output } => format!(
                "The output folder {} cannot be replaced (volume, share or container image), and nothing can be moved into it. Name a folder inside it, such as {}.",
                en(output),
                en(&output.join("site"))
            ),
            Self::NotOurs { output, example } => format!(
                "The output folder {} already holds files that Garrigue did not make, such as {}. Name an empty or new folder, or empty this one yourself.",
                en(output),
                en(example)
            ),
            Self::ManifestUnreadable { path, reason } => format!(
                "The manifest {} cannot be read ({reason}), so which files Garrigue made is not known. Empty the output folder yourself, then try again.",
                en(path)
            ),
            Self::ManifestOld { path } => format!(
                "The manifest {} comes from an earlier Garrigue and does not give the SHA-256 of the files. Publish again with \"garrigue build\": it will be rewritten.",
                en(path)
            ),
            Self::Strangers { output, first, count } => format!(
                "The output folder {} holds {count} file{} that Garrigue did not make and that publishing would erase{} {}. Move {} to the sources or remove {}, then try again.",
                en(output),
                if *count == 1 { "" } else { "s" },
                if *count == 1 { ":" } else { ", such as" },
                en(first),
                if *count == 1 { "it" } else { "them" },
                if *count == 1 { "it" } else { "them" },
            ),
            Self::Busy { output, holder } => format!(
                "Another build{} is writing {}. Wait until it ends, or name another output.",
                holder.map_or_else(String::new, |h| format!(
                    " (process {}, for {})",
                    h.process,
                    lasted(h.elapsed, ["less than a minute", "min", "h"])
                )),
                en(output)
            ),
            Self::NoManifest { site } => format!(
                "The folder {} has no manifest \".garrigue.json\": it is no portal that Garrigue published, or the copy is incomplete. Name the folder that holds this file.",
                en(site)
            ),
            Self::Duplicate { path } => format!(
                "Two pages or files have the same address \"{path}\". Give one of them another code, name or identifier."
            ),
            Self::Collision { file, inside } => {
                format!("\"{file}\" would have to be both a file and the folder of \"{inside}\". Rename one of them.")
            }
            Self::Unfinished { path } => format!(
                "The site is not published, because \"{path}\" could not be written in full. Correct the error reported for that file, then try again."
            ),
            Self::Altered { output, path } => format!(
                "The file \"{path}\" of {} was changed during the build: nothing is published. Try again, and it will be rewritten.",
                en(output)
            ),
            Self::Nothing { output } => {
                format!("No page was made: nothing is changed in {}. Check that the sources hold a plan.", en(output))
            }
            Self::SetAside { output, kept, source } => format!(
                "The new site could not take the place of {} ({source}), and the old one, intact, is in {}. Rename that folder, or build again: the build starts by putting it back.",
                en(output),
                en(kept)
            ),
            Self::Halfway { output, source } => format!(
                "The new site could not wholly take its place in {} ({source}): some files are new, others old. Check this folder, then build again: the build starts by finishing.",
                en(output)
            ),
            Self::Io { operation, path, source } => {
                format!("Cannot {} {}: {source}. {}", verb_en(*operation), en(path), advice_en(source))
            }
        }
    }
}

impl PathError {
    /// Returns the message in French, in full sentences.
    #[must_use]
    pub fn fr(&self) -> String {
        let fault = match self.fault {
            PathFault::EmptySegment => "un nom y est vide (texte vide, « / » au début, à la fin ou doublé)".to_owned(),
            PathFault::Character(c) => format!("le caractère « {} » n'y est pas permis", visible(&c.to_string())),
            PathFault::Dots => "un nom y commence par deux points ou finit par un point".to_owned(),
            PathFault::Reserved => "un nom y est réservé par Windows, git ou Garrigue".to_owned(),
            PathFault::TooLong => "un nom dépasse 100 octets, ou l'ensemble 240".to_owned(),
        };
        format!(
            "« {} » ne peut pas être l'adresse d'un fichier du site : {fault}. Utilisez des lettres minuscules sans accent, des chiffres, « - », « _ » et « . », séparés par « / ».",
            visible(&self.path)
        )
    }

    /// Returns the message in English, in full sentences.
    #[must_use]
    pub fn en(&self) -> String {
        let fault = match self.fault {
            PathFault::EmptySegment => "a name in it is empty (empty text; \"/\" first, last or doubled)".to_owned(),
            PathFault::Character(c) => format!("the character \"{}\" is not allowed", visible(&c.to_string())),
            PathFault::Dots => "a name in it starts with two dots or ends with one".to_owned(),
            PathFault::Reserved => "a name in it is reserved by Windows, git or Garrigue".to_owned(),
            PathFault::TooLong => "a name exceeds 100 bytes, or the whole 240".to_owned(),
        };
        format!(
            "\"{}\" cannot be the address of a file of the site: {fault}. Use lower-case unaccented letters, digits, \"-\", \"_\" and \".\", separated by \"/\".",
            visible(&self.path)
        )
    }
}

/// Says for how long, to the minute.
fn lasted(elapsed: Duration, [less, minutes, hours]: [&str; 3]) -> String {
    match elapsed.as_secs() / 60 {
        0 => less.to_owned(),
        n @ 1..60 => format!("{n}\u{a0}{minutes}"),
        n => format!("{}\u{a0}{hours}\u{a0}{:02}", n / 60, n % 60),
    }
}

fn verb_fr(operation: Operation) -> &'static str {
    match operation {
        Operation::Resolve => "de trouver",
        Operation::List => "de lister le dossier",
        Operation::Read => "de lire",
        Operation::CreateFolder => "de créer le dossier",
        Operation::Write => "d'écrire",
        Operation::CarryOver => "de reprendre dans le nouveau site",
        Operation::SetPermissions => "de régler les droits de",
        Operation::Lock => "de verrouiller",
        Operation::Sync => "de finir d'écrire sur le disque",
        Operation::Swap => "de mettre le nouveau site à la place de",
        Operation::Restore => "de remettre en place",
    }
}

fn verb_en(operation: Operation) -> &'static str {
    match operation {
        Operation::Resolve => "find",
        Operation::List => "list the folder",
        Operation::Read => "read",
        Operation::CreateFolder => "create the folder",
        Operation::Write => "write",
        Operation::CarryOver => "carry over into the new site",
        Operation::SetPermissions => "set the permissions of",
        Operation::Lock => "lock",
        Operation::Sync => "finish writing to the disk",
        Operation::Swap => "put the new site in the place of",
        Operation::Restore => "put back",
    }
}

/// The system answers in English, so the reasons that an author may meet are said in French.
fn reason_fr(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "ce chemin n'existe pas".to_owned(),
        ErrorKind::PermissionDenied => "l'accès est refusé".to_owned(),
        ErrorKind::ReadOnlyFilesystem => "ce disque est en lecture seule".to_owned(),
        ErrorKind::StorageFull => "le disque est plein".to_owned(),
        ErrorKind::QuotaExceeded => "votre quota d'espace disque est atteint".to_owned(),
        ErrorKind::InvalidFilename => "ce nom est trop long ou n'est pas permis sur ce disque".to_owned(),
        ErrorKind::AlreadyExists => "ce nom est déjà pris".to_owned(),
        ErrorKind::Unsupported => "ce disque ne sait pas le faire".to_owned(),
        // `ErrorKind` is not exhaustive: the rest keeps the words of the system.
        _ => format!("le système répond « {error} »"),
    }
}

fn advice_fr(error: &io::Error) -> &'static str {
    match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
            "Rien n'est publié ; libérez de l'espace, puis recommencez."
        }
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            "Vérifiez vos droits sur ce chemin, ou indiquez une autre sortie."
        }
        ErrorKind::InvalidFilename => "Choisissez un nom plus court.",
        _ => "Rien n'est publié ; vérifiez ce chemin, puis recommencez.",
    }
}

fn advice_en(error: &io::Error) -> &'static str {
    match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "Nothing is published; free some space, then try again.",
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            "Check your rights on this path, or name another output."
        }
        ErrorKind::InvalidFilename => "Choose a shorter name.",
        _ => "Nothing is published; check this path, then try again.",
    }
}

fn fr(path: &Path) -> String {
    format!("« {} »", visible(&path.to_string_lossy()))
}

fn en(path: &Path) -> String {
    format!("\"{}\"", visible(&path.to_string_lossy()))
}
