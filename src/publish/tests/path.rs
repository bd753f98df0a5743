use super::super::{OutPath, PathFault};

#[test]
fn the_addresses_of_a_portal_are_accepted() {
    for text in [
        "index.html",
        "404.html",
        ".nojekyll",
        "_headers",
        ".htaccess",
        ".well-known/security.txt",
        "contrats/coeur-herault/1.4/index.html",
        "donnees/herault.csv.gz",
        "contes/console.html",
        "commun/com10.html",
    ] {
        assert_eq!(OutPath::new(text).unwrap().as_str(), text);
    }
}

#[test]
fn what_a_file_system_would_read_otherwise_is_refused() {
    let character = PathFault::Character;
    for (text, fault) in [
        ("", PathFault::EmptySegment),
        ("/etc/passwd", PathFault::EmptySegment),
        ("a//b", PathFault::EmptySegment),
        ("a/", PathFault::EmptySegment),
        (".", PathFault::Dots),
        ("..", PathFault::Dots),
        ("a/../b", PathFault::Dots),
        ("a/./b", PathFault::Dots),
        ("...", PathFault::Dots),
        ("..a", PathFault::Dots),
        ("index.html.", PathFault::Dots),
        ("a./b", PathFault::Dots),
        ("%2e%2e/b", character('%')),
        ("a\\b", character('\\')),
        ("c:/b", character(':')),
        ("a\0", character('\0')),
        ("a\n", character('\n')),
        ("a b", character(' ')),
        ("a ", character(' ')),
        ("Herault", character('H')),
        ("hérault", character('é')),
        ("he\u{301}rault", character('\u{301}')),
        ("con", PathFault::Reserved),
        ("con.html", PathFault::Reserved),
        ("a/nul/b", PathFault::Reserved),
        ("aux.tar.gz", PathFault::Reserved),
        ("com1", PathFault::Reserved),
        ("lpt0.txt", PathFault::Reserved),
        (".git/config", PathFault::Reserved),
        (".gitignore", PathFault::Reserved),
        (".garrigue.json", PathFault::Reserved),
    ] {
        let error = OutPath::new(text).expect_err(text);
        assert_eq!(error.fault, fault, "{text:?}");
        assert_eq!(error.path, text);
    }
}

#[test]
fn a_name_of_more_than_100_bytes_or_a_path_of_more_than_240_is_refused() {
    let name = |length| "a".repeat(length);
    assert!(OutPath::new(&name(100)).is_ok());
    assert_eq!(OutPath::new(&name(101)).unwrap_err().fault, PathFault::TooLong);
    let path = [name(80), name(80), name(78)].join("/");
    assert_eq!(path.len(), 240);
    assert!(OutPath::new(&path).is_ok());
    assert_eq!(OutPath::new(&format!("{path}a")).unwrap_err().fault, PathFault::TooLong);
}

#[test]
fn a_refusal_shows_no_control_character_and_says_what_to_write() {
    let error = OutPath::new("a\u{1b}[31m").unwrap_err();
    for message in [error.fr(), error.en(), error.to_string()] {
        assert!(!message.chars().any(char::is_control), "{message:?}");
    }
    assert!(error.fr().contains("minuscules"));
    assert!(error.en().contains("lower-case"));
}
