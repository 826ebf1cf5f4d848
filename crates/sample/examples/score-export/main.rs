//! Holds an open export against a truth, and says how much of it was found: `score-export EXPORT-DIR TRUTH.json` (used by `cargo xtask accuracy`).
//!
//! It reads nothing but the export's own records, so that any file with a truth can be scored. One JSON object a line: a measure with its counts.

mod copies;
mod export;
mod life;
mod papers;

use std::io::Write as _;
use std::path::Path;

use export::Export;
use sample::Truth;

/// One measure. Precision is `right_of_found / found`, recall `right_of_wanted / wanted`; shares of a whole have `found == wanted`.
#[derive(Debug, Clone, serde::Serialize)]
pub struct Measure {
    pub measure: String,
    pub right_of_found: f64,
    pub found: f64,
    pub right_of_wanted: f64,
    pub wanted: f64,
}

impl Measure {
    /// So many hits among what was found and what is there.
    pub fn hits(measure: impl Into<String>, hits: usize, found: usize, wanted: usize) -> Self {
        let n = |n: usize| n as f64;
        Self {
            measure: measure.into(),
            right_of_found: n(hits),
            found: n(found),
            right_of_wanted: n(hits),
            wanted: n(wanted),
        }
    }

    /// So many right answers to so many questions.
    pub fn share(measure: impl Into<String>, right: usize, of: usize) -> Self {
        Self::hits(measure, right, of, of)
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let (export, truth, misses) = match args.as_slice() {
        [export, truth] => (export, truth, false),
        [export, truth, flag] if flag == "--misses" => (export, truth, true),
        _ => return Err("score-export EXPORT-DIR TRUTH.json [--misses]".into()),
    };
    let truth: Truth = serde_json::from_slice(&std::fs::read(truth)?)?;
    let export = Export::read(Path::new(export), &truth)?;
    let mut out = std::io::stdout().lock();
    let measures = papers::score(&export, &truth)
        .into_iter()
        .chain(copies::score(&export, &truth))
        .chain(life::score(&export, &truth));
    for measure in measures {
        writeln!(out, "{}", serde_json::to_string(&measure)?)?;
    }
    if misses {
        for miss in papers::misses(&export, &truth).into_iter().chain(life::misses(&export, &truth)) {
            writeln!(out, "{}", serde_json::json!({ "miss": miss }))?;
        }
    }
    Ok(())
}
