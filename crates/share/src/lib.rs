//! What leaves the safe place by the person's own hand: papers as PDF, the story as blocks, and everything as an open export.
//!
//! Papers come back as bytes. Only the open export writes, and only inside the one folder that it is given.

mod annotations;
mod bag;
mod blocks;
mod paper;
mod rows;

pub use annotations::{Placed, annotations};
pub use bag::{BagReport, BagSource, ExportProblem, Made, Original, SourceProblem, StoryFile, Table, write_bag};
pub use blocks::{Block, PageTarget, Span, Weight, blocks};
pub use paper::{
    LeftOutWhy, MissingLine, PageCounts, PageRef, ReceiptData, ReceiptFile, RecoveryProblem, RecoverySheet, SheetData,
    SheetQuestion, receipt_paper, recovery_paper, sheet_paper, story_paper,
};
pub use rows::{
    DateRow, DocumentRow, EntryRow, EventRow, EvidenceRow, ExpectedRow, GapRow, MentionRow, Names, PageOf, PageRow,
    PersonRow, PlacementRow, QuestionRow, RedactionRow, WordRow,
};
pub use typeset::{Day, Paper, TypesetProblem, to_pdf};
