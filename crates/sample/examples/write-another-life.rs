//! Writes the made-up life with a number, and its truth, into a folder (used by `cargo xtask accuracy`): `write-another-life 4 DIR`.

use std::path::PathBuf;

fn main() -> std::io::Result<()> {
    let mut args = std::env::args().skip(1);
    let number = args.next().and_then(|n| n.parse().ok()).unwrap_or(0);
    let folder = PathBuf::from(args.next().unwrap_or_else(|| "another-life".to_owned()));
    let made = sample::another_life(number);
    let received = folder.join("From the council");
    std::fs::create_dir_all(&received)?;
    for file in &made.files {
        std::fs::write(received.join(&file.name), &file.bytes)?;
    }
    std::fs::write(folder.join("truth.json"), serde_json::to_vec_pretty(&made.truth)?)
}
