//! Removed parts that say so in words: `[REDACTED]`, rows of block characters, `XXXXX`, printed codes, withheld pages.
//! It tells what the words say; it never guesses what was there.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use record::{Redaction, RedactionKind, WordBox};
use regex::Regex;

use crate::limits::{REASON_CHARS, REDACTIONS};

/// Things that a council may say were taken out.
const WHAT: &str = r"(?:(?:the |this |a |an )?(?:text|names?|details?|information|content|contents|words?|sentences?|paragraphs?|sections?|entry|entries|data|address(?:es)?|dob|date of birth|personal data|third[ -]party(?: information| data| details)?|3rd[ -]party(?: information| data| details)?|tp|sibling|other child|professional)\s+(?:has been |have been |is |was |were )?)";
/// A section of an Act, a part of a schedule, or a short form for a reason, as councils print them.
const CODE: &str = r"(?:exempt(?:ion|ed)?[ :,–-]*)?(?:s(?:ch(?:edule)?|ec(?:tion)?)?\.? ?\d{1,3}[a-z]?(?: ?\(\w{1,4}\))*(?:[ ,/]+(?:p(?:t|art|ara(?:graph)?)?\.? ?\d{1,3}[a-z]?(?: ?\(\w{1,4}\))*))*)";

/// Short forms that only stand for a reason where they stand in brackets.
const SHORT: &str = r"(?:T\.?[P/]\.?P?|3P|3rd[ -]party|third[ -]party|LPP|legal privilege|data of another(?: person| individual)?|exempt(?:ion)?|NR|not relevant|OOS|out of scope|DUP|duplicate)";
/// What was done to a page that is not there.
const GONE: &str = r"(?:withheld|redacted|removed|taken out|not disclosed|excluded|exempt from disclosure)";
/// How many pages, in words, where a line says so.
const COUNTED: [&str; 12] =
    ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

struct Patterns {
    brackets: Regex,
    bare: Regex,
    blocks: Regex,
    crosses: Regex,
    stars: Regex,
    code: Regex,
    bare_code: Regex,
    short: Regex,
    own_line: Regex,
    behind: Regex,
    act: Regex,
    label: Regex,
    page: Regex,
    range: Regex,
    number: Regex,
}

static PATTERNS: LazyLock<Patterns> = LazyLock::new(|| {
    let regex = |pattern: &str| Regex::new(pattern).expect("the pattern is fixed and tested");
    Patterns {
        brackets: regex(&format!(
            r"(?i)\[\s*{WHAT}?(?:redacted|withheld|removed|deleted|blanked out|blacked out)\b(?P<why1>[^\]\n]{{0,80}})\]|\(\s*(?:{WHAT}?(?:redacted|withheld|blanked out|blacked out)|{WHAT}(?:removed|deleted))\b(?P<why2>[^)\n]{{0,80}})\)|[<{{]\s*{WHAT}?(?:redacted|withheld|removed)\b(?P<why3>[^>}}\n]{{0,80}})[>}}]"
        )),
        bare: regex(
            r"\bREDACTED\b(?:\s+(?:UNDER|DUE|BY|FOR)\b[^\n.]{0,60})?|\b(?i:name|names|details|address) (?i:removed|withheld|redacted)\b|\b(?i:withheld under) [^\n.;]{1,60}",
        ),
        blocks: regex(r"[█▓■▇▉]{2,}(?:[ \t]?[█▓■▇▉]{2,})*|█"),
        crosses: regex(r"\b(?:X{4,}|Xx{4,}|x{5,})(?:[ -](?:X{3,}|Xx{3,}|x{3,}))*\b"),
        stars: regex(r"\*{5,}"),
        code: regex(&format!(r"(?i)\[ *(?P<code>{CODE}(?: [^\]\n]{{1,60}})?) *\]")),
        bare_code: regex(
            r"\bS[1-5] P\d{1,2}\b(?: Para \d{1,2}[a-z]?)?(?: (?:Rights of others|SC harm|Serious harm|Crime|Health|References|Mgmt Planning|Negotiations|Reg func\.?|PP|Judicial Apps|Crown hons|Journalis\w*))?",
        ),
        short: regex(&format!(
            r"(?i)[\[(<{{] *(?P<code>{SHORT}(?: (?:data|info(?:rmation)?|details|removed))*) *[\])>}}]"
        )),
        own_line: regex(
            r"(?im)^[ \t]*(?P<code>(?:3rd|third)[ -]party(?: (?:data|information|details|removed))?|T/P|data of another(?: person| individual)?|exempt(?:ion)? (?:s|sch|para)[. ]?\d[^\n\t]{0,40})[ \t.]*$",
        ),
        behind: regex(
            r"^[ \t]{0,3}(?:[\[(] ?(?P<code1>SH|S\.H\.|LP|L\.P\.) ?[\])]|(?P<code2>TP|T/P|3P|LPP|NR|OOS|DUP)\b)",
        ),
        act: regex(r"(?i)^s(?:ec(?:tion)?)?\.? ?(?:1|2|7|8|1[47]|20|2[2346]|3[148]|4[3467]|91)$"),
        label: regex(&format!(
            r"(?i)^\W*(?:{CODE}(?: .{{1,60}})?|(?:{WHAT})?(?:redacted|withheld|removed|exempt(?:ion)?|restricted|confidential)(?: .{{0,60}})?|third[ -]party.{{0,40}}|3rd[ -]party.{{0,40}}|TP|T/P|3P|LPP|NR|NS|OOS|DUP|JS|legal(?:ly)? privileged?.{{0,20}}|data of another.{{0,20}}|not relevant|out of scope|duplicate|personal (?:data|information))\W*$"
        )),
        page: regex(&format!(
            r"(?i)\b(?:this |the |these )?(?:(?:following|next) )?(?:(?:\d{{1,3}}|{}) )?(?:pages?|pp?\.|documents?|attachments?)(?: \d+)?(?:(?: to | ?[-–] ?| and | of )\d+)? ?(?:(?:has|have|is|are|was|were) )?(?:been )?(?:intentionally |deliberately |fully |wholly )?{GONE}(?: in full| in (?:its|their) entirety)?\b|\bentire (?:page|document) {GONE}\b",
            COUNTED.join("|")
        )),
        range: regex(r"(?i)\b(?:pages?|pp?\.) ?(\d{1,5})(?: to | ?[-–] ?)(\d{1,5})\b"),
        number: regex(&format!(r"(?i)\b(\d{{1,3}}|{}) pages\b", COUNTED.join("|"))),
    }
});

/// True for words printed on a box that give its reason, not part of the story: `S2 P3 Rights of others`, `Third party`.
pub fn is_label(words: &str) -> bool {
    let words = words.trim();
    !words.is_empty() && words.chars().count() <= REASON_CHARS && PATTERNS.label.is_match(words)
}

/// Removed parts that the text itself tells of, in order, leaving out what `known` already covers. A code right behind a part of `known`
/// becomes its reason.
pub fn removed_in_words(text: &str, known: &mut [Redaction]) -> Vec<Redaction> {
    if !may_hold_any(text) {
        return Vec::new();
    }
    let p = &*PATTERNS;
    let mut found: Vec<(usize, usize, RedactionKind, Option<String>)> = Vec::new();
    let trimmed = text.trim();
    if trimmed.chars().count() <= 400
        && let Some(says) = p.page.find(text)
    {
        let whole = trimmed.replace(['\n', '\t'], " ");
        let why = match p.bare_code.find(&whole) {
            Some(code) => Some(shorten(code.as_str())),
            None => (whole.len() > says.len() + 4).then(|| shorten(&whole)),
        };
        found.push((says.start(), says.end(), RedactionKind::MissingPage, why));
    }
    for captures in p.brackets.captures_iter(text) {
        let why = ["why1", "why2", "why3"].iter().find_map(|name| captures.name(name)).and_then(|m| reason(m.as_str()));
        if let Some(whole) = captures.get(0) {
            found.push((whole.start(), whole.end(), RedactionKind::Words, why));
        }
    }
    for captures in p.code.captures_iter(text) {
        if let (Some(whole), Some(code)) = (captures.get(0), captures.name("code")) {
            found.push((whole.start(), whole.end(), RedactionKind::Code, Some(shorten(code.as_str().trim()))));
        }
    }
    for regex in [&p.short, &p.own_line] {
        for captures in regex.captures_iter(text) {
            if let (Some(whole), Some(code)) = (captures.get(0), captures.name("code")) {
                // Alone on its line, the line is not part of it.
                let place = if std::ptr::eq(regex, &p.own_line) { code } else { whole };
                found.push((place.start(), place.end(), RedactionKind::Code, Some(shorten(code.as_str().trim()))));
            }
        }
    }
    for code in p.bare_code.find_iter(text) {
        // In a list that explains the codes, a code is a cell of its own.
        let tells_why = found.first().is_some_and(|f| f.2 == RedactionKind::MissingPage);
        if !tells_why && !text[code.end()..].starts_with('\t') {
            found.push((code.start(), code.end(), RedactionKind::Code, Some(shorten(code.as_str()))));
        }
    }
    for regex in [&p.bare, &p.blocks, &p.crosses] {
        found.extend(regex.find_iter(text).map(|m| (m.start(), m.end(), RedactionKind::Words, None)));
    }
    // A line of nothing but stars is a line.
    found.extend(
        p.stars
            .find_iter(text)
            .filter(|m| !alone_on_its_line(text, m.start(), m.end()))
            .map(|m| (m.start(), m.end(), RedactionKind::Words, None)),
    );
    found.sort_by_key(|f| (f.0, usize::MAX - f.1));
    in_characters(text, found, known)
}

/// How many pages a notice such as `Pages 12 to 15 withheld` stands for; 1 where it does not say.
#[must_use]
pub fn pages_withheld(notice: &str) -> u32 {
    let p = &*PATTERNS;
    let number = |m: Option<regex::Match<'_>>| m.and_then(|m| m.as_str().parse::<u32>().ok());
    if let Some(range) = p.range.captures(notice)
        && let (Some(first), Some(last)) = (number(range.get(1)), number(range.get(2)))
        && (first..first + 2_000).contains(&last)
    {
        return last - first + 1;
    }
    let told = p.number.captures(notice).and_then(|c| c.get(1));
    let in_words = |word: &str| COUNTED.iter().position(|w| w.eq_ignore_ascii_case(word)).map(|at| at as u32 + 1);
    told.and_then(|m| m.as_str().parse().ok().or_else(|| in_words(m.as_str()))).filter(|&n| n > 0).unwrap_or(1)
}

/// Gives parts that are told in words the place of those words on the paper. A part that runs over a line end gets the place
/// of its first line.
pub fn place(parts: &mut [Redaction], words: &[WordBox]) {
    for part in parts.iter_mut().filter(|part| part.bbox.is_none()) {
        let first = words.partition_point(|w| w.end <= part.start);
        for word in words[first..].iter().take_while(|w| w.start < part.end) {
            let [x0, y0, x1, y1] = part.bbox.get_or_insert([word.x0, word.y0, word.x1, word.y1]);
            let same_line = word.y0 < *y1 && word.y1 > *y0;
            if same_line {
                (*x0, *y0, *x1, *y1) = (x0.min(word.x0), y0.min(word.y0), x1.max(word.x1), y1.max(word.y1));
            }
        }
    }
}

/// One quick look for letters without which no pattern can match, as nearly every page has none of them.
fn may_hold_any(text: &str) -> bool {
    static NEEDED: LazyLock<AhoCorasick> = LazyLock::new(|| {
        AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .kind(Some(AhoCorasickKind::DFA))
            .build([
                "█",
                "▓",
                "■",
                "▇",
                "▉",
                "redacted",
                "withheld",
                "removed",
                "taken out",
                "blanked out",
                "blacked out",
                "deleted",
                "xxxx",
                "party",
                "t/p",
                "[tp",
                "(tp",
                "(t.p",
                "[t.p",
                "3p",
                "lpp",
                "privilege",
                "data of another",
                "exempt",
                "[nr",
                "(nr",
                "not relevant",
                "oos",
                "out of scope",
                "[dup",
                "(dup",
                "not disclosed",
                "excluded",
                "*****",
                "[s",
                "[ s",
                "[exempt",
                "[ exempt",
                "s1 p",
                "s2 p",
                "s3 p",
                "s4 p",
                "s5 p",
            ])
            .expect("the words are few and fixed")
    });
    NEEDED.is_match(text)
}

fn alone_on_its_line(text: &str, start: usize, end: usize) -> bool {
    let before = text[..start].rsplit('\n').next().unwrap_or_default();
    let after = text[end..].split('\n').next().unwrap_or_default();
    !before.chars().chain(after.chars()).any(char::is_alphanumeric)
}

fn reason(words: &str) -> Option<String> {
    let words = words.trim().trim_start_matches([':', '-', '–', '—', ',', '.']).trim();
    (!words.is_empty()).then(|| shorten(words))
}

fn shorten(words: &str) -> String {
    words.chars().take(REASON_CHARS).collect()
}

/// From byte places to character places, without overlaps. A code right behind a removed part says why it is gone, and is none itself.
fn in_characters(
    text: &str,
    found: Vec<(usize, usize, RedactionKind, Option<String>)>,
    known: &mut [Redaction],
) -> Vec<Redaction> {
    let p = &*PATTERNS;
    let mut out: Vec<Redaction> = Vec::new();
    let (mut at_byte, mut at_char) = (0, 0_u32);
    let mut ends = 0;
    for (start, end, kind, reason) in found {
        if start < ends || out.len() >= REDACTIONS / 2 {
            continue;
        }
        ends = end;
        at_char += count(&text[at_byte..start]);
        at_byte = start;
        let (from, to) = (at_char, at_char + count(&text[start..end]));
        if known.iter().any(|k| k.start < to && from < k.end) {
            continue;
        }
        if kind == RedactionKind::Code {
            let gap = count(&text[text[..start].trim_end_matches([' ', '\t']).len()..start]);
            let before = from - gap;
            let part = out.iter_mut().chain(known.iter_mut()).find(|part| {
                part.end == before && !matches!(part.kind, RedactionKind::Code | RedactionKind::MissingPage)
            });
            if let Some(part) = part.filter(|_| gap <= WIDEST_GAP) {
                part.reason = part.reason.take().or(reason);
                continue;
            }
            // "… be placed in the care of the Council [s.31]": a court names the section under which it made its order.
            if reason.as_deref().is_some_and(|code| p.act.is_match(code)) && speaks_of_the_act(text) {
                continue;
            }
        }
        // "████ TP", "████ (SH)": short forms that are codes only where they stand behind a part.
        let behind = || {
            let code = p.behind.captures(&text[end..])?;
            code.name("code1").or(code.name("code2")).map(|m| m.as_str().to_owned())
        };
        let reason = if kind == RedactionKind::Words { reason.or_else(behind) } else { reason };
        out.push(Redaction { kind, start: from, end: to, bbox: None, reason, text_underneath: false });
    }
    out
}

/// Blanks between a removed part and the code behind it.
const WIDEST_GAP: u32 = 3;

fn speaks_of_the_act(text: &str) -> bool {
    let lower = text.to_lowercase();
    ["children act", "is ordered", "court orders", "young persons act"].iter().any(|w| lower.contains(w))
}

fn count(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use record::char_slice;

    fn found(text: &str) -> Vec<(RedactionKind, String, Option<String>)> {
        removed_in_words(text, &mut [])
            .into_iter()
            .map(|r| (r.kind, char_slice(text, r.start, r.end).to_owned(), r.reason))
            .collect()
    }

    #[test]
    fn forms_that_say_so() {
        use RedactionKind::{Code, Words};
        for (text, kind, part, why) in [
            ("né [REDACTED] and", Words, "[REDACTED]", None),
            ("Mr (redacted) said", Words, "(redacted)", None),
            ("[Redacted – third party] said", Words, "[Redacted – third party]", Some("third party")),
            ("[name removed] visited", Words, "[name removed]", None),
            ("[Third party information removed]", Words, "[Third party information removed]", None),
            ("<text withheld>", Words, "<text withheld>", None),
            ("Amy saw ████ at home", Words, "████", None),
            ("Amy saw ███ ████ at home", Words, "███ ████", None),
            ("told XXXXX to", Words, "XXXXX", None),
            ("told XXXX to", Words, "XXXX", None),
            ("told Mr Xxxxxx to", Words, "Xxxxxx", None),
            ("told [TP] to", Code, "[TP]", Some("TP")),
            ("told (T/P) to", Code, "(T/P)", Some("T/P")),
            ("told [3rd Party data] to", Code, "[3rd Party data]", Some("3rd Party data")),
            ("told (third party information removed) to", Words, "(third party information removed)", None),
            ("told [LPP] to", Code, "[LPP]", Some("LPP")),
            ("Seen\n3rd Party\nat home", Code, "3rd Party", Some("3rd Party")),
            ("Seen\nData of another\nat home", Code, "Data of another", Some("Data of another")),
            ("told ***** to", Words, "*****", None),
            ("It was REDACTED then", Words, "REDACTED", None),
            ("Name removed today", Words, "Name removed", None),
            ("from (name removed) and", Words, "(name removed)", None),
            ("home S2 P3 Rights of others has", Code, "S2 P3 Rights of others", Some("S2 P3 Rights of others")),
            ("Amy saw ████ (3P) at home", Words, "████", Some("3P")),
            ("Amy saw █████ TP, working", Words, "█████", Some("TP")),
            ("said ████ [s.40(2)] and left", Words, "████", Some("s.40(2)")),
            ("harmed ██████ (SH)", Words, "██████", Some("SH")),
            // Whose office it is that stands behind a name is no reason.
            ("Mrs ████ (SW) said", Words, "████", None),
            ("[name removed] (LPP) said", Words, "[name removed]", Some("LPP")),
            ("seen [s.40(2)] by", Code, "[s.40(2)]", Some("s.40(2)")),
            ("seen [S2 P3 Rights of others] by", Code, "[S2 P3 Rights of others]", Some("S2 P3 Rights of others")),
        ] {
            assert_eq!(found(text), [(kind, part.to_owned(), why.map(str::to_owned))], "{text}");
        }
    }

    #[test]
    fn ordinary_words_are_left_alone() {
        for text in [
            "Amy was removed from home (removed by police) on 3 May.",
            "[Amy was placed with Mr Smith]",
            "**********\nheading\n**********",
            "size XXL, xxx kisses",
            "Three children were removed from the pages of history in a long sentence about the family that is not a withheld sheet at all, because it goes on.",
            "The page was read. He took his coat.",
            "[see section 3 below of this report]",
            "S2 P3 Rights of others\tThe words are about another person.",
            "[sic]",
            "IT IS ORDERED THAT Amy be placed in the care of the Council. [s.31]",
            "A third party said so. The third party was not named (see the list of third parties).",
            "Signed ________ Date ________",
            "TP",
            "He is exempt from school fees (exempted in 1994).",
            "Size XXL and XXX.",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn a_withheld_page() {
        for text in [
            "PAGE WITHHELD",
            "This page has been intentionally removed",
            "Pages 12 to 15 withheld",
            "This page has been redacted in full",
            "The following 3 pages have been withheld",
            "Three pages removed",
            "Page 7 of 12 not disclosed",
            "Document withheld in full",
        ] {
            let found = found(text);
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!(found[0].0, RedactionKind::MissingPage, "{text}");
        }
        assert_eq!(found("PAGE WITHHELD\nSch 2 Part 3")[0].2.as_deref(), Some("PAGE WITHHELD Sch 2 Part 3"));
        assert_eq!(found("Page withheld under S3 P3 Para 11 SC harm.")[0].2.as_deref(), Some("S3 P3 Para 11 SC harm"));
        assert_eq!(found("This page is intentionally left blank"), []);
    }

    #[test]
    fn a_run_of_withheld_pages_is_counted() {
        for (notice, pages) in [
            ("Pages 12 to 15 withheld", 4),
            ("pp. 3-4 removed", 2),
            ("The following 3 pages have been withheld", 3),
            ("Twelve pages removed", 12),
            ("PAGE WITHHELD", 1),
            ("Pages 9 to 2 withheld", 1),
            ("Pages 1 to 90000 withheld", 1),
        ] {
            assert_eq!(pages_withheld(notice), pages, "{notice}");
        }
    }

    #[test]
    fn parts_in_words_get_the_place_of_their_words() {
        let text = "saw [name removed] today";
        let at = |start, end, x0: f32| WordBox { start, end, x0, y0: 10.0, x1: x0 + 30.0, y1: 20.0 };
        let words = [at(0, 3, 0.0), at(4, 9, 40.0), at(10, 18, 80.0), at(19, 24, 120.0)];
        let mut parts = removed_in_words(text, &mut []);
        place(&mut parts, &words);
        assert_eq!(parts[0].bbox, Some([40.0, 10.0, 110.0, 20.0]));
    }

    #[test]
    fn what_is_known_is_not_told_twice() {
        let mut known =
            [Redaction { kind: RedactionKind::Box, start: 2, end: 3, bbox: None, reason: None, text_underneath: true }];
        assert_eq!(removed_in_words("a █ b", &mut known), []);
        assert_eq!(
            (removed_in_words("a █ [s.40(2)] b", &mut known), known[0].reason.as_deref()),
            (vec![], Some("s.40(2)"))
        );
    }

    #[test]
    fn labels_on_boxes() {
        for label in [
            "S2 P3",
            "S2 P3 Rights of others",
            "s.40(2)",
            "Sch 2(16)",
            "Third party",
            "3P",
            "LPP",
            "REDACTED",
            "Exempt",
            "[s 7(4)]",
            "S3 P3 Para 11 SC harm",
        ] {
            assert!(is_label(label), "{label}");
        }
        for words in
            ["Date", "Event and outcome", "Name of child", "Section", "Amy Smith", "", "Summary 1994", "School report"]
        {
            assert!(!is_label(words), "{words}");
        }
    }
}
