//! Writes the made-up file and its truth, so that anyone can bring it in by hand.

use crate::shell::{Done, cargo, go, root};

pub fn write(folder: Option<String>) -> Done {
    let folder = folder.unwrap_or_else(|| root().join("tests/out/made-up-file").to_string_lossy().into_owned());
    go(cargo(&["run", "--quiet", "--package", "sample", "--example", "write-made-up-file", "--", &folder]))?;
    eprintln!("The made-up file is in {folder}");
    Ok(())
}
