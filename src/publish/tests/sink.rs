use super::super::{MemorySink, OutPath, PublishError, Sink};
use super::support::{Project, path, write_pages};

/// Both sinks must agree, or a preview would show what a build refuses.
fn on_each_sink(test: impl Fn(&dyn Sink)) {
    test(&MemorySink::new());
    let project = Project::new();
    test(&project.begin().unwrap());
}

#[test]
fn two_pages_at_one_address_are_refused_by_name() {
    on_each_sink(|sink| {
        sink.write(&path("a/index.html"), b"1").unwrap();
        let error = sink.write(&path("a/index.html"), b"1").unwrap_err();
        assert!(matches!(&error, PublishError::Duplicate { path } if path.as_str() == "a/index.html"));
    });
}

#[test]
fn a_file_that_is_already_a_folder_is_refused_by_name() {
    on_each_sink(|sink| {
        sink.write(&path("a-b"), b"").unwrap();
        sink.write(&path("a/b/index.html"), b"").unwrap();
        for name in ["a", "a/b"] {
            let error = sink.write(&path(name), b"").unwrap_err();
            let PublishError::Collision { file, inside } = error else { panic!("{error:?}") };
            assert_eq!((file.as_str(), inside.as_str()), (name, "a/b/index.html"));
        }
    });
}

#[test]
fn a_file_under_another_file_is_refused_by_name() {
    on_each_sink(|sink| {
        sink.write(&path("a/b"), b"").unwrap();
        let error = sink.write(&path("a/b/c/index.html"), b"").unwrap_err();
        let PublishError::Collision { file, inside } = error else { panic!("{error:?}") };
        assert_eq!((file.as_str(), inside.as_str()), ("a/b", "a/b/c/index.html"));
        // Neighbours in alphabetical order are no collision.
        sink.write(&path("a/b.html"), b"").unwrap();
        sink.write(&path("a/b-c/index.html"), b"").unwrap();
    });
}

#[test]
fn the_memory_sink_gives_back_every_file_in_order() {
    let sink = MemorySink::new();
    write_pages(&sink, "Bonjour").unwrap();
    let files = sink.into_files();
    let names: Vec<&str> = files.keys().map(OutPath::as_str).collect();
    assert_eq!(names, ["404.html", "herault/e1d3o7/index.html", "herault/index.html", "index.html"]);
    assert!(files.values().all(|held| *held.bytes == *b"Bonjour"));
}
