//! Writes a life that a stranger to the reader wrote, and its truth, into a folder (used by `cargo xtask accuracy`):
//! `write-stranger NAME DIR`. Without a name it prints the names, one a line.

use std::io::{self, Write as _};
use std::path::PathBuf;

fn main() -> io::Result<()> {
    let mut args = std::env::args().skip(1);
    let Some(name) = args.next() else {
        let mut out = io::stdout().lock();
        return sample::strangers()?.iter().try_for_each(|name| writeln!(out, "{name}"));
    };
    let folder = args.next().map_or_else(|| PathBuf::from(&name), PathBuf::from);
    let made = sample::stranger(&name)?;
    let received = folder.join("From the council");
    std::fs::create_dir_all(&received)?;
    for file in &made.files {
        std::fs::write(received.join(&file.name), &file.bytes)?;
    }
    std::fs::write(folder.join("truth.json"), serde_json::to_vec_pretty(&made.truth)?)
}
