//! What became of every file, counted and told.

use std::collections::BTreeMap;
use std::fmt;
use std::time::Duration;

use record::{FileKind, FileProblem, PageProblem};

use crate::compare::Compared;

/// What became of one file.
pub struct Outcome {
    pub name: String,
    pub kind: FileKind,
    pub refused: Option<FileProblem>,
    pub pages: u32,
    pub problems: Vec<PageProblem>,
    pub drawn: bool,
    pub not_drawn: Option<PageProblem>,
    pub members_refused: Vec<FileProblem>,
    pub restarts: u32,
    pub took: Duration,
    pub has_words: bool,
    pub compared: Option<Compared>,
}

impl Outcome {
    pub fn new() -> Self {
        Self {
            name: String::new(),
            kind: FileKind::Unknown,
            refused: None,
            pages: 0,
            problems: Vec::new(),
            drawn: false,
            not_drawn: None,
            members_refused: Vec::new(),
            restarts: 0,
            took: Duration::ZERO,
            has_words: false,
            compared: None,
        }
    }

    fn why(&self) -> String {
        match (&self.refused, self.problems.first()) {
            (Some(problem), _) => format!("not opened: {problem:?}"),
            (None, Some(problem)) => format!("pages: {problem:?}"),
            (None, None) => "no words found".into(),
        }
    }
}

/// All files together.
#[derive(Default)]
pub struct Tally {
    outcomes: Vec<Outcome>,
    /// Files that the disk would not give.
    pub unreadable: usize,
    /// Files that made this program itself panic.
    pub crashes: Vec<String>,
}

impl Tally {
    pub fn add(&mut self, outcome: Outcome) {
        self.outcomes.push(outcome);
    }

    /// PDFs of which poppler reads words and we read none.
    fn wordless(&self) -> impl Iterator<Item = &Outcome> {
        self.outcomes.iter().filter(|o| o.compared.is_some() && !o.has_words)
    }

    /// PDFs of which we read words, but fewer than half of poppler's.
    fn half_read(&self) -> impl Iterator<Item = &Outcome> {
        self.outcomes.iter().filter(|o| o.has_words && o.compared.is_some_and(|c| c.shared * 2 < c.words))
    }

    /// One line a file, tabs between: kind, what became of it, pages, restarts, milliseconds, poppler's words, shared, name.
    pub fn lines(&self) -> String {
        let mut out = String::new();
        for o in &self.outcomes {
            let became = if o.refused.is_some() || !o.problems.is_empty() {
                o.why()
            } else {
                format!("read{}", if o.has_words { "" } else { ", no words" })
            };
            let (theirs, shared) = o.compared.map_or((0, 0), |c| (c.words, c.shared));
            out.push_str(&format!(
                "{:?}\t{became}\t{}\t{}\t{}\t{theirs}\t{shared}\t{}\n",
                o.kind,
                o.pages,
                o.restarts,
                o.took.as_millis(),
                o.name.replace(['\n', '\t'], " ")
            ));
        }
        out
    }
}

fn counts<T: fmt::Debug>(all: impl Iterator<Item = T>) -> String {
    let mut counted: BTreeMap<String, usize> = BTreeMap::new();
    for one in all {
        *counted.entry(format!("{one:?}").trim_matches('"').to_owned()).or_default() += 1;
    }
    let told: Vec<String> = counted.iter().map(|(what, n)| format!("{what} {n}")).collect();
    if told.is_empty() { "none".into() } else { told.join(", ") }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let all = &self.outcomes;
        let opened = || all.iter().filter(|o| o.refused.is_none());
        let hung = |o: &&Outcome| o.refused == Some(FileProblem::TookTooLong) || o.problems.iter().any(crate::hung);
        writeln!(f, "files            {} ({})", all.len(), counts(all.iter().map(|o| o.kind)))?;
        writeln!(f, "opened           {}", opened().count())?;
        writeln!(f, "refused          {}", counts(all.iter().filter_map(|o| o.refused)))?;
        writeln!(f, "pages            {}", opened().map(|o| u64::from(o.pages)).sum::<u64>())?;
        writeln!(f, "page problems    {}", counts(all.iter().flat_map(|o| &o.problems)))?;
        writeln!(f, "pictures drawn   {}", all.iter().filter(|o| o.drawn).count())?;
        writeln!(f, "not drawn        {}", counts(all.iter().filter_map(|o| o.not_drawn)))?;
        writeln!(f, "members refused  {}", counts(all.iter().flat_map(|o| &o.members_refused)))?;
        writeln!(f, "reader restarts  {}", all.iter().map(|o| o.restarts).sum::<u32>())?;
        writeln!(f, "ended by a clock {}", all.iter().filter(hung).count())?;
        let compared = all.iter().filter(|o| o.compared.is_some()).count();
        writeln!(f, "PDFs with words for poppler {compared}")?;
        writeln!(
            f,
            "  of these, no words here: {} ({})",
            self.wordless().count(),
            counts(self.wordless().map(Outcome::why))
        )?;
        writeln!(f, "  fewer than half of its words here: {}", self.half_read().count())?;
        let (theirs, shared) =
            all.iter().filter_map(|o| o.compared).fold((0, 0), |(a, b), c| (a + c.words, b + c.shared));
        writeln!(f, "  its words {theirs}, of these here too {shared}")?;
        let mut slow: Vec<&Outcome> = all.iter().collect();
        slow.sort_by_key(|o| std::cmp::Reverse(o.took));
        for o in slow.iter().take(10) {
            writeln!(f, "slow             {:.1} s  {}", o.took.as_secs_f32(), o.name)?;
        }
        for o in self.wordless().take(60) {
            writeln!(f, "no words here    {}  {}", o.why(), o.name)?;
        }
        for o in self.half_read().take(60) {
            writeln!(f, "half read        {:?}  {}", o.compared.map(|c| (c.shared, c.words)), o.name)?;
        }
        for name in &self.crashes {
            writeln!(f, "CRASH            {name}")?;
        }
        write!(
            f,
            "crashes of this program {}, files that could not be read from the disk {}",
            self.crashes.len(),
            self.unreadable
        )
    }
}
