//! The records of an open export, as far as they are scored. Fields that are not known are passed over.

use std::io;
use std::path::Path;

use record::When;
use sample::Truth;
use serde_json::Value;

#[derive(Debug, Clone)]
pub struct Paper {
    pub id: String,
    pub kind: String,
    pub title: String,
    pub date: Option<When>,
    pub how: Option<String>,
    pub undated: bool,
    pub author: Option<String>,
    pub duplicate_of: Option<String>,
    pub near_duplicate_of: Option<String>,
    /// Every page, in order; the first is where the paper begins.
    pub pages: Vec<(String, u32)>,
}

pub struct Export {
    pub papers: Vec<Paper>,
    pub events: Vec<Value>,
    pub people: Vec<Value>,
    pub redactions: Vec<Value>,
    pub gaps: Vec<Value>,
    pub questions: Vec<Value>,
    pub placements: Vec<Value>,
    pub entries: Vec<Value>,
    pub expected: Vec<Value>,
    names: Vec<String>,
}

impl Export {
    pub fn read(folder: &Path, truth: &Truth) -> io::Result<Self> {
        let names: Vec<String> = truth.files.iter().map(|f| f.file.clone()).collect();
        let rows = |name: &str| rows(&folder.join("data/records").join(name));
        let mut export = Self {
            papers: Vec::new(),
            events: rows("events.jsonl")?,
            people: rows("people.jsonl")?,
            redactions: rows("redactions.jsonl")?,
            gaps: rows("gaps.jsonl")?,
            questions: rows("questions.jsonl")?,
            placements: rows("placements.jsonl")?,
            entries: rows("entries.jsonl")?,
            expected: rows("expected.jsonl")?,
            names,
        };
        let papers = rows("documents.jsonl")?;
        export.papers = papers.iter().map(|row| export.paper(row)).collect();
        Ok(export)
    }

    /// The name that the truth has for a file; a chosen folder's name may stand before it.
    pub fn file(&self, row: &Value) -> String {
        let name = text(row, "file").unwrap_or_default();
        if self.names.contains(&name) {
            return name;
        }
        name.match_indices('/')
            .map(|(at, _)| name[at + 1..].to_owned())
            .find(|n| self.names.contains(n))
            .unwrap_or(name)
    }

    fn paper(&self, row: &Value) -> Paper {
        let pages = match row["pages"].as_array() {
            Some(list) => list.iter().map(|p| (self.file(p), number(p, "page"))).collect(),
            None => (number(row, "first_page")..=number(row, "last_page")).map(|n| (self.file(row), n)).collect(),
        };
        Paper {
            id: text(row, "id").unwrap_or_default(),
            kind: text(row, "kind").unwrap_or_default(),
            title: text(row, "title").unwrap_or_default(),
            date: when(row, "date"),
            how: text(row, "how"),
            undated: row["undated"].as_bool().unwrap_or_default(),
            author: text(row, "author"),
            duplicate_of: text(row, "duplicate_of"),
            near_duplicate_of: text(row, "near_duplicate_of"),
            pages,
        }
    }
}

/// The rows of a file; none where it is not there.
fn rows(path: &Path) -> io::Result<Vec<Value>> {
    let words = match std::fs::read_to_string(path) {
        Ok(words) => words,
        Err(why) if why.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(why) => return Err(why),
    };
    words.lines().map(|l| serde_json::from_str(l).map_err(io::Error::other)).collect()
}

pub fn text(row: &Value, field: &str) -> Option<String> {
    row[field].as_str().map(str::to_owned)
}

pub fn number(row: &Value, field: &str) -> u32 {
    row[field].as_u64().and_then(|n| u32::try_from(n).ok()).unwrap_or_default()
}

pub fn when(row: &Value, field: &str) -> Option<When> {
    row[field].as_str().and_then(|w| When::parse(w).ok())
}

/// True when both name the same days.
pub fn same_days(a: &When, b: &When) -> bool {
    (a.earliest(), a.latest()) == (b.earliest(), b.latest())
}
