//! Where the child's own words, wishes and feelings are recorded, in order of their days, and the reviews in which none were found.
//! It does not judge whether anybody listened. Words of a speaker who may be somebody else are left out.

use std::collections::BTreeMap;

use record::{Document, DocumentKind, Evidence, Unheard, VoiceKind, VoiceMention, When};

use crate::papers::Papers;

/// How the page tells of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Telling {
    /// Written by the child, as the page says.
    Written,
    /// Said by the child, as the page says, or given in words of the child's own.
    Said,
    /// What somebody else says that the child wants, feels or thinks.
    Reported,
    /// The child was there. No words are given.
    WasThere,
    NotThere,
    /// Nobody asked, or nothing was written down.
    NotAsked,
}

/// One place where a page tells of the child's voice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VoicePlace {
    pub telling: Telling,
    /// The day of the entry, else of the paper.
    pub when: Option<When>,
    pub evidence: Evidence,
    /// What the page says of how it was learnt.
    pub obtained: Option<Evidence>,
}

const WRITTEN: &[&str] = &[
    "wrote",
    "written by",
    "own hand",
    "letter from",
    "his letter",
    "her letter",
    "their letter",
    "consultation form",
    "consultation paper",
    "consultation booklet",
    "consultation document",
    "questionnaire",
    "viewpoint",
];
/// What the page says of how it was learnt, when the child wrote it.
const ON_PAPER: &[&str] =
    &["form", "booklet", "paper", "document", "sheet", "questionnaire", "letter", "own hand", "wrote"];
const SAID: &[&str] = &[" said", " says", " told", " asked", " asks", " explained", "\"", "\u{201c}"];
const NOT_ASKED: &[&str] = &[
    "sought",
    "obtained",
    "recorded",
    "not asked",
    "never asked",
    "ascertained",
    "n/a",
    "none",
    "nil",
    "not given",
    "no views",
    "not known",
    "unknown",
    "available",
    "applicable",
    "to be ",
    "left blank",
    "taken",
    "consulted",
    "pn0",
];

/// Every place, the oldest first; those without a day come last, in the order of the file. `child` is the first name that most papers
/// give to the child: without it, what a named speaker said is nobody's that we know.
#[must_use]
pub fn voices<'a>(
    mentions: impl IntoIterator<Item = &'a VoiceMention>,
    documents: &[Document],
    child: Option<&str>,
) -> Vec<VoicePlace> {
    let papers = Papers::of(documents);
    let mut found: Vec<VoicePlace> = mentions
        .into_iter()
        .filter(|m| is_the_childs(m, child))
        .filter_map(|m| {
            let paper = papers.at(&m.evidence);
            // What a copy tells, the paper in front tells already.
            if paper.is_some_and(Document::is_copy) {
                return None;
            }
            Some(VoicePlace {
                telling: telling(m),
                when: m.when.clone().or_else(|| paper?.date.clone()),
                evidence: m.evidence.clone(),
                obtained: m.obtained.clone(),
            })
        })
        .collect();
    found.sort_by_key(|v| {
        let day = v.when.as_ref().filter(|w| w.earliest().is_some()).map(When::order);
        (day.is_none(), day, v.evidence.file, v.evidence.page, v.evidence.start)
    });
    found
}

pub(crate) fn is_the_childs(mention: &VoiceMention, child: Option<&str>) -> bool {
    match (mention.kind, mention.name.as_deref()) {
        (VoiceKind::Said, Some(name)) => child.is_some_and(|child| name.eq_ignore_ascii_case(child)),
        _ => true,
    }
}

fn telling(mention: &VoiceMention) -> Telling {
    let lower = mention.evidence.quote.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|w| lower.contains(w));
    let learnt = mention.obtained.as_ref().map(|e| e.quote.to_lowercase()).unwrap_or_default();
    match mention.kind {
        VoiceKind::TookPart => Telling::WasThere,
        VoiceKind::LeftOut if has(NOT_ASKED) => Telling::NotAsked,
        VoiceKind::LeftOut => Telling::NotThere,
        _ if has(WRITTEN) || ON_PAPER.iter().any(|w| learnt.contains(w)) => Telling::Written,
        VoiceKind::Views if is_first_person(&mention.evidence.quote) => Telling::Said,
        _ if has(SAID) => Telling::Said,
        _ => Telling::Reported,
    }
}

/// `I like it here`: no adult writes so of a child.
fn is_first_person(words: &str) -> bool {
    words.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '\u{2019}').any(|w| {
        matches!(
            w,
            "I" | "my"
                | "My"
                | "I'm"
                | "I\u{2019}m"
                | "I'd"
                | "I\u{2019}d"
                | "I've"
                | "I\u{2019}ve"
                | "I'll"
                | "I\u{2019}ll"
        )
    })
}

/// The reviews in whose pages nothing was found that the child said, wished or felt, in the order of `documents`. Copies and papers that
/// are still pictures are left out. Where nobody knows what the child is called, anybody who spoke may be the child.
#[must_use]
pub fn unheard<'a>(
    mentions: impl IntoIterator<Item = &'a VoiceMention>,
    documents: &[Document],
    child: Option<&str>,
) -> Vec<Unheard> {
    let papers = Papers::of(documents);
    let mut by_paper: BTreeMap<&str, Vec<&VoiceMention>> = BTreeMap::new();
    for mention in mentions {
        if let Some(paper) = papers.at(&mention.evidence) {
            by_paper.entry(&paper.id).or_default().push(mention);
        }
    }
    let heard = |m: &VoiceMention| match m.kind {
        VoiceKind::Views | VoiceKind::TookPart => true,
        VoiceKind::Said => child.is_none() || is_the_childs(m, child),
        VoiceKind::LeftOut => false,
    };
    let reviews = documents.iter().filter(|d| d.kind == DocumentKind::ReviewMinutes && !d.is_copy() && !d.scanned);
    reviews
        .filter_map(|review| {
            let mentions = by_paper.get(review.id.as_str()).map_or(&[][..], Vec::as_slice);
            let left_out = mentions.iter().filter(|m| m.kind == VoiceKind::LeftOut).map(|m| m.evidence.clone());
            (!mentions.iter().any(|m| heard(m)))
                .then(|| Unheard { paper: review.id.clone(), left_out: left_out.collect() })
        })
        .collect()
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use record::{FileId, TextHash};

    pub(crate) fn words_on(page: u32, quote: &str) -> Evidence {
        let end = quote.chars().count() as u32;
        Evidence { file: FileId(1), page, start: 0, end, quote: quote.into(), text_hash: TextHash::of(quote) }
    }

    pub(crate) fn paper(page: u32, date: &str) -> Document {
        Document {
            id: Document::id_for(FileId(1), page),
            kind: DocumentKind::ReviewMinutes,
            title: format!("Review {page}"),
            date: When::parse(date).ok(),
            how: None,
            file: FileId(1),
            first_page: page,
            last_page: page,
            pages: Vec::new(),
            author: None,
            scanned: false,
            duplicate_of: None,
            near_duplicate_of: None,
        }
    }

    fn said(kind: VoiceKind, name: Option<&str>, page: u32, quote: &str) -> VoiceMention {
        VoiceMention {
            kind,
            name: name.map(str::to_owned),
            evidence: words_on(page, quote),
            when: None,
            obtained: None,
        }
    }

    #[test]
    fn each_place_has_its_kind_and_its_day_and_nobody_elses_words_are_taken_for_the_childs() {
        let papers = [paper(1, "2004-01-07"), paper(2, "2003-01-08"), paper(3, "")];
        let mut on_a_form = said(VoiceKind::Views, None, 1, "Sam is happy at Hillside.");
        on_a_form.obtained = Some(words_on(1, "He filled in the form with his teacher."));
        let mut entry = said(VoiceKind::Said, Some("Sam"), 3, "Sam feels alone at night.");
        entry.when = When::parse("2002-05-01").ok();
        let mentions = [
            on_a_form,
            said(VoiceKind::Said, Some("Jean"), 2, "Jean said that he eats well."),
            said(VoiceKind::Said, Some("Sam"), 2, "Sam said that he likes the hens."),
            said(VoiceKind::Views, None, 2, "I like it here."),
            said(VoiceKind::LeftOut, None, 2, "Views not obtained."),
            said(VoiceKind::LeftOut, None, 3, "Sam was not present."),
            said(VoiceKind::TookPart, None, 3, "Was the child present? Yes"),
            entry,
        ];
        let kinds = |child| voices(&mentions, &papers, child).into_iter().map(|v| v.telling).collect::<Vec<_>>();
        use Telling::{NotAsked, NotThere, Reported, Said, WasThere, Written};
        assert_eq!(kinds(Some("Sam")), [Reported, Said, Said, NotAsked, Written, NotThere, WasThere]);
        assert_eq!(
            kinds(None),
            [Said, NotAsked, Written, NotThere, WasThere],
            "without a name, no named speaker is the child"
        );
    }

    #[test]
    fn reviews_without_the_childs_words() {
        use VoiceKind::{LeftOut, TookPart, Views};
        let mut papers: Vec<Document> = (1..=6).map(|page| paper(page, "2003-01-08")).collect();
        papers[5].near_duplicate_of = Some(papers[2].id.clone());
        let mentions = [
            said(Views, None, 1, "I like it."),
            said(VoiceKind::Said, Some("Sam"), 2, "Sam said so."),
            said(VoiceKind::Said, Some("Jean"), 3, "Jean said so."),
            said(LeftOut, None, 4, "Not present."),
            said(TookPart, None, 5, "Yes"),
        ];
        let found = unheard(&mentions, &papers, Some("Sam"));
        let told: Vec<(&str, usize)> = found.iter().map(|u| (u.paper.as_str(), u.left_out.len())).collect();
        assert_eq!(told, [("f1p3", 0), ("f1p4", 1)]);
        assert_eq!(unheard(&mentions, &papers, None).len(), 1, "anybody who spoke may be the child");
    }
}
