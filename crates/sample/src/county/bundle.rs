//! Puts the papers of a made-up life into received files in no order, with what goes wrong on a copier, and writes down what stands where.

use record::{DocumentKind, RedactionKind, When};

use super::house::{Folio, House, Numbering};
use super::press::{Paper, Printed, print};
use super::tellings::Happening;
use crate::ink::{Ink, Sheet, TALL, bind};
use crate::metrics::Face;
use crate::rng::Lot;
use crate::truth::{
    DocumentTruth, DuplicateTruth, EntryTruth, EventTruth, FileTruth, JumpTruth, NamedTruth, Place, RedactionTruth,
    StrayTruth, Truth,
};

pub struct Bound {
    pub files: Vec<(String, Vec<u8>)>,
    pub truth: Truth,
}

/// A paper as it was put on the copier.
struct Laid {
    paper: Paper,
    seed: u64,
    /// Which laid paper this is a copy of, and whether it is the same in every word.
    copy_of: Option<(usize, bool)>,
    turned: bool,
    /// The sheet (from 0) that is not there.
    lost: Option<usize>,
    /// The sheet (from 0) that lies elsewhere: so many papers further on.
    strayed: Option<(usize, usize)>,
}

pub fn bind_all(papers: Vec<Paper>, house: &House, lot: &mut Lot) -> Bound {
    let mut laid = lay(papers, house, lot);
    spoil(&mut laid, house, lot);
    let cut = laid.len() * 4 / 5;
    let mut binder = Binder { house, truth: Truth::default(), placed: vec![None; laid.len()] };
    let names = match house.half {
        0 => [format!("{} bundle.pdf", house.number), format!("{} further papers.pdf", house.number)],
        _ => [format!("DSAR_{:04}_Redacted.pdf", house.number), format!("DSAR_{:04}_Part2_Redacted.pdf", house.number)],
    };
    let files = [(0..cut), (cut..laid.len())]
        .into_iter()
        .zip(names)
        .map(|(range, name)| {
            let bytes = binder.file(&name, &laid, range);
            (name, bytes)
        })
        .collect();
    Bound { files, truth: binder.truth }
}

/// Shuffles the papers behind the cover, and lays copies of some among the later ones.
fn lay(papers: Vec<Paper>, house: &House, lot: &mut Lot) -> Vec<Laid> {
    let mut papers: Vec<Paper> = papers;
    let covers = papers.iter().position(|p| p.kind == DocumentKind::FileCover);
    let mut order: Vec<Paper> = covers.map(|at| papers.remove(at)).into_iter().collect();
    while !papers.is_empty() {
        order.push(papers.swap_remove(lot.below(papers.len())));
    }
    let mut laid: Vec<Laid> = order
        .into_iter()
        .enumerate()
        .map(|(n, paper)| Laid { paper, seed: n as u64 + 1, copy_of: None, turned: false, lost: None, strayed: None })
        .collect();
    let fit: Vec<usize> = (1..laid.len() / 2).filter(|n| laid[*n].paper.date.is_some()).collect();
    for n in 0..8 {
        let of = fit[(n * 7 + lot.below(5)) % fit.len()];
        let exact = n % 2 == 0;
        let mut paper = laid[of].paper.clone();
        if !exact {
            reprint(&mut paper, house);
        }
        let seed = laid[of].seed;
        laid.push(Laid { paper, seed, copy_of: Some((of, exact)), turned: false, lost: None, strayed: None });
    }
    laid
}

/// The same paper from another print run: another head, another foot, another way of numbering.
fn reprint(paper: &mut Paper, house: &House) {
    paper.numbering = if paper.numbering == Numbering::PageOf { Numbering::Stroke } else { Numbering::PageOf };
    paper.head = format!("COPY  {}", house.council);
    paper.foot = "Legal bundle - reprinted 03/02/2021".into();
}

/// Loses, turns round and misplaces sheets of some papers that number their own pages.
fn spoil(laid: &mut [Laid], house: &House, lot: &mut Lot) {
    let mut long: Vec<usize> = (1..laid.len())
        .filter(|n| {
            let one = &laid[*n];
            one.copy_of.is_none()
                && one.paper.numbering != Numbering::None
                && print(&one.paper, house, one.seed).sheets.len() >= 3
                && !laid.iter().any(|l| l.copy_of.is_some_and(|(of, _)| of == *n))
        })
        .collect();
    for n in 0..8 {
        if long.is_empty() {
            return;
        }
        let at = long.swap_remove(lot.below(long.len()));
        let sheets = print(&laid[at].paper, house, laid[at].seed).sheets.len();
        let mid = 1 + lot.below(sheets - 2);
        match n % 4 {
            0 | 2 => laid[at].strayed = Some((mid + lot.below(2), 4 + lot.below(5))),
            1 => laid[at].lost = Some(mid),
            _ => laid[at].turned = true,
        }
    }
}

struct Binder<'a> {
    house: &'a House,
    truth: Truth,
    /// Where a laid paper stands: file and first page.
    placed: Vec<Option<(String, u32)>>,
}

/// The sheet (from 0) on which a telling stands, and its words there: their beginning where a sheet ends in their midst.
fn stands(happening: &Happening, printed: &Printed) -> Option<(usize, String)> {
    let (begins, ends) = *printed.parts.get(happening.part)?;
    let whole = (begins..=ends).find(|n| printed.clear[*n].contains(&happening.words));
    if let Some(sheet) = whole {
        return Some((sheet, happening.words.clone()));
    }
    let words: Vec<&str> = happening.words.split(' ').collect();
    let opening = |count: usize| words[..count].join(" ");
    let cut = (1..words.len()).rev().find(|n| printed.clear[begins].ends_with(&opening(*n)))?;
    Some((begins, opening(cut)))
}

struct Stray {
    sheet: Sheet,
    from: usize,
    /// It is laid behind this paper.
    behind: usize,
    printed: u32,
}

impl Binder<'_> {
    fn file(&mut self, name: &str, laid: &[Laid], range: std::ops::Range<usize>) -> Vec<u8> {
        let mut sheets: Vec<Sheet> = Vec::new();
        let mut strays: Vec<Stray> = Vec::new();
        for n in range.clone() {
            let one = &laid[n];
            let mut printed = print(&one.paper, self.house, one.seed);
            let first = sheets.len() as u32 + 1;
            let mut order: Vec<usize> = (0..printed.sheets.len()).collect();
            if let Some(lost) = one.lost {
                order.retain(|s| *s != lost);
                let page = first + lost as u32;
                self.truth.jumps.push(JumpTruth { file: name.into(), page, missing: vec![lost as u32 + 1] });
            }
            let strayed = one.strayed.filter(|(_, on)| n + on < range.end);
            if let Some((sheet, _)) = strayed {
                order.retain(|s| *s != sheet);
            }
            if one.turned {
                order.reverse();
            }
            self.placed[n] = Some((name.to_owned(), first));
            self.note(name, one, &printed, &order, first);
            let mut loose: Vec<Option<Sheet>> = std::mem::take(&mut printed.sheets).into_iter().map(Some).collect();
            for at in &order {
                let sheet = loose[*at].take().expect("each sheet is laid once");
                self.removed(name, sheets.len() as u32 + 1, &sheet);
                sheets.push(sheet);
            }
            if one.paper.kind == DocumentKind::WithheldPage {
                self.truth.redactions.push(RedactionTruth {
                    file: name.into(),
                    page: first,
                    kind: RedactionKind::MissingPage,
                    reason: None,
                    count: 1,
                    text_underneath: false,
                });
            }
            if let Some((at, on)) = strayed {
                let sheet = loose[at].take().expect("the sheet was not laid");
                strays.push(Stray { sheet, from: first as usize, behind: n + on, printed: at as u32 + 1 });
            }
            let (lie_here, later): (Vec<Stray>, Vec<Stray>) = strays.into_iter().partition(|s| s.behind == n);
            strays = later;
            for stray in lie_here {
                let page = sheets.len() as u32 + 1;
                self.truth.strays.push(StrayTruth {
                    file: name.into(),
                    page,
                    belongs_to: stray.from as u32,
                    printed: stray.printed,
                });
                self.removed(name, page, &stray.sheet);
                sheets.push(stray.sheet);
            }
        }
        self.truth.files.push(FileTruth { file: name.into(), pages: sheets.len() as u32, has_words: true });
        self.stamp(&mut sheets);
        bind(sheets, name.trim_end_matches(".pdf"))
    }

    /// Writes down a paper whose sheets are laid in this order from page `first`.
    fn note(&mut self, name: &str, one: &Laid, printed: &Printed, order: &[usize], first: u32) {
        let paper = &one.paper;
        let page_of = |sheet: usize| order.iter().position(|s| *s == sheet).map(|at| first + at as u32);
        let date = paper.date.map(|(from, to)| {
            if from == to { When::day(from) } else { When::parse(&format!("{from}/{to}")).expect("two days in order") }
        });
        self.truth.documents.push(DocumentTruth {
            file: name.into(),
            first_page: first,
            last_page: first + order.len() as u32 - 1,
            kind: paper.kind,
            title: paper.title.clone(),
            undated: date.is_none(),
            date,
            author: paper.author.clone(),
            scanned: false,
        });
        if let Some((of, exact)) = one.copy_of {
            let (of_file, of_first_page) = self.placed[of].clone().expect("a copy lies behind what it copies");
            self.truth.duplicates.push(DuplicateTruth {
                file: name.into(),
                first_page: first,
                last_page: first + order.len() as u32 - 1,
                of_file,
                of_first_page,
                // A stamp that differs on each sheet makes a copy a near one.
                exact: exact && self.house.folio == Folio::None,
            });
        }
        for entry in &printed.entries {
            let Some(page) = page_of(entry.page) else { continue };
            self.truth.entries.push(EntryTruth {
                date: When::day(entry.day),
                author: entry.author.clone(),
                evidence: Place { file: name.into(), page, words: entry.words.clone() },
            });
        }
        for (sheet, words) in printed.clear.iter().enumerate() {
            let Some(page) = page_of(sheet) else { continue };
            let mut here: Vec<&(usize, String)> =
                paper.named.iter().filter(|(_, n)| words.contains(n.as_str())).collect();
            here.sort();
            here.dedup();
            self.truth.named.extend(here.into_iter().map(|(person, written)| NamedTruth {
                person: *person,
                evidence: Place { file: name.into(), page, words: written.clone() },
            }));
        }
        for happening in &paper.happenings {
            let Some((sheet, words)) = stands(happening, printed) else { continue };
            let Some(page) = page_of(sheet) else { continue };
            self.truth.events.push(EventTruth {
                kind: happening.kind,
                date: Some(happening.date.clone()),
                about: happening.about.clone(),
                same: Some(happening.same.clone()),
                evidence: Place { file: name.into(), page, words },
                scanned: paper.misread > 0,
                told: happening.told,
            });
        }
    }

    fn removed(&mut self, name: &str, page: u32, sheet: &Sheet) {
        for part in &sheet.covered {
            let like = |r: &&mut RedactionTruth| {
                r.file == name && r.page == page && r.kind == part.kind && r.reason == part.code
            };
            if let Some(same) = self.truth.redactions.iter_mut().find(like) {
                same.count += 1;
                continue;
            }
            self.truth.redactions.push(RedactionTruth {
                file: name.into(),
                page,
                kind: part.kind,
                reason: part.code.clone(),
                count: 1,
                text_underneath: false,
            });
        }
    }

    /// The disclosure team numbers every sheet of the bundle.
    fn stamp(&self, sheets: &mut [Sheet]) {
        let of = sheets.len();
        for (n, sheet) in sheets.iter_mut().enumerate() {
            let number = n + 1;
            let words = match self.house.folio {
                Folio::None => continue,
                Folio::Digits => format!("{number:05}"),
                Folio::OfAll => format!("Page {number} of {of}"),
                Folio::Code => format!("SAR/{}/{number:04}", 1000 + self.house.number),
            };
            sheet.write_right(570.0, TALL - 14.0, Face::Sans, 8.0, Ink::Black, &words);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::county::life::date;

    #[test]
    fn days_of_a_paper_are_in_order() {
        let (from, to) = (date(1978, 3, 4), date(1978, 5, 6));
        assert!(When::parse(&format!("{from}/{to}")).is_ok());
    }
}
