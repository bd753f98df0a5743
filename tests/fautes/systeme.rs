//! What only the system refuses (G102).

use crate::support::Portail;

/// The rules that the cases of this file break.
pub fn codes() -> Vec<&'static str> {
    vec!["G102"]
}

/// A path longer than the system takes is the only refusal that the tests meet whoever runs them, root among others.
#[test]
fn a_file_that_the_system_refuses() {
    let p = Portail::minimal();
    let folder = |letter: &str, depth: usize| vec![letter.repeat(250); depth].join("/");
    let long = folder("b", 8);
    std::fs::create_dir_all(p.path("content").join(folder("a", 10))).unwrap();
    std::fs::create_dir_all(p.path(&long)).unwrap();
    std::fs::rename(p.path("content"), p.path(&long).join("content")).unwrap();

    let content = format!("{long}/content");
    let outcome = p.check_with(&["--content", &content]);
    assert_eq!(outcome.exit, 1, "{outcome}");
    let found = outcome.finds("G102", &outcome.of("G102")[0].at());
    assert!(found.message.starts_with("Lecture impossible"), "{outcome}");
    assert!(!found.help.is_empty(), "{outcome}");
    assert_eq!(p.build_with(&["--content", &content]).exit, 1);
    assert!(!p.path("output").exists());
}
