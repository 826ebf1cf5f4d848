//! A ZIP as plain text, one `=== name` line before each part, so that changes are not lost in packed bytes and checksums.

#![allow(dead_code)]

use std::io::{Cursor, Read, Write};

const MARK: &str = "=== ";

/// The parts as a ZIP without packing.
pub fn zipped(text: &str) -> Vec<u8> {
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let mut open = false;
    for line in text.split_inclusive('\n') {
        if let Some(name) = line.strip_prefix(MARK) {
            open = out.start_file(name.trim_end_matches('\n'), options).is_ok();
        } else if open {
            out.write_all(line.as_bytes()).expect("memory takes all");
        }
    }
    out.finish().expect("memory takes all").into_inner()
}

/// The text parts of a ZIP.
pub fn parts(zip: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(zip)).expect("our own ZIP");
    let mut text = String::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).expect("our own ZIP");
        let name = file.name().expect("a plain name").into_owned();
        let mut part = String::new();
        if file.read_to_string(&mut part).is_ok() {
            text.push_str(&format!("{MARK}{name}\n{part}\n"));
        }
    }
    text
}
