//! The people to call or write to. The list is the same every time and is never chosen from what a person reads.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::content::{self, ContentProblem, Table};

/// One line of the help card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SupportLine {
    pub name: String,
    pub what: String,
    pub who_for: String,
    pub phone: Option<String>,
    pub text: Option<String>,
    pub web: Option<String>,
    /// When somebody answers, where known.
    pub hours: Option<String>,
    pub source: String,
    /// The day on which the source was last looked up; shown beside the number.
    #[serde(deserialize_with = "content::day")]
    pub checked: NaiveDate,
    /// True for the lines for someone who is not safe now.
    #[serde(default)]
    pub urgent: bool,
    #[serde(default)]
    pub to_be_checked: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    line: Vec<SupportLine>,
}

pub(crate) fn read(table: Table<'_>) -> Result<Vec<SupportLine>, ContentProblem> {
    let file: File = content::parse(table)?;
    for line in &file.line {
        content::has_source(table.0, &line.name, &line.source)?;
        if line.phone.is_none() && line.text.is_none() && line.web.is_none() {
            return Err(ContentProblem::new(table.0, format!("{} has no phone, text or web", line.name)));
        }
    }
    Ok(file.line)
}
