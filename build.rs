//! Names this very program, so that what another one remembered is never believed.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let mut hasher = DefaultHasher::new();
    read(Path::new("src"), &mut hasher)?;
    read(Path::new("Cargo.toml"), &mut hasher)?;
    if Path::new("Cargo.lock").exists() {
        read(Path::new("Cargo.lock"), &mut hasher)?;
    }
    // Another set of features makes other pages. Another compiler may hash otherwise, and then here too.
    let features = env::vars().filter(|(name, _)| name.starts_with("CARGO_FEATURE_"));
    let mut features: Vec<String> = features.map(|(name, _)| name).collect();
    features.sort();
    features.hash(&mut hasher);
    env::var("TARGET").unwrap_or_default().hash(&mut hasher);
    println!("cargo::rustc-env=GARRIGUE_PROGRAM={}-{:016x}", env!("CARGO_PKG_VERSION"), hasher.finish());
    println!("cargo::rerun-if-changed=src");
    println!("cargo::rerun-if-changed=Cargo.toml");
    println!("cargo::rerun-if-changed=Cargo.lock");
    Ok(())
}

fn read(path: &Path, hasher: &mut DefaultHasher) -> io::Result<()> {
    if path.is_dir() {
        let mut inside: Vec<_> = fs::read_dir(path)?.map(|entry| entry.map(|e| e.path())).collect::<Result<_, _>>()?;
        inside.sort();
        inside.iter().try_for_each(|path| read(path, hasher))
    } else {
        path.hash(hasher);
        fs::read(path)?.hash(hasher);
        Ok(())
    }
}
