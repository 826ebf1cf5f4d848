//! What the council removed, over the whole file: counted by kind, by paper and by what it usually means, and placed on each
//! page. It tells what is gone; it never guesses what was there.

use std::collections::BTreeMap;

use contract::*;
use knowledge::Knowledge;
use record::{RedactionKind, Trigger};
use vault::{RemovedPart as Part, VaultReader};

use crate::Desk;
use crate::known::Known;
use crate::views::document_row;

/// Papers in one answer, whatever is asked for.
const MOST_PAPERS: u32 = 200;
/// Printed codes that are listed for one meaning.
const MOST_PRINTED: usize = 12;

impl Desk {
    /// The map of everything that was removed; the sums are always of the whole file.
    pub fn removed_map(&self, wanted: RemovedWanted) -> Result<RemovedMapView, Failure> {
        let place = self.place()?;
        let known = place.known()?;
        let parts = place.with_reading(VaultReader::removed_parts)?;
        Ok(map(&known, &parts, &wanted))
    }
}

fn map(known: &Known, parts: &[Part], wanted: &RemovedWanted) -> RemovedMapView {
    let knowledge = Knowledge::england();
    let mut papers: Vec<(String, RemovedPaper)> = Vec::new();
    let mut place_of: BTreeMap<String, usize> = BTreeMap::new();
    let mut meanings: BTreeMap<&str, RemovedMeaning> = BTreeMap::new();
    let mut in_order: Vec<(u32, &Part)> =
        parts.iter().filter_map(|part| Some((known.index.seq(part.file, part.page)?, part))).collect();
    in_order.sort_by_key(|(seq, part)| (*seq, part.redaction.start));
    for (seq, part) in in_order {
        let r = &part.redaction;
        let help = knowledge.redaction_help(r.kind, r.reason.as_deref());
        let meaning = meanings.entry(&help.id).or_insert_with(|| RemovedMeaning {
            id: help.id.clone(),
            says: help.says.clone(),
            often: help.often.clone(),
            ask: help.ask.clone(),
            source: help.source.clone(),
            checked: help.checked.to_string(),
            to_be_checked: help.to_be_checked,
            printed: Vec::new(),
            count: 0,
        });
        meaning.count += 1;
        if let Some(reason) = &r.reason
            && meaning.printed.len() < MOST_PRINTED
            && !meaning.printed.contains(reason)
        {
            meaning.printed.push(reason.clone());
        }
        let document = known.document_at(part.file, part.page);
        let key = document.map_or_else(|| format!("file {}", part.file.0), |d| d.id.clone());
        let at = *place_of.entry(key.clone()).or_insert_with(|| {
            let row = document.map(|d| document_row(&known.index, d));
            papers.push((
                key,
                RemovedPaper {
                    title: row.as_ref().map(|d| d.title.clone()).unwrap_or_default(),
                    kind: row.as_ref().map(|d| d.kind.clone()).unwrap_or_default(),
                    when: row.and_then(|d| d.when),
                    file: known.index.name(part.file).to_owned(),
                    seq,
                    parts: 0,
                    pages_withheld: 0,
                    left_underneath: 0,
                    kinds: Vec::new(),
                    pages: Vec::new(),
                    question: None,
                },
            ));
            papers.len() - 1
        });
        let paper = &mut papers[at].1;
        paper.parts += 1;
        paper.left_underneath += u32::from(r.text_underneath);
        if r.kind == RedactionKind::MissingPage {
            paper.pages_withheld += extract::pages_withheld(&part.quote);
        }
        count(&mut paper.kinds, kind_view(r.kind));
        add(paper, seq, part, &help.id);
    }
    for (key, paper) in &mut papers {
        paper.question = question_about(known, key);
    }
    let mut kinds = Vec::new();
    for one in papers.iter().flat_map(|(_, p)| &p.kinds) {
        for _ in 0..one.count {
            count(&mut kinds, one.kind);
        }
    }
    kinds.sort_by_key(|k| std::cmp::Reverse(k.count));
    let mut meanings: Vec<RemovedMeaning> = meanings.into_values().collect();
    meanings.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.id.cmp(&b.id)));
    let sum = |of: fn(&RemovedPaper) -> u32| papers.iter().map(|(_, p)| of(p)).sum();
    RemovedMapView {
        parts: sum(|p| p.parts),
        pages: sum(|p| p.pages.len() as u32),
        pages_withheld: sum(|p| p.pages_withheld),
        left_underneath: sum(|p| p.left_underneath),
        left_papers: sum(|p| u32::from(p.left_underneath > 0)),
        kinds,
        meanings,
        papers_total: papers.len() as u32,
        papers: papers
            .into_iter()
            .map(|(_, paper)| paper)
            .skip(wanted.offset as usize)
            .take(wanted.limit.min(MOST_PAPERS) as usize)
            .collect(),
    }
}

fn count(kinds: &mut Vec<RemovedCount>, kind: RemovedKind) {
    match kinds.iter_mut().find(|k| k.kind == kind) {
        Some(one) => one.count += 1,
        None => kinds.push(RemovedCount { kind, count: 1 }),
    }
}

/// Puts a part on its page. What covers a page is summed: boxes that lie on each other were joined when they were found.
fn add(paper: &mut RemovedPaper, seq: u32, part: &Part, meaning: &str) {
    let (width, height) = (part.page_size.0.max(1.0), part.page_size.1.max(1.0));
    if paper.pages.last().is_none_or(|p| p.seq != seq) {
        let tall = (height / width).clamp(0.2, 5.0);
        paper.pages.push(RemovedPage { seq, page: part.page, tall, share: 0.0, whole_page: false, parts: Vec::new() });
    }
    let Some(page) = paper.pages.last_mut() else { return };
    let r = &part.redaction;
    let at = r.bbox.map(|[x0, y0, x1, y1]| {
        let (x0, x1) = ((x0 / width).clamp(0.0, 1.0), (x1 / width).clamp(0.0, 1.0));
        let (y0, y1) = ((y0 / height).clamp(0.0, 1.0), (y1 / height).clamp(0.0, 1.0));
        RemovedAt { x: x0, y: y0, w: x1 - x0, h: y1 - y0 }
    });
    page.whole_page |= r.kind == RedactionKind::MissingPage;
    let more = at.as_ref().map_or(0.0, |a| a.w * a.h);
    page.share = if page.whole_page { 1.0 } else { (page.share + more).min(1.0) };
    page.parts.push(RemovedPart {
        kind: kind_view(r.kind),
        at,
        start: r.start,
        end: r.end,
        reason: r.reason.clone(),
        meaning: meaning.to_owned(),
        left_underneath: r.text_underneath,
    });
}

fn question_about(known: &Known, paper: &str) -> Option<String> {
    let about = |q: &&record::Question| {
        q.trigger == Trigger::Redaction
            && q.evidence.iter().any(|e| known.document_at(e.file, e.page).is_some_and(|d| d.id == paper))
    };
    known.questions.iter().find(about).map(|q| q.id.clone())
}

pub fn kind_view(kind: RedactionKind) -> RemovedKind {
    match kind {
        RedactionKind::Box => RemovedKind::Box,
        RedactionKind::ScanBox => RemovedKind::ScanBox,
        RedactionKind::White => RemovedKind::White,
        RedactionKind::Words => RemovedKind::Words,
        RedactionKind::Code => RemovedKind::Code,
        RedactionKind::MissingPage => RemovedKind::MissingPage,
    }
}
