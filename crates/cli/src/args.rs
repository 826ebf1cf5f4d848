//! The words of the command line.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args as ClapArgs, Parser, Subcommand};

#[derive(Parser)]
#[command(name = "ownstory-cli", version, about = "Read your care file on your own computer. Nothing leaves it.")]
pub struct Args {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand)]
pub enum Command {
    /// Make a safe place, and print its recovery words once
    Create(Create),
    /// Bring files and folders in; carries on where it stopped
    Import(Import),
    /// What is in it, what is still being read, what could not be read
    Status(Read),
    /// Find words, with file, page and the words around them
    Search(Search),
    /// What happened, what is missing, and where the file gives two dates
    Timeline(Read),
    /// Why something was decided: one event of the timeline, with the pages that say so
    Why(Why),
    /// Questions worth asking, with their pages
    Questions(Read),
    /// Where your own words, wishes and feelings are written down, and the reviews that have none
    YourWords(Read),
    /// What was agreed, by whom and until when, and what later papers say became of it
    Agreed(Read),
    /// Sentences that stand in several papers: where first, and where again
    Copied(Read),
    /// What came, how every page ended, and what the papers speak of that was not found
    Receipt(Receipt),
    /// The life story, as Markdown or PDF
    Story(Story),
    /// What a word means, in plain words
    Explain(Explain),
    /// The day a reply is due, with every step of how it was worked out
    Deadline(Deadline),
    /// Read dates: JSON Lines in, JSON Lines out
    Dates,
    /// Take everything out, as an open export
    Export(Export),
    /// Prove that the safe place is whole
    Check(Check),
    /// Write a backup: one locked file with everything, read back and tested
    Backup(Backup),
    /// Make a safe place from a backup
    Restore(Restore),
    /// Make a new safe place with all that can still be read of a damaged one
    Salvage(Salvage),
    /// Lock everything anew, with another passphrase and another recovery sheet
    NewKeys(NewKeys),
    /// Do the main job on the made-up file, in a new folder
    ShowMe(ShowMe),
    /// Time searches, for `cargo xtask bench`
    #[command(hide = true)]
    Measure(Measure),
    /// Time an import from its start to its first page, its last page and its papers, for `cargo xtask bench`
    #[command(hide = true)]
    MeasureImport(MeasureImport),
    /// Time adding a small file to a safe place that is known already, for `cargo xtask bench`
    #[command(hide = true)]
    MeasureAdding(MeasureAdding),
    /// Time a full check and a backup, for `cargo xtask bench`
    #[command(hide = true)]
    MeasureKeeping(MeasureKeeping),
}

/// Which safe place, and how to open it.
#[derive(ClapArgs)]
pub struct Opening {
    pub vault: PathBuf,
    #[command(flatten)]
    pub key: KeyFiles,
    /// Open it although it is damaged or steps are missing, and go on with what is there
    #[arg(long)]
    pub despite_damage: bool,
}

/// What opens it. Never an argument: others could see it.
#[derive(ClapArgs)]
pub struct KeyFiles {
    /// A file whose first line is the passphrase
    #[arg(long, value_name = "FILE")]
    pub passphrase_file: Option<PathBuf>,
    /// A file with the twelve recovery words, to open with instead
    #[arg(long, value_name = "FILE")]
    pub recovery_file: Option<PathBuf>,
}

#[derive(ClapArgs)]
pub struct Create {
    pub vault: PathBuf,
    #[arg(long, value_name = "FILE")]
    pub passphrase_file: Option<PathBuf>,
    /// Write the recovery words to this file instead of printing them
    #[arg(long, value_name = "FILE")]
    pub recovery_file: Option<PathBuf>,
    /// What the safe place is called
    #[arg(long, default_value = "My folder")]
    pub name: String,
}

#[derive(ClapArgs)]
pub struct Import {
    #[command(flatten)]
    pub opening: Opening,
    pub paths: Vec<PathBuf>,
    /// A file with passwords to try on locked files, one on each line
    #[arg(long, value_name = "FILE")]
    pub file_passwords: Option<PathBuf>,
    /// Leave pages that are pictures as they are; a later `import` without this reads them
    #[arg(long)]
    pub no_ocr: bool,
    #[arg(long)]
    pub quiet: bool,
    #[arg(long)]
    pub json: bool,
}

#[derive(ClapArgs)]
pub struct Read {
    #[command(flatten)]
    pub opening: Opening,
    #[arg(long)]
    pub json: bool,
}

#[derive(ClapArgs)]
pub struct Why {
    #[command(flatten)]
    pub opening: Opening,
    /// The event's key, as `timeline --json` gives it
    pub event: String,
    #[arg(long)]
    pub json: bool,
}

#[derive(ClapArgs)]
pub struct Receipt {
    #[command(flatten)]
    pub opening: Opening,
    /// Write it as a PDF to this file instead
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    #[arg(long)]
    pub json: bool,
}

#[derive(ClapArgs)]
pub struct Search {
    #[command(flatten)]
    pub opening: Opening,
    #[arg(required = true)]
    pub words: Vec<String>,
    #[arg(long, default_value_t = 20)]
    pub limit: u32,
    #[arg(long)]
    pub json: bool,
}

#[derive(ClapArgs)]
pub struct Story {
    #[command(flatten)]
    pub opening: Opening,
    /// Where to write it: a name that ends in .md or .pdf
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
}

#[derive(ClapArgs)]
pub struct Explain {
    #[arg(required = true)]
    pub word: Vec<String>,
    /// The year of the paper, for words that changed their meaning
    #[arg(long)]
    pub year: Option<i32>,
    #[arg(long)]
    pub json: bool,
}

#[derive(ClapArgs)]
pub struct Deadline {
    /// The day the council received the request
    #[arg(long, value_name = "DATE")]
    pub received: NaiveDate,
    #[arg(long, value_name = "DATE")]
    pub identity_asked: Option<NaiveDate>,
    #[arg(long, value_name = "DATE")]
    pub identity_given: Option<NaiveDate>,
    /// The day they asked what you meant; give it again for each time
    #[arg(long, value_name = "DATE")]
    pub clarify_asked: Vec<NaiveDate>,
    /// The day you answered, in the same order
    #[arg(long, value_name = "DATE")]
    pub clarify_given: Vec<NaiveDate>,
    /// They said in time that they need two more months
    #[arg(long)]
    pub extended: bool,
    #[arg(long)]
    pub json: bool,
}

#[derive(ClapArgs)]
pub struct Export {
    #[command(flatten)]
    pub opening: Opening,
    /// A folder that does not exist yet
    pub dir: PathBuf,
    #[arg(long)]
    pub json: bool,
}

#[derive(ClapArgs)]
pub struct Check {
    #[command(flatten)]
    pub opening: Opening,
    /// Read every original again, too
    #[arg(long)]
    pub full: bool,
    #[arg(long)]
    pub json: bool,
}

#[derive(ClapArgs)]
pub struct Backup {
    #[command(flatten)]
    pub opening: Opening,
    /// A file that does not exist yet, or a folder: then the newest three in it stay
    pub to: PathBuf,
    /// The recovery words alone open it, not the passphrase
    #[arg(long)]
    pub words_only: bool,
    #[arg(long)]
    pub quiet: bool,
    #[arg(long)]
    pub json: bool,
}

#[derive(ClapArgs)]
pub struct Restore {
    pub backup: PathBuf,
    /// A folder that does not exist yet
    pub vault: PathBuf,
    #[command(flatten)]
    pub key: KeyFiles,
    /// A file whose first line is the new passphrase; needed with recovery words
    #[arg(long, value_name = "FILE")]
    pub new_passphrase_file: Option<PathBuf>,
    #[arg(long)]
    pub quiet: bool,
    #[arg(long)]
    pub json: bool,
}

#[derive(ClapArgs)]
pub struct Salvage {
    #[command(flatten)]
    pub opening: Opening,
    /// A folder that does not exist yet
    pub into: PathBuf,
    /// A file whose first line is the passphrase of the new one
    #[arg(long, value_name = "FILE")]
    pub new_passphrase_file: Option<PathBuf>,
    /// Write the new recovery words to this file instead of printing them
    #[arg(long, value_name = "FILE")]
    pub new_recovery_file: Option<PathBuf>,
    #[arg(long)]
    pub quiet: bool,
    #[arg(long)]
    pub json: bool,
}

#[derive(ClapArgs)]
pub struct NewKeys {
    #[command(flatten)]
    pub opening: Opening,
    #[arg(long, value_name = "FILE")]
    pub new_passphrase_file: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub new_recovery_file: Option<PathBuf>,
    #[arg(long)]
    pub quiet: bool,
}

#[derive(ClapArgs)]
pub struct Measure {
    #[command(flatten)]
    pub opening: Opening,
    pub searches: PathBuf,
}

#[derive(ClapArgs)]
pub struct MeasureImport {
    #[command(flatten)]
    pub opening: Opening,
    /// The file to bring in
    pub file: PathBuf,
    /// Only read, encrypt and index, to see what understanding adds
    #[arg(long)]
    pub without_understanding: bool,
}

#[derive(ClapArgs)]
pub struct MeasureAdding {
    #[command(flatten)]
    pub opening: Opening,
    /// The file to bring in
    pub file: PathBuf,
}

#[derive(ClapArgs)]
pub struct MeasureKeeping {
    #[command(flatten)]
    pub opening: Opening,
    /// Where the backup goes
    pub folder: PathBuf,
}

#[derive(ClapArgs)]
pub struct ShowMe {
    pub folder: PathBuf,
}
