//! What needs no safe place: reading dates for measurements, and the explained clock.

use record::When;
use serde::{Deserialize, Serialize};
use understand::dates::{DateContext, find_dates};

pub use ask::{DeadlineAnswer, DeadlineFacts, DeadlineProblem, Wait};

/// The made-up person's day of birth, as they would type it.
pub const MADE_UP_BORN: &str = sample::BORN;

/// The day a reply is due, with each step of how it was worked out.
///
/// # Errors
/// [`DeadlineProblem`] when the facts contradict each other.
pub fn deadline(facts: &DeadlineFacts) -> Result<DeadlineAnswer, DeadlineProblem> {
    ask::Deadline::work_out(facts)
}

#[derive(Deserialize)]
struct Asked {
    id: serde_json::Value,
    text: String,
    #[serde(default)]
    reference_date: Option<String>,
    #[serde(default)]
    born: Option<String>,
}

#[derive(Serialize)]
struct Answered {
    id: serde_json::Value,
    dates: Vec<Dated>,
}

#[derive(Serialize)]
struct Dated {
    start: u32,
    end: u32,
    text: String,
    value: Option<When>,
    how: String,
    alternatives: Vec<When>,
}

/// Reads the dates of one line of JSON, and answers one line of JSON (docs/cli.md).
///
/// # Errors
/// Words for a person, when the line is not what was promised.
pub fn dates_of_line(line: &str) -> Result<String, String> {
    let asked: Asked = serde_json::from_str(line).map_err(|e| format!("not the JSON that is asked for: {e}"))?;
    let date = |text: &Option<String>| text.as_deref().map(When::parse).transpose().map_err(|e| e.to_string());
    let (reference, born) = (date(&asked.reference_date)?, date(&asked.born)?);
    let context = DateContext { reference: reference.as_ref(), born: born.as_ref() };
    let dates = find_dates(&asked.text, &context)
        .into_iter()
        .map(|m| Dated {
            start: m.start,
            end: m.end,
            text: m.text,
            value: m.value,
            how: m.how.0,
            alternatives: m.alternatives,
        })
        .collect();
    serde_json::to_string(&Answered { id: asked.id, dates }).map_err(|e| e.to_string())
}
