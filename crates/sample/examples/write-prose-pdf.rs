//! Writes a text PDF of so many pages, for measuring (used by `cargo xtask bench`): `write-prose-pdf 1000 out.pdf`.

fn main() -> std::io::Result<()> {
    let mut args = std::env::args().skip(1);
    let pages = args.next().and_then(|n| n.parse().ok()).unwrap_or(1000);
    let path = args.next().unwrap_or_else(|| "prose.pdf".to_owned());
    std::fs::write(path, sample::prose_pdf(pages))
}
