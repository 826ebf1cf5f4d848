//! Where a page records the child's own voice: a part for their views, their words in a meeting, or that they were not there.
//! It does not judge whether they were heard, and it does not know who the child is: names are told as written.

use std::ops::Range;
use std::sync::LazyLock;

use record::{DocumentKind, VoiceKind, VoiceMention, is_first_name};
use regex::Regex;

use crate::entries::entry_at;
use crate::events::Reading;
use crate::lines::value_near;
use crate::sections::Section;
use crate::sheet::{Sheet, trimmed, words};

/// Mentions of one page; more of them tell nothing new.
const MOST: usize = 24;
/// Bytes of a quote.
const LONGEST_QUOTE: usize = 400;
/// Pieces before and after a mention that are looked at for how it was learnt.
const NEAR: usize = 2;

static VIEWS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"^(?:the )?(?:(?:child|young person|young people|pupil|boy|girl|children)(?:['’]s|s['’]|s)? (?:own )?(?:views?|wishes|comments|voice|words|contribution)\b",
        r"|(?:ascertainable )?wishes (?:and|&) feelings|(?:views?|wishes|voice|comments|contribution) of (?:the )?(?:child|young person|children|pupil)\b",
        r"|views of (?P<of>[a-zà-ÿ'’-]+)$",
        r"|(?P<whose>[a-zà-ÿ-]+)(?:['’]s|s['’]) (?:own )?(?:views?|wishes|comments|words|voice|contribution|wishes and feelings)\b",
        r"|what (?P<said>[a-zà-ÿ'’-]+) (?:said|says|wants|thinks|would like|has told us|told us)\b)"
    ))
    .expect("a fixed pattern")
});

/// Others whose views have a part of their own.
const OTHERS: &[&str] = &[
    "mother",
    "father",
    "parent",
    "parents",
    "carer",
    "carers",
    "foster",
    "school",
    "guardian",
    "worker",
    "teacher",
    "family",
    "grandmother",
    "grandparents",
    "chair",
    "reviewer",
    "manager",
    "everyone",
    "others",
    "police",
    "doctor",
    "health",
    "iro",
    "mum",
    "dad",
    "nan",
    "staff",
    "key",
    "keyworker",
    "agency",
    "department",
    "author",
    "assessor",
    "professional",
    "professionals",
    "sibling",
    "siblings",
    "panel",
    "judge",
    "court",
    "tutor",
    "nurse",
    "we",
    "they",
    "i",
];

static NOTHING_WRITTEN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^\W*(?:none\b|n/?a\b|nil\b|not (?:yet )?(?:recorded|obtained|sought|given|known|asked|available|applicable|completed|ascertained|taken)\b|no views\b|unknown\b|to be (?:completed|sought|added|obtained)\b|left blank\b|\W*$)")
        .expect("a fixed pattern")
});

static SAID: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(r"(?-u:\b)([A-Z][a-zà-ÿ]+(?:-[A-Z][a-zà-ÿ]+)?) {SPOKE}")).expect("a fixed pattern")
});

words! { SPEAKS =
    "said" "says" "told" "asked" "asks" "wants" "wanted" "would like" "wishes" "wished" "feels" "felt" "thinks" "thought" "wrote"
    "explained" "not want" "prefer" "hopes" "hoped"
}

static NOT_THERE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?i)\b(?:(?:was|is) not (?:present|invited|at the (?:review|meeting|conference))|did not (?:attend|come to|take part in) (?:the |this |his |her |their )?(?:review|meeting|conference)",
        r"|(?:views|wishes|wishes and feelings) (?:were|was|have|had) (?:not|never) (?:been )?(?:sought|obtained|recorded|taken|asked|ascertained)|too young to (?:attend|take part|be consulted|express)|pn[07]\b)"
    ))
    .expect("a fixed pattern")
});

/// Verbs of somebody who lets others know what they want, feel or think.
const SPOKE: &str = r"(?:(?:has|had|also|then|again|himself|herself|themselves) )?(?:said|says|told|asked|asks|wants|wanted|would like|wishes|wished|feels|felt|thinks|thought|wrote|explained|does not want|did not want|would prefer|hopes|hoped)\b";

/// `The child said`, `he said`: who that is, the words before may tell.
static CHILD_SAID: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(r"(?i-u:\b)(?i:the (?:child|young person|boy|girl)|yp) {SPOKE}")).expect("a fixed pattern")
});
static THEN_SAID: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(&format!(r"^(?:He|She|They) {SPOKE}")).expect("a fixed pattern"));
static BEGINS: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^([A-Z][a-zà-ÿ]+) [a-zà-ÿ]").expect("a fixed pattern"));

/// How words were learnt: on a form, alone, through an advocate. A way that is only spoken of ("he wants to ring her") is none.
static LEARNT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?i)\b(?:consultation (?:form|paper|booklet|document|sheet)|(?:filled in|filled out|completed) (?:a|an|the|his|her|their) [a-z' ]{0,30}(?:form|booklet|sheet|questionnaire)",
        r"|(?:seen|spoken to|spoke to (?:him|her|them|me)) (?:alone|on (?:his|her|their) own)|(?:through|with the help of) (?:an|his|her|their|the) (?:advocate|interpreter)|through (?:drawing|play)",
        r"|(?:said|told|wrote|written|asked)[^.]{0,30} (?:in (?:a|his|her|their) (?:own )?letter|over the (?:tele)?phone)|in (?:his|her|their) own (?:words|hand))\b"
    ))
    .expect("a fixed pattern")
});

/// Every place where the child's voice is recorded or said to be missing.
pub(crate) fn find_voice(reading: &Reading<'_>, child: Option<&str>) -> Vec<VoiceMention> {
    let mut found = Vec::new();
    for section in reading.sections {
        if is_for_the_childs_views(&section.name) {
            found.extend(views(reading, section));
        } else if is_meeting(reading.head.kind) && asks_whether_there(&section.name) {
            found.extend(there(reading, section));
        }
    }
    if is_meeting(reading.head.kind) {
        found.extend(said(reading, None));
        found.extend(not_there(reading, child));
    } else if tells_of_a_child(reading.head.kind) {
        found.extend(said(reading, child));
    }
    // What stands under a heading for the child's views is told once, whoever it says spoke.
    let views: Vec<(u32, u32)> =
        found.iter().filter(|v| v.kind == VoiceKind::Views).map(|v| (v.evidence.start, v.evidence.end)).collect();
    found.retain(|v| {
        v.kind != VoiceKind::Said
            || !views.iter().any(|(start, end)| v.evidence.start < *end && *start < v.evidence.end)
    });
    found.sort_by_key(|v| (v.evidence.start, v.evidence.end));
    found.truncate(MOST);
    for mention in &mut found {
        let byte = reading.sheet.byte_of(mention.evidence.start);
        mention.when = entry_at(reading.entries, byte).map(|entry| entry.when.clone());
        mention.obtained = learnt(reading, mention);
    }
    found
}

/// Papers in which a child's words are told outside of a meeting. A list of events and a letter about the file tell them again.
fn tells_of_a_child(kind: Option<DocumentKind>) -> bool {
    use DocumentKind as K;
    !matches!(
        kind,
        Some(K::Chronology | K::CoverLetter | K::FileCover | K::WithheldPage | K::Divider | K::Blank | K::LegalNotice)
    )
}

/// What the page says, in the mention's own piece or close by, of how the words were learnt.
fn learnt(reading: &Reading<'_>, mention: &VoiceMention) -> Option<record::Evidence> {
    if !matches!(mention.kind, VoiceKind::Views | VoiceKind::Said) {
        return None;
    }
    let text = reading.sheet.text;
    let at = reading.sheet.byte_of(mention.evidence.start);
    let own = reading.units.iter().position(|u| u.range.end > at)?;
    // A neighbour counts only in the same paragraph or entry: elsewhere it tells of something else.
    let block = reading.units[own].block;
    let around = (0..=NEAR).flat_map(|n| [own.checked_sub(n), own.checked_add(n).filter(|_| n > 0)]);
    around
        .flatten()
        .filter_map(|n| reading.units.get(n).filter(|u| u.block == block))
        .find(|u| LEARNT.is_match(&text[u.range.clone()]))
        .map(|u| reading.evidence(clipped(text, u.range.clone())))
}

/// Papers of a meeting or a plan at which a child should be heard.
fn is_meeting(kind: Option<DocumentKind>) -> bool {
    use DocumentKind as K;
    matches!(kind, Some(K::ReviewMinutes | K::ConferenceMinutes | K::CarePlan | K::PathwayPlan | K::Pep))
}

fn is_for_the_childs_views(heading: &str) -> bool {
    VIEWS.captures(heading).is_some_and(|c| {
        let named = ["of", "whose", "said"].iter().find_map(|group| c.name(group));
        named.is_none_or(|m| !OTHERS.contains(&m.as_str().trim_end_matches(['\'', '’'])))
    })
}

fn asks_whether_there(heading: &str) -> bool {
    let about = ["child", "young person", "pupil"].iter().any(|w| heading.contains(w));
    about && ["present", "attend", "participat"].iter().any(|w| heading.contains(w))
}

/// What stands under a heading for the child's views.
fn views(reading: &Reading<'_>, section: &Section) -> Option<VoiceMention> {
    let sheet = reading.sheet;
    let under = || {
        let lines = section.lines.clone().map(|n| trimmed(sheet.text, sheet.lines[n].clone()));
        lines.filter(|line| !line.is_empty()).take(1).next()
    };
    let range = if section.beside.is_empty() { under()? } else { section.beside.clone() };
    let range = whole_words(sheet.text, range, reading);
    let kind = if NOTHING_WRITTEN.is_match(&sheet.text[range.clone()]) { VoiceKind::LeftOut } else { VoiceKind::Views };
    Some(plain(kind, None, reading.evidence(range)))
}

/// `Was the child present? Yes, for part`.
fn there(reading: &Reading<'_>, section: &Section) -> Option<VoiceMention> {
    let answer = reading.sheet.text[section.beside.clone()].to_lowercase();
    let kind = match answer.split(|c: char| !c.is_alphanumeric()).next()? {
        "yes" | "for" | "all" | "part" | "present" | "pn1" | "pn2" | "pn3" | "pn4" | "pn5" | "pn6" => {
            VoiceKind::TookPart
        }
        "no" | "not" | "none" | "pn0" | "pn7" => VoiceKind::LeftOut,
        _ => return None,
    };
    let line = trimmed(reading.sheet.text, reading.sheet.lines[section.heading].clone());
    Some(plain(kind, None, reading.evidence(line)))
}

/// Pieces in which somebody is said to speak. With `only`, nobody else's.
fn said(reading: &Reading<'_>, only: Option<&str>) -> Vec<VoiceMention> {
    let text = reading.sheet.text;
    let mut found = Vec::new();
    // Who the sentence before began with, in this paragraph: "Sam met her at school. He said …".
    let mut before: Option<(usize, &str)> = None;
    for unit in reading.units {
        let words = &text[unit.range.clone()];
        let speaks = SPEAKS.are_in(&reading.sheet.flat[reading.sheet.flat_range(&unit.range)]);
        let mut names = SAID.captures_iter(words).filter_map(|c| Some(c.get(1)?.as_str()));
        let named = if speaks { names.find(|n| !is_nobodys_name(n) && only.is_none_or(|o| o == *n)) } else { None };
        let goes_on =
            || before.filter(|(block, _)| *block == unit.block && THEN_SAID.is_match(words)).map(|(_, name)| name);
        let speaker = match named {
            Some(name) => Some(Some(name)),
            None if !speaks => None,
            None if CHILD_SAID.is_match(words) => Some(None),
            None => goes_on().filter(|name| only.is_none_or(|o| o == *name)).map(Some),
        };
        let begins = BEGINS.captures(words).and_then(|c| c.get(1)).map(|m| m.as_str());
        before = match begins.filter(|n| !is_nobodys_name(n)) {
            Some(name) => Some((unit.block, name)),
            None => before.filter(|_| THEN_SAID.is_match(words)),
        };
        if let Some(name) = speaker {
            let evidence = reading.evidence(clipped(text, unit.range.clone()));
            found.push(plain(VoiceKind::Said, name.map(str::to_owned), evidence));
            if found.len() == MOST {
                break;
            }
        }
    }
    found
}

fn plain(kind: VoiceKind, name: Option<String>, evidence: record::Evidence) -> VoiceMention {
    VoiceMention { kind, name, evidence, when: None, obtained: None }
}

/// Words that begin a sentence as a name does.
fn is_nobodys_name(word: &str) -> bool {
    let lower = word.to_lowercase();
    ["he", "she", "they", "it", "this", "that", "who", "both", "all", "there", "the", "mr", "mrs", "ms", "dr"]
        .contains(&lower.as_str())
        || OTHERS.contains(&lower.as_str())
}

fn not_there(reading: &Reading<'_>, child: Option<&str>) -> Vec<VoiceMention> {
    let text = reading.sheet.text;
    let names_the_child = |words: &str| {
        let lower = words.to_lowercase();
        child.is_some_and(|name| words.contains(name))
            || ["child", "young person", "children"].iter().any(|w| lower.contains(w))
    };
    let units = reading.units.iter().map(|u| u.range.clone());
    units
        .filter(|range| NOT_THERE.is_match(&text[range.clone()]) && names_the_child(&text[range.clone()]))
        .map(|range| plain(VoiceKind::LeftOut, None, reading.evidence(clipped(text, range))))
        .collect()
}

/// The first name after a form's "Child" or "Name of child".
pub(crate) fn child_of(sheet: &Sheet<'_>) -> Option<String> {
    const NAMES: &[&str] = &[
        "child",
        "name of child",
        "child's name",
        "young person",
        "name of young person",
        "young person's name",
        "pupil",
        "child/young person",
        "child / young person",
        "young person/child",
        "name of child/young person",
        "child/yp",
        "child / yp",
        "yp",
        "subject",
        "re",
    ];
    let (n, value) = value_near(|n| sheet.line(n), 0..sheet.lines.len().min(20), 0, NAMES)?;
    let words = &sheet.line(n)[value];
    // "ALLSOP, Kieran James".
    let words = words
        .split_once(',')
        .filter(|(surname, _)| {
            !surname.contains([' ', '\t']) && surname.chars().all(|c| c.is_uppercase() || matches!(c, '-' | '\'' | '’'))
        })
        .map_or(words, |(_, given)| given);
    let first = words.split(|c: char| !c.is_alphabetic() && c != '-').find(|w| !w.is_empty())?;
    let is_name = first.chars().next().is_some_and(char::is_uppercase) && first.chars().skip(1).any(char::is_lowercase);
    // "Subject: Contact plan", over an e-mail.
    if sheet.line(n).trim_start().to_ascii_lowercase().starts_with("subject") && !is_first_name(first) {
        return None;
    }
    (is_name && first.len() > 1).then(|| first.to_owned())
}

/// From a line to the end of the piece that begins on it.
fn whole_words(text: &str, line: Range<usize>, reading: &Reading<'_>) -> Range<usize> {
    let unit = reading.units.iter().find(|u| u.range.start <= line.start && u.range.end > line.start);
    let end = unit.map_or(line.end, |u| u.range.end);
    clipped(text, line.start..end)
}

fn clipped(text: &str, range: Range<usize>) -> Range<usize> {
    let mut end = range.end.min(range.start + LONGEST_QUOTE);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    trimmed(text, range.start..end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{PageInput, read_page};
    use record::{FileId, TextFrom};

    fn read(text: &str) -> record::PageFindings {
        let page =
            PageInput { file: FileId(1), number: 1, text, text_from: TextFrom::Pdf, born: None, file_name: "a.pdf" };
        read_page(&page, None)
    }

    fn voices(body: &str) -> Vec<(VoiceKind, String)> {
        let found = read(&format!(
            "Review of Arrangements, No. 4\nDate of review: 8 January 2003\nChild: Sam Wrenfield (6)\n{body}"
        ));
        assert_eq!(found.head.kind, Some(DocumentKind::ReviewMinutes));
        found.voice.into_iter().map(|v| (v.kind, v.evidence.quote)).collect()
    }

    #[test]
    fn the_childs_views_and_not_anybody_elses() {
        assert_eq!(
            voices("\n6. Sam's views\nI like it here. Jean does my hair with water.\n"),
            [(VoiceKind::Views, "I like it here.".into())]
        );
        assert!(voices("\nMother's views\nShe would like more contact.\n").is_empty());
        assert_eq!(voices("Wishes and feelings: not obtained.\n"), [(VoiceKind::LeftOut, "not obtained.".into())]);
    }

    #[test]
    fn who_spoke_and_who_was_not_there() {
        let found = voices(
            "\nSam said that he had not known that Janet was leaving.\nWas the child present? No, he was at school.\n",
        );
        assert_eq!(found[0].0, VoiceKind::Said);
        let found = voices("\nSam was not present at the review.\n");
        assert_eq!(found, [(VoiceKind::LeftOut, "Sam was not present at the review.".into())]);
        assert_eq!(voices("Was the child present?: For part\n")[0].0, VoiceKind::TookPart);
    }

    #[test]
    fn words_in_a_running_record_have_the_day_of_their_entry_and_how_they_were_learnt() {
        let found = read(
            "Running record\n\n3.2.04  Visit to Hillside. Sam met me at the gate. He said that the bed is good. Seen alone in the garden.\n\
             9.2.04  T/C from school. Mrs Dale said that he reads well. The child wants to see his sister.\n",
        );
        let told: Vec<_> = found
            .voice
            .iter()
            .map(|v| (v.name.as_deref(), v.when.as_ref().map(|w| w.edtf().to_owned()), v.obtained.is_some()))
            .collect();
        let day = |d: &str| Some(d.to_owned());
        assert!(told.contains(&(Some("Sam"), day("2004-02-03"), true)), "{:#?}", found.voice);
        assert!(told.contains(&(None, day("2004-02-09"), false)), "{:#?}", found.voice);
    }
}
