//! Tables as pages of words: one page a sheet, or more where a sheet is long; cells parted by tabs. Nothing is worked out
//! anew: what stands in a cell is what was last saved there.

use record::{FileProblem, PageContent, PageProblem, TextFrom};

use super::{Leaves, covered};
use crate::limits::{PAGES, TEXT_BYTES};

/// Lines of a sheet on one page.
const LINES_A_PAGE: usize = 200;

/// Collects the sheets of one file.
#[derive(Default)]
pub struct Pages {
    pages: Vec<Result<PageContent, PageProblem>>,
    bytes: usize,
}

impl Pages {
    /// A sheet: its heading (none for a plain list), its lines, and what is told at its end.
    ///
    /// # Errors
    /// `TooBig` when the sheets so far have too many pages or words.
    pub fn sheet(
        &mut self,
        heading: &str,
        lines: impl IntoIterator<Item = String>,
        end: &str,
    ) -> Result<(), FileProblem> {
        let (mut text, mut on_page, mut parts) = (String::new(), 0, 0);
        for line in lines {
            if on_page == LINES_A_PAGE || text.len() > TEXT_BYTES / 4 {
                parts += 1;
                self.page(heading, parts, &text)?;
                text.clear();
                on_page = 0;
            }
            text.push_str(line.trim_end_matches('\t'));
            text.push('\n');
            on_page += 1;
        }
        text.push_str(end);
        if parts == 0 || !text.trim().is_empty() {
            self.page(heading, parts + 1, &text)?;
        }
        Ok(())
    }

    fn page(&mut self, heading: &str, part: u32, text: &str) -> Result<(), FileProblem> {
        let heading = match (heading, part) {
            ("", _) => String::new(),
            (heading, 1) => format!("{heading}\n"),
            (heading, _) => format!("{heading} (continued)\n"),
        };
        let page = covered::page(&(heading + text), TextFrom::Sheet);
        self.bytes += page.as_ref().map_or(0, |p| p.text.len());
        self.pages.push(page);
        // The words of all sheets are held until they are asked for.
        if self.pages.len() > PAGES as usize || self.bytes > 80 * TEXT_BYTES {
            return Err(FileProblem::TooBig);
        }
        Ok(())
    }

    /// # Errors
    /// `Empty` when there is nothing to read.
    pub fn finish(self) -> Result<Leaves, FileProblem> {
        let is_empty = self.pages.iter().all(|p| p.as_ref().is_ok_and(|p| p.text.trim().is_empty()));
        if is_empty { Err(FileProblem::Empty) } else { Ok(Leaves { pages: self.pages }) }
    }
}

/// What a cell holds, on one line.
pub fn one_line(words: &str) -> String {
    if words.contains(['\n', '\r', '\t']) {
        words.replace("\r\n", " ").replace(['\n', '\r', '\t'], " ")
    } else {
        words.to_owned()
    }
}

/// A list with commas, semicolons or tabs between its columns.
pub fn open_csv(bytes: &[u8]) -> Result<Leaves, FileProblem> {
    let text = super::plain::decode(bytes).ok_or(FileProblem::UnknownKind)?;
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(&text))
        .from_reader(text.as_bytes());
    let mut broken = false;
    let lines = reader.records().map_while(|record| match record {
        Ok(record) => Some(record.iter().map(one_line).collect::<Vec<_>>().join("\t")),
        Err(_) => {
            broken = true;
            None
        }
    });
    let mut pages = Pages::default();
    pages.sheet("", lines, "")?;
    if broken { Err(FileProblem::Damaged) } else { pages.finish() }
}

/// What parts the columns: the mark that stands equally often in the first lines.
pub fn delimiter(text: &str) -> u8 {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).take(20).collect();
    let score = |mark: u8| {
        let counts: Vec<usize> = lines.iter().map(|l| l.bytes().filter(|&b| b == mark).count()).collect();
        let first = counts.first().copied().unwrap_or(0);
        (counts.iter().filter(|&&c| c > 0 && c == first).count(), first)
    };
    [b',', b';', b'\t', b'|'].into_iter().max_by_key(|&mark| (score(mark), mark == b',')).unwrap_or(b',')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_parted_by_what_parts_them() {
        assert_eq!(delimiter("a;b;c\n1,5;2;3\n"), b';');
        assert_eq!(delimiter("a,b\n1,2\n"), b',');
        assert_eq!(delimiter("a\tb\n1\t2\n"), b'\t');
        assert_eq!(delimiter(""), b',');
    }

    #[test]
    fn long_sheets_go_on_over_the_page() {
        let mut pages = Pages::default();
        let lines = (1..=450).map(|n| format!("row {n}\tx\t\t"));
        assert_eq!(pages.sheet("Contacts", lines, "Comment on A1: seen\n"), Ok(()));
        let texts: Vec<String> = pages.pages.into_iter().map(|p| p.unwrap().text).collect();
        assert_eq!(texts.len(), 3);
        assert!(texts[0].starts_with("Contacts\nrow 1\tx\nrow 2\tx\n"));
        assert!(texts[2].starts_with("Contacts (continued)\nrow 401"));
        assert!(texts[2].ends_with("row 450\tx\nComment on A1: seen"));
        assert_eq!(Pages::default().finish().err(), Some(FileProblem::Empty));
    }
}
