//! The papers a person can print: the sheet of questions, the life story, the recovery sheet and the receipt.

mod receipt;
mod recovery;
mod sheet;
mod story;

pub use receipt::{LeftOutWhy, MissingLine, PageCounts, ReceiptData, ReceiptFile, receipt_paper};
pub use recovery::{RecoveryProblem, RecoverySheet, recovery_paper};
pub use sheet::{PageRef, SheetData, SheetQuestion, sheet_paper};
pub use story::story_paper;
