//! What an existing output may hold.

use std::fs;

use super::super::{MANIFEST_NAME, Manifest, OutPath, PublishError, Sink};
use super::support::{Project, path, snapshot, texts, write_pages};

#[test]
fn a_folder_that_garrigue_did_not_make_is_refused_and_gets_no_lock() {
    for thing in ["letter.odt", ".git/config", "empty/.gitkeep"] {
        let project = Project::new();
        let thing = project.output().join(thing);
        fs::create_dir_all(thing.parent().unwrap()).unwrap();
        fs::write(&thing, "precious").unwrap();
        let before = snapshot(project.root());
        let error = project.begin().unwrap_err();
        assert!(matches!(error, PublishError::NotOurs { .. }), "{error}");
        assert_eq!(snapshot(project.root()), before);
    }
}

#[test]
fn an_empty_folder_is_accepted() {
    let project = Project::new();
    fs::create_dir(project.output()).unwrap();
    project.publish("new").unwrap();
    assert_eq!(texts(&project.output()), ["new"]);
}

#[test]
fn the_files_of_git_are_carried_over_byte_for_byte_and_not_listed() {
    let project = Project::new();
    fs::create_dir(project.output()).unwrap();
    fs::write(project.output().join(".gitignore"), b"*\r\n!.gitignore\n\xff").unwrap();
    fs::write(project.output().join(".gitkeep"), "").unwrap();
    project.publish("one").unwrap();
    fs::write(project.output().join("herault/.gitkeep"), "kept").unwrap();
    let published = project.publish("two").unwrap();

    let output = project.output();
    assert_eq!(fs::read(output.join(".gitignore")).unwrap(), b"*\r\n!.gitignore\n\xff");
    assert_eq!(fs::read(output.join(".gitkeep")).unwrap(), b"");
    assert_eq!(fs::read(output.join("herault/.gitkeep")).unwrap(), b"kept");
    assert_eq!(published.files, 4);
    let manifest = fs::read_to_string(output.join(MANIFEST_NAME)).unwrap();
    assert!(!manifest.contains(".git"));
}

#[test]
fn a_file_added_by_hand_is_never_erased() {
    for added in ["CNAME", ".git/config", "documents/plan.pdf", "herault/photo.jpg"] {
        let project = Project::new();
        project.publish("old").unwrap();
        let file = project.output().join(added);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, "precious").unwrap();
        let before = snapshot(&project.output());
        let error = project.publish("new").unwrap_err();
        let PublishError::Strangers { first, count, .. } = &error else { panic!("{error:?}") };
        assert_eq!((first.to_str().unwrap(), *count), (added, 1));
        assert_eq!(snapshot(&project.output()), before);
    }
}

#[test]
fn a_file_added_at_the_surface_is_refused_before_any_page_is_rendered() {
    for added in ["CNAME", ".git/config"] {
        let project = Project::new();
        project.publish("old").unwrap();
        let file = project.output().join(added);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, "precious").unwrap();
        assert!(matches!(project.begin(), Err(PublishError::Strangers { .. })));
    }
}

#[test]
fn a_file_added_during_the_build_is_not_erased() {
    let project = Project::new();
    let publication = project.begin().unwrap();
    write_pages(&publication, "new").unwrap();
    fs::create_dir(project.output()).unwrap();
    fs::write(project.output().join("letter.odt"), "precious").unwrap();
    assert!(matches!(publication.commit(), Err(PublishError::NotOurs { .. })));
    assert_eq!(fs::read(project.output().join("letter.odt")).unwrap(), b"precious");
}

#[cfg(unix)]
#[test]
fn a_link_in_place_of_a_page_is_refused() {
    let project = Project::new();
    project.publish("old").unwrap();
    let page = project.output().join("404.html");
    fs::remove_file(&page).unwrap();
    std::os::unix::fs::symlink(project.root().join("content"), &page).unwrap();
    assert!(matches!(project.begin(), Err(PublishError::Strangers { .. })));
}

#[test]
fn what_the_operating_system_scatters_stops_nothing() {
    let project = Project::new();
    project.publish("old").unwrap();
    fs::write(project.output().join("herault/.DS_Store"), "").unwrap();
    fs::write(project.output().join("Thumbs.db"), "").unwrap();
    project.publish("new").unwrap();
    assert!(!project.output().join("Thumbs.db").exists());
}

#[test]
fn a_damaged_or_foreign_manifest_is_refused() {
    for text in [
        "",
        "{}",
        r#"{"generator":"other","format":1,"files":{}}"#,
        r#"{"generator":"garrigue","format":3,"files":{}}"#,
        r#"{"generator":"garrigue","format":2,"files":{"index.html":{"size":1}}}"#,
        r#"{"generator":"garrigue","format":2,"files":{"index.html":{"size":1,"sha256":"E3"}}}"#,
        r#"{"generator":"garrigue","format":1,"files":{"../x":{"size":0,"blake3":""}}}"#,
    ] {
        let project = Project::new();
        project.publish("old").unwrap();
        fs::write(project.output().join(MANIFEST_NAME), text).unwrap();
        let error = project.begin().unwrap_err();
        assert!(matches!(error, PublishError::ManifestUnreadable { .. }), "{text}: {error}");
    }
}

#[test]
fn the_manifest_is_the_same_whatever_the_order_of_writing() {
    let names: Vec<String> = (0..50).map(|n| format!("p{}/index.html", n * 7 % 50)).collect();
    let manifest_of = |names: &mut dyn Iterator<Item = &String>| {
        let project = Project::new();
        let publication = project.begin().unwrap();
        for name in names {
            publication.write(&path(name), name.as_bytes()).unwrap();
        }
        publication.commit().unwrap();
        fs::read(project.output().join(MANIFEST_NAME)).unwrap()
    };
    let forward = manifest_of(&mut names.iter());
    assert_eq!(forward, manifest_of(&mut names.iter().rev()));
    assert_eq!(forward.iter().filter(|byte| **byte == b'\n').count(), 50 + 6);
}

#[test]
fn the_manifest_gives_back_what_was_written() {
    let project = Project::new();
    project.publish("Bonjour").unwrap();
    let manifest = Manifest::read(&project.output()).unwrap().unwrap();
    let names: Vec<&str> = manifest.files().keys().map(OutPath::as_str).collect();
    assert_eq!(names, ["404.html", "herault/e1d3o7/index.html", "herault/index.html", "index.html"]);
    let bonjour = "9172e8eec99f144f72eca9a568759580edadb2cfd154857f07e657569493bc44";
    assert!(manifest.files().values().all(|file| file.size == 7 && file.sha256.to_string() == bonjour));
}

#[test]
fn a_site_of_an_earlier_garrigue_is_ours_and_is_replaced() {
    let project = Project::new();
    project.publish("old").unwrap();
    let blake3 = "af1349b9f5f9a1a6a0404dea36dcc9499bcb25c9adc112b7cc9a93cae41f3262";
    let listed = |name: &str| format!(r#""{name}":{{"size":3,"blake3":"{blake3}"}}"#);
    let names = ["404.html", "herault/e1d3o7/index.html", "herault/index.html", "index.html", "former.html"];
    let files: Vec<String> = names.map(listed).into();
    let manifest = format!(r#"{{"generator":"garrigue","format":1,"files":{{{}}}}}"#, files.join(","));
    fs::write(project.output().join(MANIFEST_NAME), manifest).unwrap();
    fs::write(project.output().join("former.html"), "old").unwrap();
    assert!(matches!(Manifest::read(&project.output()), Err(PublishError::ManifestOld { .. })));
    // What it says of the bytes cannot be compared, so that everything is written again.
    let published = project.publish("old").unwrap();
    assert_eq!((published.new, published.kept, published.removed), (4, 0, 1));
    assert_eq!(texts(&project.output()), ["old"]);
    assert!(!project.output().join("former.html").exists());
}

/// The command that the documentation of the manifest gives.
#[cfg(unix)]
#[test]
fn anyone_can_check_the_manifest_with_sha256sum() {
    let project = Project::new();
    project.publish("Bonjour").unwrap();
    let check = || {
        let script = r#"sed -n 's/^ *"\(.*\)": {"size":[0-9]*,"sha256":"\([0-9a-f]*\)"}.*/\2  \1/p' .garrigue.json | sha256sum -c"#;
        std::process::Command::new("sh").args(["-c", script]).current_dir(project.output()).output().unwrap()
    };
    let right = check();
    assert_eq!(String::from_utf8_lossy(&right.stdout).matches(": OK\n").count(), 4, "{right:?}");
    fs::write(project.output().join("404.html"), "Bonsoir").unwrap();
    assert!(!check().status.success());
}
