//! What the program is compiled from is what `deny.toml` accepts; that file says why this test stands in for cargo-deny.

use std::collections::BTreeSet;
use std::process::Command;

use serde::Deserialize;

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    license: Option<String>,
    source: Option<String>,
}

/// Every crate that a build on the target of `deny.toml` needs.
fn packages() -> Vec<Package> {
    let target = words("targets").into_iter().next().unwrap();
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked", "--all-features", "--filter-platform", &target])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let Metadata { packages } = serde_json::from_slice(&output.stdout).unwrap();
    assert!(packages.len() > 100, "only {} crates were read", packages.len());
    packages
}

/// The quoted words of a list of `deny.toml`, whose key starts a line.
fn words(key: &str) -> BTreeSet<String> {
    let text = include_str!("../../deny.toml");
    let after = text.split(&format!("\n{key} = [")).nth(1).unwrap_or_else(|| panic!("deny.toml has no list {key}"));
    let lines = after.split("\n]").next().unwrap().lines().filter(|l| !l.trim_start().starts_with('#'));
    let list: Vec<&str> = lines.take_while(|l| !l.contains(" = [")).collect();
    let list = list.join("\n");
    let list = if list.lines().next().unwrap().contains(']') { list.split(']').next().unwrap() } else { &list };
    list.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

/// The licences that one may choose among: each is what must be accepted together. `A OR (B AND C)` is A, or B with C.
fn choices(expression: &str) -> Vec<BTreeSet<String>> {
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let mut words = spaced.split_whitespace().peekable();
    let all = any(&mut words);
    assert!(words.next().is_none(), "« {expression} » was not read whole");
    all
}

type Words<'w> = std::iter::Peekable<std::str::SplitWhitespace<'w>>;

fn any(words: &mut Words<'_>) -> Vec<BTreeSet<String>> {
    let mut found = every(words);
    while words.next_if_eq(&"OR").is_some() {
        found.extend(every(words));
    }
    found
}

fn every(words: &mut Words<'_>) -> Vec<BTreeSet<String>> {
    let mut found = one(words);
    while words.next_if_eq(&"AND").is_some() {
        let more = one(words);
        found = found.iter().flat_map(|a| more.iter().map(move |b| a.union(b).cloned().collect())).collect();
    }
    found
}

fn one(words: &mut Words<'_>) -> Vec<BTreeSet<String>> {
    let word = words.next().expect("a licence");
    if word == "(" {
        let inside = any(words);
        assert_eq!(words.next(), Some(")"));
        return inside;
    }
    if words.next_if_eq(&"WITH").is_some() {
        return vec![BTreeSet::from([format!("{word} WITH {}", words.next().expect("an exception"))])];
    }
    vec![BTreeSet::from([word.to_owned()])]
}

#[test]
fn an_expression_of_licences_is_read_as_spdx_says() {
    let set = |words: &[&str]| words.iter().map(|w| (*w).to_owned()).collect::<BTreeSet<_>>();
    assert_eq!(choices("MIT OR Apache-2.0"), [set(&["MIT"]), set(&["Apache-2.0"])]);
    assert_eq!(choices("MIT/Zlib"), [set(&["MIT"]), set(&["Zlib"])]);
    assert_eq!(choices("(A OR B) AND C"), [set(&["A", "C"]), set(&["B", "C"])]);
    assert_eq!(choices("A WITH E OR B AND C"), [set(&["A WITH E"]), set(&["B", "C"])]);
}

#[test]
fn every_crate_may_be_used_under_accepted_licences_and_no_licence_is_accepted_for_nothing() {
    let accepted = words("allow");
    let mut used = BTreeSet::new();
    for package in packages() {
        let expression = package.license.unwrap_or_else(|| panic!("{} has no licence", package.name));
        let possible: Vec<_> = choices(&expression).into_iter().filter(|c| c.is_subset(&accepted)).collect();
        assert!(!possible.is_empty(), "{}: {expression}", package.name);
        // A licence that is only ever one choice among others is not needed.
        if choices(&expression).len() == 1 || possible.len() == 1 {
            used.extend(possible.into_iter().flatten());
        }
    }
    let useless: Vec<_> = accepted.difference(&used).collect();
    assert!(useless.is_empty(), "no crate needs {useless:?}");
}

#[test]
fn every_crate_comes_from_the_registry_and_none_is_banned() {
    let registries = words("allow-registry");
    let banned: Vec<String> = include_str!("../../deny.toml")
        .lines()
        .filter_map(|l| l.trim().strip_prefix("{ name = \"")?.split('"').next().map(str::to_owned))
        .collect();
    assert!(banned.len() > 2, "{banned:?}");
    for package in packages() {
        assert!(!banned.contains(&package.name), "{} is banned", package.name);
        let Some(source) = package.source else {
            assert_eq!(package.name, "garrigue", "a crate without a source");
            continue;
        };
        assert!(registries.contains(source.trim_start_matches("registry+")), "{}: {source}", package.name);
    }
}

#[test]
fn an_advisory_is_ignored_only_with_its_reason() {
    let ignored: Vec<&str> =
        include_str!("../../deny.toml").lines().filter(|l| l.trim().starts_with("{ id = ")).collect();
    assert_eq!(ignored.len(), words("ignore").iter().filter(|w| w.starts_with("RUSTSEC-")).count());
    assert!(ignored.iter().all(|line| line.contains("reason = \"")), "{ignored:?}");
}
