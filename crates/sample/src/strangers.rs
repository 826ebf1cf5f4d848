//! Lives written by hands that had not seen the reader's rules: pages of typed text in `strangers/`, each with the truth that
//! its writer gave. They are printed as they stand. It reads that folder and nothing else, and changes no word.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::ink::{Ink, Sheet, bind};
use crate::metrics::{Face, is_in_the_fonts};
use crate::{MadeUpFile, SampleFile};

/// The line that stands between two pages.
const NEXT_PAGE: &str = "=== page";
/// Letters on a line, and lines on a page, that a sheet has room for.
const WIDEST: usize = 92;
const MOST_LINES: usize = 58;
/// Points. Every letter of the typed face is six tenths of its size wide, so that columns made with spaces stay columns.
const SIZE: f32 = 9.0;
const LETTER: f32 = SIZE * 0.6;
const LEAD: f32 = 12.6;
const LEFT: f32 = 48.0;
const TOP: f32 = 62.0;

/// The names of the lives, in the order of the alphabet: every folder in `strangers/`.
///
/// # Errors
/// The folder cannot be read.
pub fn strangers() -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder())? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            names.push(entry.file_name().to_string_lossy().into_owned());
        }
    }
    names.sort();
    Ok(names)
}

/// A life by the name of its folder: a PDF for each text in it, and its truth.
///
/// # Errors
/// The folder cannot be read; a page is longer or wider than a sheet, or has a letter that the standard fonts have not; the
/// truth is not one.
pub fn stranger(name: &str) -> io::Result<MadeUpFile> {
    let folder = folder().join(name);
    let mut texts: Vec<PathBuf> = fs::read_dir(&folder)?.map(|e| Ok(e?.path())).collect::<io::Result<_>>()?;
    texts.retain(|path| path.extension().is_some_and(|e| e == "txt"));
    texts.sort();
    let mut files = Vec::new();
    for path in texts {
        let name = path.with_extension("pdf").file_name().unwrap_or_default().to_string_lossy().into_owned();
        let text = fs::read_to_string(&path)?;
        let mut sheets = Vec::new();
        for (n, page) in pages(&text).iter().enumerate() {
            let sheet = typed(page).map_err(|why| format!("{}, page {}: {why}", path.display(), n + 1));
            sheets.push(sheet.map_err(io::Error::other)?);
        }
        let bytes = bind(sheets, name.trim_end_matches(".pdf"));
        files.push(SampleFile { name, bytes });
    }
    let mut truth: Value = serde_json::from_slice(&fs::read(folder.join("truth.json"))?)?;
    name_the_printed(&mut truth);
    Ok(MadeUpFile { files, truth: serde_json::from_value(truth)? })
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("strangers")
}

fn pages(text: &str) -> Vec<Vec<&str>> {
    let mut pages = vec![Vec::new()];
    for line in text.lines().map(str::trim_end) {
        if line == NEXT_PAGE {
            pages.push(Vec::new());
        } else {
            pages.last_mut().expect("it begins with a page").push(line);
        }
    }
    pages
}

/// One page as a typewriter leaves it. What was removed stands in block letters, as in the text.
fn typed(lines: &[&str]) -> Result<Sheet, String> {
    if lines.len() > MOST_LINES {
        return Err(format!("{} lines, and there is room for {MOST_LINES}", lines.len()));
    }
    let mut sheet = Sheet::new();
    for (n, line) in lines.iter().enumerate() {
        let wide = line.chars().count();
        if wide > WIDEST {
            return Err(format!("line {} is {wide} letters wide, and there is room for {WIDEST}", n + 1));
        }
        if let Some(odd) = line.chars().find(|c| *c != Sheet::BLOCK && !is_in_the_fonts(*c)) {
            return Err(format!("line {}: no standard font has {odd:?}", n + 1));
        }
        let baseline = TOP + LEAD * n as f32;
        let mut column = 0;
        for run in runs(line) {
            let letters = run.chars().count();
            let words = run.trim_start();
            let x = LEFT + LETTER * (column + letters - words.chars().count()) as f32;
            if words.starts_with(Sheet::BLOCK) {
                sheet.blocks(x, baseline, SIZE, letters);
            } else {
                sheet.write(x, baseline, Face::Typed, SIZE, Ink::Black, words.trim_end());
            }
            column += letters;
        }
    }
    Ok(sheet)
}

/// The line in pieces that are all block letters, or have none.
fn runs(mut line: &str) -> Vec<&str> {
    let mut runs = Vec::new();
    while let Some(first) = line.chars().next() {
        let blocks = first == Sheet::BLOCK;
        let end = line.find(|c| (c == Sheet::BLOCK) != blocks).unwrap_or(line.len());
        runs.push(&line[..end]);
        line = &line[end..];
    }
    runs
}

/// A truth names the texts as they lie in its folder; what is received is the print of each.
fn name_the_printed(truth: &mut Value) {
    match truth {
        Value::Array(list) => list.iter_mut().for_each(name_the_printed),
        Value::Object(fields) => {
            for (field, value) in fields {
                match value {
                    Value::String(name) if field == "file" || field == "of_file" => {
                        if let Some(stem) = name.strip_suffix(".txt") {
                            *name = format!("{stem}.pdf");
                        }
                    }
                    other => name_the_printed(other),
                }
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_what_stands_between_two_lines() {
        assert_eq!(
            pages("One\n\n  two \n=== page\n=== page\nThree\n"),
            [vec!["One", "", "  two"], vec![], vec!["Three"]]
        );
    }

    #[test]
    fn removed_words_are_pieces_of_their_own() {
        assert_eq!(runs("  by ██████, and █"), ["  by ", "██████", ", and ", "█"]);
        assert!(runs("").is_empty());
    }

    #[test]
    fn what_has_no_room_or_no_letter_is_told() {
        assert!(typed(&["n".repeat(92).as_str()]).is_ok());
        assert!(typed(&["n".repeat(93).as_str()]).is_err_and(|why| why.contains("93 letters")));
        assert!(typed(&[""; 59]).is_err_and(|why| why.contains("59 lines")));
        assert!(typed(&["", "ticked ✓"]).is_err_and(|why| why.contains("line 2")));
    }

    #[test]
    fn a_truth_names_the_print_wherever_it_names_a_text() {
        let mut truth =
            serde_json::json!({"files": [{"file": "a.txt"}], "duplicates": [{"of_file": "b.txt", "words": "c.txt"}]});
        name_the_printed(&mut truth);
        let printed =
            serde_json::json!({"files": [{"file": "a.pdf"}], "duplicates": [{"of_file": "b.pdf", "words": "c.txt"}]});
        assert_eq!(truth, printed);
    }
}
