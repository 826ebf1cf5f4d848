//! How well removed parts that are burnt into pictures are found, by look, through the real reader process:
//! `cargo run -p extract --example removed-parts`. With a folder as argument, the pages that went wrong are written there.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

mod score;

use sample::boxed::Family;

fn main() {
    extract::reader_main_if_asked();
    let folder = std::env::args().nth(1);
    for (family, seed) in [(Family::Plain, 11), (Family::Worn, 23)] {
        let score = score::measure(family, seed, 120, folder.as_deref());
        println!("{family:?}, seed {seed}: {score}");
    }
}
