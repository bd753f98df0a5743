use std::io;
use std::path::PathBuf;
use std::time::Duration;

use super::super::{Holder, Operation, PublishError};
use super::support::path;

/// One of each, about a path that a terminal must not obey.
fn every_refusal() -> Vec<PublishError> {
    let output = || PathBuf::from("/srv/por\u{1b}tail");
    let folder = || PathBuf::from("/srv/por\u{1b}tail/dossier");
    let full = || io::Error::from(io::ErrorKind::StorageFull);
    vec![
        PublishError::Root { output: output() },
        PublishError::Home { output: output(), home: output() },
        PublishError::Home { output: output(), home: folder() },
        PublishError::Project { output: output(), project: output() },
        PublishError::Project { output: output(), project: folder() },
        PublishError::Source { output: output(), source_folder: output() },
        PublishError::Source { output: output(), source_folder: folder() },
        PublishError::Source { output: folder(), source_folder: output() },
        PublishError::Symlink { output: output(), target: folder() },
        PublishError::NotAFolder { output: output() },
        PublishError::ParentMissing { output: folder(), parent: output() },
        PublishError::CannotMove { output: output() },
        PublishError::NotOurs { output: output(), example: folder() },
        PublishError::ManifestUnreadable { path: output(), reason: "EOF".into() },
        PublishError::NoManifest { site: output() },
        PublishError::ManifestOld { path: output() },
        PublishError::Altered { output: output(), path: path("index.html") },
        PublishError::Strangers { output: output(), first: folder(), count: 1 },
        PublishError::Strangers { output: output(), first: folder(), count: 12 },
        PublishError::Busy { output: output(), holder: None },
        PublishError::Busy {
            output: output(),
            holder: Some(Holder { process: 4321, elapsed: Duration::from_mins(3) }),
        },
        PublishError::Duplicate { path: path("portail") },
        PublishError::Collision { file: path("portail"), inside: path("portail/a") },
        PublishError::Unfinished { path: path("portail") },
        PublishError::Nothing { output: output() },
        PublishError::SetAside { output: output(), kept: folder(), source: full() },
        PublishError::Halfway { output: output(), source: full() },
        PublishError::Io { operation: Operation::Write, path: output(), source: full() },
    ]
}

#[test]
fn every_refusal_says_path_what_and_what_to_do_in_both_languages() {
    for error in every_refusal() {
        for message in [error.fr(), error.en()] {
            assert!(message.contains("tail"), "no path: {message}");
            assert!(message.ends_with('.'), "{message}");
            assert!(message.split(". ").count() >= 2 || message.contains(';'), "no advice: {message}");
            assert!(!message.chars().any(char::is_control), "{message:?}");
            assert!(!message.contains("  "), "{message}");
        }
        assert_ne!(error.fr(), error.en());
        assert_eq!(error.to_string(), error.fr());
    }
}

#[test]
fn a_refusal_of_the_system_is_explained_in_the_language_of_the_author() {
    let error = PublishError::Io {
        operation: Operation::Write,
        path: "/srv/site".into(),
        source: io::ErrorKind::StorageFull.into(),
    };
    assert_eq!(
        error.fr(),
        "Impossible d'écrire «\u{a0}/srv/site\u{a0}»\u{a0}: le disque est plein. Rien n'est publié\u{a0}; libérez de l'espace, puis recommencez."
    );
    assert!(std::error::Error::source(&error).is_some());
    assert!(!error.is_busy());
}

#[test]
fn a_lock_says_who_holds_it_and_for_how_long() {
    let busy = |seconds| {
        let holder = Some(Holder { process: 4321, elapsed: Duration::from_secs(seconds) });
        PublishError::Busy { output: "/srv/site".into(), holder }
    };
    assert!(busy(59).fr().starts_with("Une autre génération (processus 4321, depuis moins d'une minute) écrit déjà"));
    assert!(busy(200).fr().contains("depuis 3\u{a0}min)"), "{}", busy(200));
    assert!(busy(200).en().contains("(process 4321, for 3\u{a0}min)"), "{}", busy(200).en());
    assert!(busy(7_260).fr().contains("depuis 2\u{a0}h\u{a0}01)"), "{}", busy(7_260));
}
