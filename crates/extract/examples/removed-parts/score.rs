//! What was found on made-up scans, held against what was put on them.

use std::collections::BTreeMap;
use std::fmt;
use std::time::{Duration, Instant};

use extract::{Reader, ReaderProgram};
use record::{FileKind, RedactionKind};
use sample::boxed::{Family, burnt_pages};

#[derive(Debug, Default)]
pub struct Score {
    pages: usize,
    found: usize,
    right: usize,
    there: usize,
    /// By look: found, and there.
    looks: BTreeMap<&'static str, (usize, usize)>,
    /// By kind: found, right, there.
    kinds: BTreeMap<&'static str, (usize, usize, usize)>,
    took: Duration,
}

impl Score {
    pub fn precision(&self) -> f64 {
        self.right as f64 / self.found.max(1) as f64
    }

    pub fn recall(&self) -> f64 {
        self.right as f64 / self.there.max(1) as f64
    }
}

/// Reads `count` made-up pages and scores what was found on them. Pages that went wrong are kept in `folder`.
pub fn measure(family: Family, seed: u64, count: usize, folder: Option<&str>) -> Score {
    let mut score = Score::default();
    let mut reader = Reader::start(&ReaderProgram::this_program()).unwrap();
    for (n, page) in burnt_pages(family, seed, count).into_iter().enumerate() {
        let kind = if page.is_pdf { FileKind::Pdf } else { FileKind::Jpeg };
        let started = Instant::now();
        reader.open(&page.bytes, kind, "scan").unwrap();
        let read = reader.page(1).unwrap();
        score.took += started.elapsed();
        score.pages += 1;
        let found: Vec<(RedactionKind, [f32; 4])> =
            read.redactions.iter().filter_map(|r| r.bbox.map(|b| (r.kind, b))).collect();
        let mut used = vec![false; found.len()];
        let mut wrong = String::new();
        for part in &page.parts {
            let [x0, y0, x1, y1] = part.area;
            let there = [x0 * read.width, y0 * read.height, x1 * read.width, y1 * read.height];
            let look = score.looks.entry(part.look).or_default();
            let by_kind = score.kinds.entry(name(part.kind)).or_default();
            score.there += 1;
            (look.1, by_kind.2) = (look.1 + 1, by_kind.2 + 1);
            let hit = (0..found.len()).find(|&i| !used[i] && found[i].0 == part.kind && alike(found[i].1, there) > 0.5);
            match hit {
                Some(i) => {
                    used[i] = true;
                    score.right += 1;
                    (look.0, by_kind.1) = (look.0 + 1, by_kind.1 + 1);
                }
                None => wrong += &format!("missed {} at {there:.0?}; ", part.look),
            }
        }
        for (&(kind, place), used) in found.iter().zip(used) {
            score.found += 1;
            score.kinds.entry(name(kind)).or_default().0 += 1;
            if !used {
                wrong += &format!("wrong {kind:?} at {place:.0?}; ");
            }
        }
        if let Some(folder) = folder.filter(|_| !wrong.is_empty()) {
            std::fs::create_dir_all(folder).unwrap();
            let picture = reader.picture(1, 1200).unwrap();
            std::fs::write(format!("{folder}/{family:?}-{n}.png"), picture).unwrap();
            println!("{family:?}-{n}: {wrong}");
        }
    }
    score
}

fn name(kind: RedactionKind) -> &'static str {
    match kind {
        RedactionKind::ScanBox => "scan_box",
        RedactionKind::White => "white",
        _ => "other",
    }
}

/// What two areas have in common, as a share of both together.
fn alike(a: [f32; 4], b: [f32; 4]) -> f32 {
    let both = (a[2].min(b[2]) - a[0].max(b[0])).max(0.0) * (a[3].min(b[3]) - a[1].max(b[1])).max(0.0);
    let size = |r: [f32; 4]| (r[2] - r[0]) * (r[3] - r[1]);
    both / (size(a) + size(b) - both).max(1.0)
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (p, r) = (self.precision(), self.recall());
        writeln!(
            f,
            "{} pages, {:.1} ms a page with opening",
            self.pages,
            self.took.as_secs_f64() * 1e3 / self.pages as f64
        )?;
        writeln!(
            f,
            "  precision {p:.3}, recall {r:.3} ({} found, {} right, {} there)",
            self.found, self.right, self.there
        )?;
        for (kind, (found, right, there)) in &self.kinds {
            writeln!(f, "  {kind}: {right} right of {found} found and {there} there")?;
        }
        for (look, (found, there)) in &self.looks {
            writeln!(f, "    {look}: {found} of {there}")?;
        }
        Ok(())
    }
}
