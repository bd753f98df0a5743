//! Names this very program, so that what another one remembered is never believed; puts the default theme inside.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;
use std::{env, fs, io};

/// The theme that a program alone has.
const THEME: &str = "themes/romarin";

fn main() -> io::Result<()> {
    let mut hasher = DefaultHasher::new();
    read(Path::new("src"), &mut hasher)?;
    read(Path::new("Cargo.toml"), &mut hasher)?;
    read(Path::new(THEME), &mut hasher)?;
    embed(Path::new(THEME))?;
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
    println!("cargo::rerun-if-changed={THEME}");
    println!("cargo::rerun-if-changed=Cargo.toml");
    println!("cargo::rerun-if-changed=Cargo.lock");
    Ok(())
}

/// The default theme, inside the program: each file's name in its folder, and its bytes.
fn embed(theme: &Path) -> io::Result<()> {
    let mut names = Vec::new();
    files(theme, theme, &mut names)?;
    names.sort();
    let root = fs::canonicalize(theme)?;
    let rows =
        names.iter().map(|name| format!("    ({name:?}, include_bytes!({:?})),\n", root.join(name).to_string_lossy()));
    let list = format!("&[\n{}]\n", rows.collect::<String>());
    fs::write(Path::new(&env::var("OUT_DIR").map_err(io::Error::other)?).join("theme.rs"), list)
}

fn files(folder: &Path, root: &Path, names: &mut Vec<String>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            files(&path, root, names)?;
        } else if let Ok(name) = path.strip_prefix(root) {
            names.push(name.to_string_lossy().replace('\\', "/"));
        }
    }
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
