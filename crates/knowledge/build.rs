//! Lists the content under `knowledge/england` so that it is compiled in; it does not look at what the files say (the tests do).

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let england = PathBuf::from(variable("CARGO_MANIFEST_DIR")?).join("../../knowledge/england");
    println!("cargo::rerun-if-changed={}", england.display());
    let mut list =
        String::from("/// Every word file: its name and its text.\npub(crate) static WORDS: &[(&str, &str)] = &[\n");
    for name in names_in(&england.join("words"), "md")? {
        let _ = writeln!(list, "    (\"words/{name}\", {}),", include(&format!("words/{name}")));
    }
    list.push_str("];\n\n/// Every table: its name and its text.\npub(crate) static TABLES: &[(&str, &str)] = &[\n");
    for name in names_in(&england, "toml")? {
        let _ = writeln!(list, "    (\"{name}\", {}),", include(&name));
    }
    list.push_str("];\n");
    fs::write(Path::new(&variable("OUT_DIR")?).join("content.rs"), list)
}

/// Relative to the crate, so that no path of the building machine is written down.
fn include(name: &str) -> String {
    format!("include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/../../knowledge/england/{name}\"))")
}

fn names_in(folder: &Path, ending: &str) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|e| e == ending)
            && let Some(name) = path.file_name().and_then(|n| n.to_str())
        {
            names.push(name.to_owned());
        }
    }
    names.sort();
    Ok(names)
}

fn variable(name: &str) -> io::Result<String> {
    env::var(name).map_err(|e| io::Error::other(format!("{name}: {e}")))
}
