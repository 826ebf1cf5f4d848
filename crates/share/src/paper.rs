//! The papers a person can print: the sheet of questions, the life story and the recovery sheet.

mod recovery;
mod sheet;
mod story;

pub use recovery::{RecoveryProblem, RecoverySheet, recovery_paper};
pub use sheet::{PageRef, SheetData, SheetQuestion, sheet_paper};
pub use story::story_paper;
