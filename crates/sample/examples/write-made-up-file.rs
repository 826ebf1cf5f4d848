//! Writes the made-up file and its truth into a folder (used by `cargo xtask fixtures`).

use std::path::{Path, PathBuf};

fn main() -> std::io::Result<()> {
    let folder = std::env::args_os().nth(1).map_or_else(|| PathBuf::from("made-up-file"), PathBuf::from);
    let made = sample::made_up_file();
    let received = folder.join("From the council");
    std::fs::create_dir_all(&received)?;
    for file in &made.files {
        std::fs::write(received.join(Path::new(&file.name)), &file.bytes)?;
    }
    std::fs::write(folder.join("truth.json"), serde_json::to_vec_pretty(&made.truth)?)
}
