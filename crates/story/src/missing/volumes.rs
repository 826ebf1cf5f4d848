//! Volumes that are named or counted and that neither a page's heading nor a received file's name shows.

use std::collections::{BTreeMap, BTreeSet};

use record::{FileId, Mentioned, Missing, NotFound, PaperMention};

use super::{PageSaid, each};

/// More volumes than this are somebody's slip of the pen.
const MOST: u32 = 40;

pub(super) fn volumes(pages: &[PageSaid<'_>], names: &[(FileId, &str)]) -> Vec<Missing> {
    let mut here: BTreeSet<u32> = BTreeSet::new();
    for (_, name) in names {
        here.extend(in_name(name));
    }
    let mut wanted: BTreeMap<u32, Vec<(&PageSaid<'_>, &PaperMention)>> = BTreeMap::new();
    let mut total: Option<u32> = None;
    for (_, page, mention) in each(pages) {
        let Mentioned::Volume { number, of, heading } = mention.of else { continue };
        if heading {
            here.insert(number);
        }
        wanted.entry(number).or_default().push((page, mention));
        if let Some(of) = of.filter(|of| *of <= MOST) {
            total = total.max(Some(of));
            for other in 1..=of {
                wanted.entry(other).or_default().push((page, mention));
            }
        }
    }
    // A file whose volumes bear no numbers says nothing about which of them are there.
    if here.is_empty() && total.is_none() {
        return Vec::new();
    }
    wanted
        .into_iter()
        .filter(|(number, _)| (1..=MOST).contains(number) && !here.contains(number))
        .filter_map(|(number, said)| {
            let of = total.filter(|of| number <= *of);
            let (page, mention) = said.first()?;
            let mut line = page.line(NotFound::Volume { number, of }, mention);
            line.evidence.extend(said.iter().skip(1).take(7).map(|(page, mention)| page.evidence(mention)));
            line.evidence.dedup();
            Some(line)
        })
        .collect()
}

/// The volumes that a file's name gives: `Volume 2 scanned.pdf`, `vol_3.pdf`, `Vol4.pdf`.
fn in_name(name: &str) -> Vec<u32> {
    let name = name.to_lowercase();
    let words: Vec<&str> = name.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let number = |i: usize| {
        let rest = words[i].strip_prefix("volume").or_else(|| words[i].strip_prefix("vol"))?;
        if rest.is_empty() { words.get(i + 1)?.parse().ok() } else { rest.parse().ok() }
    };
    (0..words.len()).filter_map(number).collect()
}
