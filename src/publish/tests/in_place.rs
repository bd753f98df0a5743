//! Where the folder of the output cannot be moved, its files are replaced one by one.

use std::fs;
use std::path::Path;

use super::super::steps::Step;
use super::super::{Publication, PublishError, Sink, verify};
use super::support::{Project, full_name, kill_after, path, play, snapshot, texts, write_pages};

const VOLUME: &str = "mkdir \"$1/site\" && mount -t tmpfs none \"$1/site\"";
/// On the disk of its parent: only the kernel knows that it is one.
const BIND: &str =
    "mount -t tmpfs none \"$1\" && mkdir \"$1/site\" \"$1/volume\" && mount --bind \"$1/volume\" \"$1/site\"";
/// A container whose image holds a site, and that builds it again; `$how` is how its disk is mounted.
const IMAGE: &str = "mkdir \"$1/m\" && mount -t tmpfs none \"$1/m\" && cd \"$1/m\" && mkdir -p up work low/site/herault \
     && printf '{\"generator\":\"garrigue\",\"format\":1,\"files\":{\"herault/gone.html\":{\"size\":3,\"blake3\":\"\"}}}' \
        > low/site/.garrigue.json && printf old > low/site/herault/gone.html \
     && mount -t overlay -o $how,lowerdir=low,upperdir=up,workdir=work none \"$1\"";

/// A site that shares one page with that of `write_pages`, changes others, and gains and loses some.
fn publish_another(project: &Project) -> Result<(), PublishError> {
    let publication = project.begin()?;
    for (name, text) in [
        ("index.html", "new"),
        ("404.html", "old"),
        ("herault/index.html", "new"),
        ("gard/index.html", "new"),
        ("assets/style.0a1b.css", "new"),
        ("sitemap.xml", "new"),
    ] {
        publication.write(&path(name), text.as_bytes())?;
    }
    publication.commit()?;
    Ok(())
}

const ANOTHER: [&str; 6] =
    ["404.html", "assets/style.0a1b.css", "gard/index.html", "herault/index.html", "index.html", "sitemap.xml"];

/// The files of the site, without what serves the building.
fn site(output: &Path) -> Vec<String> {
    let inside = snapshot(output).into_keys().filter(|path| path.is_file());
    let mut names: Vec<String> =
        inside.map(|path| path.strip_prefix(output).unwrap().to_str().unwrap().to_owned()).collect();
    names.retain(|name| !name.starts_with(".garrigue"));
    names.sort();
    names
}

fn tools(output: &Path) -> Vec<String> {
    let entries = fs::read_dir(output).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = entries.filter(|name| name.starts_with(".garrigue-")).collect();
    names.sort();
    names
}

#[test]
fn a_volume_is_filled_and_replaced_file_by_file() {
    play(VOLUME, &full_name(module_path!(), "scene_volume"));
    play(BIND, &full_name(module_path!(), "scene_volume"));
}

#[test]
#[ignore = "a child process: `a_volume_is_filled_and_replaced_file_by_file` starts it"]
fn scene_volume() {
    let Some(project) = Project::of_parent() else {
        return;
    };
    let output = project.output();
    // The root of a disk has this folder by itself.
    fs::create_dir(output.join("lost+found")).unwrap();
    let published = project.publish("old").unwrap();
    assert!(published.in_place);
    assert_eq!((texts(&output), tools(&output)), (vec!["old".to_owned()], vec![".garrigue-lock".to_owned()]));
    assert!(project.hidden().is_empty(), "nothing beside it: {:?}", project.hidden());

    let before = fs::metadata(output.join("404.html")).unwrap().modified().unwrap();
    fs::write(output.join("herault/.gitkeep"), "").unwrap();
    publish_another(&project).unwrap();
    assert_eq!(fs::metadata(output.join("404.html")).unwrap().modified().unwrap(), before);
    let mut expected: Vec<&str> = ANOTHER.to_vec();
    expected.insert(3, "herault/.gitkeep");
    assert_eq!(site(&output), expected);
    assert!(!output.join("herault/e1d3o7").exists(), "the folder went with its last page");
    assert!(verify(&output).unwrap().is_exact());
    assert_eq!(tools(&output), [".garrigue-lock"]);

    let before = snapshot(&output);
    publish_another(&project).unwrap();
    assert_eq!(snapshot(&output), before);
    fs::write(output.join("herault/photo.jpg"), "precious").unwrap();
    assert!(matches!(project.publish("old"), Err(PublishError::Strangers { .. })));
    assert_eq!(fs::read(output.join("herault/photo.jpg")).unwrap(), b"precious");
    // A folder inside can be exchanged, as anywhere else.
    project.publish_at("site/inside", "new");
    assert_eq!(texts(&output.join("inside")), ["new"]);
    println!("scene played");
}

#[test]
fn a_site_in_the_image_of_a_container_is_replaced_file_by_file() {
    play(&format!("how=userxattr && {IMAGE}"), &full_name(module_path!(), "scene_image"));
}

#[test]
#[ignore = "a child process: `a_site_in_the_image_of_a_container_is_replaced_file_by_file` starts it"]
fn scene_image() {
    let Some(project) = Project::of_parent() else {
        return;
    };
    for text in ["new", "newer"] {
        let published = project.publish(text).unwrap();
        assert!(published.in_place);
        assert_eq!(texts(&project.output()), [text]);
        assert!(verify(&project.output()).unwrap().is_exact());
        assert_eq!(project.hidden(), [".site.garrigue-lock"]);
    }
    assert!(!project.output().join("herault/gone.html").exists());
    println!("scene played");
}

#[test]
fn a_site_in_an_image_where_no_folder_moves_is_refused_and_intact() {
    play(&format!("how=index=off && {IMAGE}"), &full_name(module_path!(), "scene_stiff_image"));
}

#[test]
#[ignore = "a child process: `a_site_in_an_image_where_no_folder_moves_is_refused_and_intact` starts it"]
fn scene_stiff_image() {
    let Some(project) = Project::of_parent() else {
        return;
    };
    let before = snapshot(&project.output());
    let error = project.publish("new").unwrap_err();
    assert!(matches!(error, PublishError::CannotMove { .. }), "{error}");
    assert_eq!(snapshot(&project.output()), before);
    assert_eq!(project.hidden(), [".site.garrigue-lock"]);
    println!("scene played");
}

#[test]
fn a_file_may_become_a_folder_and_a_folder_a_file() {
    play(VOLUME, &full_name(module_path!(), "scene_shapes"));
}

#[test]
#[ignore = "a child process: `a_file_may_become_a_folder_and_a_folder_a_file` starts it"]
fn scene_shapes() {
    let Some(project) = Project::of_parent() else {
        return;
    };
    let publish = |names: &[&str]| {
        let publication = project.begin()?;
        names.iter().try_for_each(|name| publication.write(&path(name), b"page").map(drop))?;
        publication.commit()
    };
    publish(&["a", "b/c/d", "b/e"]).unwrap();
    publish(&["a/b/c", "b"]).unwrap();
    assert_eq!(site(&project.output()), ["a/b/c", "b"]);
    publish(&["a", "b/c/d", "b/e"]).unwrap();
    assert_eq!(site(&project.output()), ["a", "b/c/d", "b/e"]);
    // What is not ours in such a folder stops the build before anything moves.
    fs::write(project.output().join("b/c/.gitkeep"), "").unwrap();
    let before = snapshot(&project.output());
    assert!(matches!(publish(&["a", "b"]), Err(PublishError::Strangers { .. })));
    assert_eq!(snapshot(&project.output()), before);
    println!("scene played");
}

#[test]
fn a_build_killed_at_every_file_of_a_volume_is_undone_or_finished_by_the_next_one() {
    play(VOLUME, &full_name(module_path!(), "scene_killed"));
}

#[test]
#[ignore = "a child process: a scene of this file starts it"]
fn child_publishes_another() {
    if let Some(project) = Project::of_parent() {
        publish_another(&project).unwrap();
    }
}

#[test]
#[ignore = "a child process: `a_build_killed_at_every_file_of_a_volume…` starts it"]
fn scene_killed() {
    use Step::*;
    let Some(project) = Project::of_parent() else {
        return;
    };
    let output = project.output();
    let child = full_name(module_path!(), "child_publishes_another");
    let mut kills = 0;
    for step in [Locked, Recovered, Staged, Written, Listed, Synced, Journaled, Moved, Relisted, Erased, Removed] {
        for rank in 1.. {
            project.publish("old").unwrap();
            if !kill_after(&project, step, rank, &child) {
                break;
            }
            kills += 1;
            let finishes = matches!(step, Journaled | Moved | Relisted | Erased);
            let verdict = verify(&output).unwrap();
            assert_eq!(verdict.unfinished, finishes, "{step:?} {rank}");
            if finishes {
                no_dead_link(&output);
            }
            // Whatever the next build is, it starts so.
            drop(project.begin().unwrap());
            assert!(verify(&output).unwrap().is_exact(), "{step:?} {rank}");
            assert_eq!(tools(&output), [".garrigue-lock"]);
            if finishes || step == Removed {
                assert_eq!(site(&output), ANOTHER, "{step:?} {rank}");
            } else {
                assert_eq!(texts(&output), ["old"], "{step:?} {rank}");
            }
        }
    }
    // Five files are written and moved, one goes.
    assert_eq!(kills, 8 + 5 + 5 + 1);
    println!("scene played");
}

/// The pages of the old site name each other; those of the new one name each other and its assets.
fn no_dead_link(output: &Path) {
    let has = |name: &str| output.join(name).exists();
    let is_new = |name: &str| fs::read(output.join(name)).is_ok_and(|text| text == b"new");
    let changed = ["index.html", "herault/index.html"];
    if changed.iter().chain(&["gard/index.html"]).any(|page| is_new(page)) {
        assert!(has("assets/style.0a1b.css"));
    }
    if changed.iter().any(|page| is_new(page)) {
        assert!(has("gard/index.html"));
    }
    if !changed.iter().all(|page| is_new(page)) {
        assert!(has("herault/e1d3o7/index.html"));
    }
    assert!(has("index.html") && has("404.html") && has("herault/index.html"));
}

#[test]
fn a_first_build_of_a_volume_killed_on_the_way_is_finished_by_the_next_one() {
    play(VOLUME, &full_name(module_path!(), "scene_first_killed"));
}

#[test]
#[ignore = "a child process: `a_first_build_of_a_volume_killed_on_the_way…` starts it"]
fn scene_first_killed() {
    let Some(project) = Project::of_parent() else {
        return;
    };
    let output = project.output();
    let child = full_name(module_path!(), "child_publishes_another");
    assert!(kill_after(&project, Step::Written, 3, &child));
    assert!(site(&output).is_empty(), "{:?}", site(&output));
    assert!(kill_after(&project, Step::Moved, 2, &child));
    assert!(!output.join(".garrigue.json").exists());
    drop(project.begin().unwrap());
    assert_eq!(site(&output), ANOTHER);
    assert!(verify(&output).unwrap().is_exact());
    println!("scene played");
}

#[test]
fn what_somebody_put_in_the_way_of_a_killed_build_is_not_erased() {
    play(VOLUME, &full_name(module_path!(), "scene_in_the_way"));
}

#[test]
#[ignore = "a child process: `what_somebody_put_in_the_way…` starts it"]
fn scene_in_the_way() {
    let Some(project) = Project::of_parent() else {
        return;
    };
    let output = project.output();
    project.publish("old").unwrap();
    assert!(kill_after(&project, Step::Journaled, 1, &full_name(module_path!(), "child_publishes_another")));
    fs::write(output.join("sitemap.xml"), "precious").unwrap();
    let error = project.begin().unwrap_err();
    assert!(matches!(&error, PublishError::Strangers { first, .. } if first == Path::new("sitemap.xml")), "{error}");
    assert_eq!(fs::read(output.join("sitemap.xml")).unwrap(), b"precious");
    fs::remove_file(output.join("sitemap.xml")).unwrap();
    drop(project.begin().unwrap());
    assert_eq!(site(&output), ANOTHER);
    // A folder that only has the name of a journal is not taken for one.
    fs::create_dir(output.join(".garrigue-next")).unwrap();
    fs::write(output.join(".garrigue-next/letter"), "precious").unwrap();
    assert!(matches!(project.begin(), Err(PublishError::NotOurs { .. })));
    assert!(output.join(".garrigue-next/letter").exists());
    println!("scene played");
}

#[test]
fn a_full_volume_keeps_the_old_site() {
    play(
        "mkdir \"$1/site\" && mount -t tmpfs -o size=96k none \"$1/site\"",
        &full_name(module_path!(), "scene_full_volume"),
    );
}

#[test]
#[ignore = "a child process: `a_full_volume_keeps_the_old_site` starts it"]
fn scene_full_volume() {
    let Some(project) = Project::of_parent() else {
        return;
    };
    project.publish("old").unwrap();
    let before = snapshot(&project.output());
    for size in (1_000..80_000).step_by(8_000) {
        let publication = project.begin().unwrap();
        write_pages(&publication, "old").unwrap();
        match publication.write(&path("more/index.html"), &vec![b'x'; size]).and_then(|_| publication.commit()) {
            Ok(_) => {
                project.publish("old").unwrap();
            }
            Err(error) => assert!(error.fr().contains("le disque est plein"), "{error}"),
        }
        assert_eq!(snapshot(&project.output()), before);
    }
    println!("scene played");
}

#[test]
fn a_second_build_of_a_volume_is_refused_at_once_from_either_side() {
    play(BIND, &full_name(module_path!(), "scene_two_sides"));
}

#[test]
#[ignore = "a child process: `a_second_build_of_a_volume…` starts it"]
fn scene_two_sides() {
    let Some(project) = Project::of_parent() else {
        return;
    };
    let running = project.begin().unwrap();
    assert!(project.begin().unwrap_err().is_busy());
    // The same folder, as the host of the container sees it.
    let host = project.root().join("volume");
    assert!(Publication::begin(&host, &project.guard()).unwrap_err().is_busy());
    write_pages(&running, "old").unwrap();
    running.commit().unwrap();
    let publication = Publication::begin(&host, &project.guard()).unwrap();
    write_pages(&publication, "new").unwrap();
    println!("scene played");
}
