//! Coming back, telling of harm, and letters that bring a family to notice, where no fixed phrase holds the words together:
//! "Back 6 am today", "the complaint about the home (Feb 1975)", "I have to bring this family to your notice".

use std::ops::Range;
use std::sync::LazyLock;

use record::{DocumentKind, EventKind, EventMention, How, When};
use regex::Regex;

use super::rules::{Names, Needs, Rule, Shape};
use super::telling::Telling;
use super::{FROM_PAPER, Reading};
use crate::entries::entry_at;
use crate::lines::is_capitals;
use crate::sheet::{says_any, trimmed, words};

const fn rule(kind: EventKind) -> Rule {
    Rule { phrase: "told", kind, shape: Shape::Act, names: Names::Nothing, needs: Needs::None }
}
static BACK: Rule = rule(EventKind::Return);
static HARM: Rule = rule(EventKind::Allegation);
static GONE: Rule = rule(EventKind::Missing);
static LEFT: Rule = rule(EventKind::LeavingCare);

/// An order of care that came to its end with childhood: "The Order which put you in care came to an end on Sunday".
static OUT_OF_CARE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?-u:\b)(?:order[^.;]{0,70}(?:care|council|fit person)[^.;]{0,40}(?:came to an end|has come to an end|has ended|ended|expired|has expired|lapsed|has lapsed)",
        r"|care order[^.;]{0,70}(?:came to an end|has come to an end|has ended|expired|has expired|lapsed|has lapsed) on",
        r"|discharged [^.;]{0,24}(?:at|aged|on (?:his|her)) (?:the age of )?(?:eighteen|18)",
        r"|(?:18(?:th)?|eighteen(?:th)?|age of majority)(?-u:\b)[^;\n]{0,34}(?:order|f\.?p\.?o\.?|care) (?:expires|expired|ends|ended|lapses|lapsed|over|ceases|ceased))(?-u:\b)"
    ))
    .expect("a fixed pattern")
});

/// The end of being away, right after the words that tell of it: "Walked in 7.40am", "Mr. Fry fetched him".
static IN_AGAIN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(?:walked (?:back )?in|strolled in|rolled in|crept in|let (?:himself|herself|themselves) in|back in(?: bed)?|back by (?:himself|herself|themselves)|back for (?:breakfast|tea|supper|dinner|lunch)|(?:brought|fetched|collected|driven|escorted|taken) (?:him |her |them )?(?:back|home|off)|fetched (?:him|her|them)|found (?:\d|on|in|at|by|hiding|asleep|walking|near|under|behind)|traced (?:to|in|at|by)|picked up (?:by|at|in|on|near)|gave (?:himself|herself|themselves) up|turned up|handed in (?:at|by|to)|(?:on|at) the (?:doorstep|front door|back door|door)|at (?:front|back|side) door|under (?:his|her|their) own steam|(?:police|van|taxi|officers?|constable) (?:van )?(?:brought|returned|dropped|had) (?:him|her|them)|(?:police|officers?|taxi) (?:brought|returned|drove|escorted) [a-z'-]+ (?:back|home)|back on (?:the )?(?:premises|unit)|(?:he|she)'s (?:back|in|on the sofa|home)|had (?:him|her|them) home|located (?:at|by|in|on|\d))(?-u:\b)")
    .expect("a fixed pattern")
});

/// "Back 6 am today", "Back on 6th": only where the words around tell of being away.
static CAME_BACK: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:^|[.;:,] |(?-u:\b)(?:am|pm|am\.|pm\.|nt|eve) )(back,? (?:at |by |about |around |on )*(?:\d|this (?:morning|afternoon|evening)|today|tonight|last night|yesterday|midnight|late|early|of (?:his|her|their) own|under (?:his|her|their) own|with (?:police|the police|p\.?c))[a-z0-9.:]*|returned (?:himself|herself|themselves))")
        .expect("a fixed pattern")
});
words! {
    AWAY =
        "missing" "misper" "awol" "abscond" "absconds" "absconded" "absconding" "ran away" "run away" "runs away" "running away" "ran off" "run off"
        "failed to return" "did not return" "not returned" "did not come in" "not come in" "did not come home" "not come home" "didn't come home"
        "didn't come in" "whereabouts" "stayed out" "out all night" "police informed" "bed not slept in" "bed was not slept in" "unauthorised absence"
        "runs to" "ran to" "left without permission" "police notified" "reported to police"
}
/// A complaint or an allegation named with its day in brackets.
static NAMED_HARM: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(?:complaint|complaints|allegation|allegations|disclosure|disclosures) (?:about|against|of|by|concerning|regarding|re|made by|made against) [^.;()]{2,60}\(")
        .expect("a fixed pattern")
});
/// What somebody did to the child or the children, said by the child.
static DID_TO: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(?:said|told|says|disclosed|mentioned|spoke|talked|confided)(?-u:\b)[^.;!?]{0,50}?(?-u:\b)(?:about )?what (?:had been done to (?:him|her|them|me|the boys|the girls|the children|boys|girls|children)|was done to (?:him|her|them|me|the boys|the girls|boys|girls)|(?:mr\.?|mrs\.?|ms|miss|uncle|auntie|he|she|they|his|her|the)[ ][^.;]{0,24}?(?:did|does|do|used to do|had done|has done|was doing|were doing) to (?:him|her|them|me|us|boys|girls|children|the boys|the girls|the children|the lads))(?-u:\b)")
        .expect("a fixed pattern")
});
/// "Mr. Roper hit me with a shoe": the person's own words, or the child's as they were taken down.
static HURT_ME: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(?:(?:mr\.?|mrs\.?|miss|ms\.?) (?:[a-z]\.? ?)?[a-z'-]+|he|she|they|staff|uncle [a-z]+|auntie [a-z]+|my (?:foster )?(?:mum|dad|mother|father|stepfather|stepdad|carer|uncle|brother)) (?:had |has |has been |was |used to |often |once |always )*(?:hit|hits|slapped|smacked|punched|punching|kicked|beat|beats|beaten|caned|belted|strapped|touched|touching|pushed|threw|dragged|pulled|locked|held|grabbed|thrashed|hurt|hurting|hitting|shook|whipped) me(?-u:\b)")
        .expect("a fixed pattern")
});
/// Not where the child should be at night, or after school.
static NOT_THERE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(?:not (?:found )?in (?:his|her|their) (?:bed|room)|not home from school|not come home from school|[a-z]+ and [a-z]+ not in|not home (?:by|at|nye|till|until) ?[0-9a-z.]*|gone since|over the wall|misper (?:faxed|raised|logged|sent|put in|form)|not seen since|last (?:anyone|anybody|we|staff) saw of (?:him|her|them)|ha(?:s|ve|d)(?: not|n't) been (?:here|seen|home|back|in) since|(?:did|has|had|have)(?: not|n't) (?:come|came) (?:in|back|home)|phone off,? nothing by|never (?:got there|came back|came home|came in|arrived back)|no sign of (?:him|her|them)|one bed short|out (?:of )?the (?:side gate|window|fire door|back door|fire exit)|(?:walked|stormed|bolted|stalked) out of (?:school|class|lessons?|french|maths|english|the unit|the house|the home)|kept (?:on )?walking|bed (?:was )?empty|not (?:in|back|home|returned) (?:at|by|from|for) (?:\d|mid|curfew|bed|tea|supper|roll|lights|the|school|work|town|college)[a-z0-9']*|(?:stayed |was |been )?out all night|(?:ran|run|slipped|climbed|walked|bolted|got|sneaked) (?:out|off|away)(?: of (?:the )?[a-z]+)?(?: [a-z]+){0,2}? (?:night|evening|morning|afternoon|after tea|after school|window|last night|again)|missed at (?:chapel|church|roll call|tea|tea-time|bed ?-?time|dinner|supper|register|registration|assembly|school|count|breakfast|the count)|(?:ran|runs|run|gone|made off|took himself|took herself) (?:off |away )?(?:to (?:his |her )?(?:gran|nan|nana|mother|mum|dad|father|sister|brother|aunt|grandmother)(?:'s)?|to see|to find|to look for|to [a-z]+(?: [a-z]+)?'?s?))(?-u:\b)")
        .expect("a fixed pattern")
});
/// "…, found yesterday at", "returned this a.m.": the end of being away, in the sentence that tells of it.
static THEN_FOUND: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:, |; |\. |(?-u:\b)and |(?-u:\b)later )(?:was |were |he |she |they )?((?:found|located|picked up|returned|brought back|came back|back)(?: home| safe| safe & well| himself| herself)?) (?:yesterday|today|to-day|last night|this (?:morning|am|a\.m|evening)|same (?:day|night)|the same (?:day|night)|next (?:day|morning)|by (?:police|the police)|for (?:breakfast|tea|supper)|\d{1,2}(?:st|nd|rd|th|[./:-]))")
        .expect("a fixed pattern")
});
/// A letter that brings a child or a family to notice.
static BRINGS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?-u:\b)(?:i|we) (?:have|wish|would like|should like|must|am writing|write|feel i must|feel i should|feel i ought|am obliged|beg|desire|want|feel it my duty|am|are|would be grateful if you would) ?(?:to )?",
        r"(?:(?:bring|draw|call) [^.;]{0,60}(?:family|children|child|boy|girl|case)[^.;]{0,40}(?:notice|attention)",
        r"|(?:bring|draw|call) (?:to )?your (?:notice|attention) (?:to )?(?:the )?(?:above |above-named |following )?(?:family|children|child|case)",
        r"|(?:refer|referring) (?:to you )?(?:the |this |these |an? )?(?:above |above-named |above named |following |young |little )*(?:family|children|child|boy|girl|case)(?:[^.;]{0,60})(?:to you|to your|for your|for an assessment|for help|for assistance)",
        r"|report (?:to you )?(?:the )?following(?-u:\b)",
        r"|report (?:to you )?(?:the )?(?:condition|state|neglect|circumstances|plight) of [^.;]{0,40}(?:family|children|child|boy|girl))"
    ))
    .expect("a fixed pattern")
});

/// Every such event of the page.
pub(super) fn read(reading: &Reading<'_>) -> Vec<Vec<EventMention>> {
    let sheet = reading.sheet;
    let mut found = Vec::new();
    let pieces: Vec<Range<usize>> = reading.units.iter().map(|u| sheet.flat_range(&u.range)).collect();
    let at = |told: &Range<usize>| {
        let n = pieces.partition_point(|p| p.start <= told.start).checked_sub(1)?;
        (told.end <= pieces[n].end).then_some(n)
    };
    let missing = reading.head.kind == Some(DocumentKind::Missing);
    for back in CAME_BACK.captures_iter(&sheet.flat).filter_map(|c| c.get(1)) {
        // The day behind "back" is no part of the phrase.
        let told = back.start()..back.start() + back.as_str().find([' ', ',']).unwrap_or(back.len());
        let Some(n) = at(&told) else { continue };
        // In its own entry or, for a row that ends one, the few sentences before.
        let from = pieces[n.saturating_sub(4)].start;
        if missing || AWAY.are_in(&sheet.flat[from..told.start]) {
            found.push(Telling { reading, n, piece: pieces[n].clone(), told, rule: &BACK }.plain());
        }
    }
    for back in THEN_FOUND.captures_iter(&sheet.flat).filter_map(|c| c.get(1)) {
        let told = back.range();
        let Some(n) = at(&told) else { continue };
        let from = pieces[n.saturating_sub(3)].start;
        let before = &sheet.flat[from..told.start];
        if missing || AWAY.are_in(before) || NOT_THERE.is_match(before) {
            let words = &sheet.flat[pieces[n].clone()];
            let back = Telling { reading, n, piece: pieces[n].clone(), told, rule: &BACK }.plain();
            found.push(morning_after(reading, n, words, back));
        }
    }
    for gone in NOT_THERE.find_iter(&sheet.flat) {
        let told = without_when(&sheet.flat, gone.range());
        let Some(n) = at(&told) else { continue };
        let to = pieces[(n + 3).min(pieces.len() - 1)].end;
        let after = &sheet.flat[told.start..to];
        let sought = [
            "police",
            "returned this",
            "reported",
            "found",
            "searched",
            "without permission",
            "brought back",
            "back for",
            "absconded",
            "missing",
            "walked in",
            "picked up",
            "fetched him",
            "fetched her",
            "fetched them",
            "rang police",
            "edt",
            "all night",
            "misper",
            "back by himself",
            "back by herself",
            "came back",
            "back in",
            "traced",
            "whereabouts",
            "description",
            "constabulary",
            "faxed",
            "fax to police",
            "edt aware",
            "handed in",
            "doorstep",
        ];
        let opens = told.start - pieces[n].start <= 24;
        let stolen = gone.as_str().starts_with("gone since") && opens || says_any(after, &sought);
        let led = &sheet.flat[pieces[n].start..told.start];
        let others = says_any(&sheet.flat[pieces[n].clone()], &["mother", "mum has", "carer"])
            || says_any(led, &["mrs", "mr", "miss", "mum", "father", "dad", "if", "may"]);
        if stolen && !others {
            found.push(Telling { reading, n, piece: pieces[n].clone(), told, rule: &GONE }.plain());
        }
    }
    found.extend(in_again(reading, &pieces));
    for harm in HURT_ME.find_iter(&sheet.flat) {
        if let Some(n) = at(&harm.range()) {
            found.push(Telling { reading, n, piece: pieces[n].clone(), told: harm.range(), rule: &HARM }.plain());
        }
    }
    for out in OUT_OF_CARE.find_iter(&sheet.flat) {
        let other = ["interim", "emergency", "supervision", "safety", "will", "contact order", "residence", "28 days"];
        // "18 to-day. Order expires.": what ended is told by the last words.
        let words = out.as_str();
        let last = ["order", "f.p.o", "fpo", "care "].iter().filter_map(|w| words.rfind(w)).max().unwrap_or(0);
        let told = if words.starts_with("discharged") {
            out.start()..out.start() + "discharged".len()
        } else if words.starts_with("order") || words.starts_with("care order") {
            out.range()
        } else {
            out.start() + last..out.end()
        };
        if let Some(n) = at(&told).filter(|n| !says_any(&sheet.flat[pieces[*n].clone()], &other)) {
            found.push(Telling { reading, n, piece: pieces[n].clone(), told, rule: &LEFT }.plain());
        }
    }
    for harm in NAMED_HARM.find_iter(&sheet.flat) {
        let told = harm.start()..harm.end() - 1;
        let beside = reading.date_spans.iter().any(|s| (harm.end()..harm.end() + 8).contains(&sheet.flat_at(s.start)));
        if let Some(n) = at(&told).filter(|_| beside) {
            found.push(Telling { reading, n, piece: pieces[n].clone(), told, rule: &HARM }.plain());
        }
    }
    for harm in DID_TO.find_iter(&sheet.flat) {
        if let Some(n) = at(&harm.range()) {
            found.push(Telling { reading, n, piece: pieces[n].clone(), told: harm.range(), rule: &HARM }.plain());
        }
    }
    found.push(brought_to_notice(reading, &pieces).into_iter().collect());
    found.push(duty_record(reading).into_iter().collect());
    found
}

/// Coming in again, where the same entry, or one within the two days before it, told of being away.
fn in_again(reading: &Reading<'_>, pieces: &[Range<usize>]) -> Vec<Vec<EventMention>> {
    let sheet = reading.sheet;
    let missing = reading.head.kind == Some(DocumentKind::Missing);
    let mut found = Vec::new();
    let mut gone: Option<usize> = None;
    let away: Vec<usize> =
        AWAY.all_in(&sheet.flat).map(|m| m.start).chain(NOT_THERE.find_iter(&sheet.flat).map(|m| m.start())).collect();
    if away.is_empty() {
        return found;
    }
    for (n, piece) in pieces.iter().enumerate() {
        let words = &sheet.flat[piece.clone()];
        let away_at =
            away.iter().copied().filter(|at| piece.contains(at)).min().filter(|_| {
                !says_any(words, &["mother", "mum has", "if he", "if she", "may", "has been known", "risk"])
            });
        let since = away_at.map(|at| (n, at)).or(gone.map(|g| (g, pieces[g].start)));
        if let Some((from, at)) = since.filter(|(from, _)| near(reading, *from, n)) {
            let told = IN_AGAIN
                .find_iter(words)
                .map(|m| without_when(&sheet.flat, piece.start + m.start()..piece.start + m.end()))
                .find(|t| t.start > at);
            if let Some(told) = told.filter(|_| !says_any(words, &["not found", "form", "when found", "photograph"])) {
                gone = None;
                let back = Telling { reading, n, piece: piece.clone(), told, rule: &BACK }.plain();
                let back = if from == n { morning_after(reading, n, words, back) } else { back };
                found.push(back);
                continue;
            }
        }
        if away_at.is_some() && (missing || entry_at(reading.entries, reading.units[n].range.start).is_some()) {
            gone = Some(n);
        }
    }
    found
}

/// "Out all night on the 5th, back for breakfast": the day after.
fn morning_after(reading: &Reading<'_>, n: usize, words: &str, mut back: Vec<EventMention>) -> Vec<EventMention> {
    let written = entry_at(reading.entries, reading.units[n].range.start).and_then(|e| e.when.latest());
    for event in back.iter_mut().filter(|_| says_any(words, &["all night", "overnight"])) {
        let day = event.when.as_ref().filter(|w| w.is_one_day()).and_then(When::earliest);
        let next = day.and_then(|d| d.succ_opt()).filter(|d| written.is_none_or(|w| *d <= w));
        if let Some(next) = next {
            event.when = Some(When::day(next));
        }
    }
    back
}

/// The first two words of a phrase that runs into its day: "ran out" of "ran out Sunday night".
fn without_when(flat: &str, told: Range<usize>) -> Range<usize> {
    let words = &flat[told.clone()];
    let end = words.match_indices(' ').nth(1).map_or(words.len(), |(i, _)| i);
    let end =
        if words[..end].ends_with(|c: char| c.is_ascii_digit()) { words[..end].rfind(' ').unwrap_or(end) } else { end };
    told.start..told.start + end
}

/// True for two pieces of one entry, or of entries no more than three days apart and few sentences from each other.
fn near(reading: &Reading<'_>, from: usize, n: usize) -> bool {
    let day = |n: usize| entry_at(reading.entries, reading.units[n].range.start).and_then(|e| e.when.earliest());
    match (day(from), day(n)) {
        (Some(a), Some(b)) => (0..=3).contains(&(b - a).num_days()) && n - from <= 6,
        _ => n - from <= 2,
    }
}

/// A letter that asks that something be done for a family is a referral on its own day.
fn brought_to_notice(reading: &Reading<'_>, pieces: &[Range<usize>]) -> Option<EventMention> {
    use DocumentKind::*;
    let head = reading.head;
    let fits = matches!(head.kind, None | Some(Letter | Memo | Email | Referral | Other | Note));
    let when = head.date.clone().filter(|w| fits && w.days().is_some_and(|d| d <= 31))?;
    let hit = BRINGS.find(&reading.sheet.flat)?;
    // "I beg to report the following" opens many a letter; one of the Society's, or about neglect, brings a case.
    let society = ["n.s.p.c.c", "nspcc", "prevention of cruelty", "neglect", "neglected", "cruelty"];
    if hit.as_str().ends_with("the following") && !society.iter().any(|w| reading.sheet.flat.contains(w)) {
        return None;
    }
    let n = pieces.partition_point(|p| p.start <= hit.start()).checked_sub(1)?;
    let range = reading.units[n].range.clone();
    let own = entry_at(reading.entries, range.start).is_none();
    own.then(|| referral(reading, when, How(FROM_PAPER.into()), range))
}

/// `REFERRAL / DUTY RECORD` over a labelled date, where the sheet was not known for a paper of its own.
fn duty_record(reading: &Reading<'_>) -> Option<EventMention> {
    let sheet = reading.sheet;
    let title = (0..sheet.lines.len().min(10)).find(|n| {
        let line = sheet.line(*n).trim();
        let lower = line.to_lowercase();
        is_capitals(line)
            && line.len() <= 60
            && lower.contains("referral")
            && says_any(&lower, &["record", "form", "sheet", "duty", "intake", "initial", "referral"])
            && !says_any(&lower, &["medical", "camhs", "school", "panel", "placement", "to", "therapy", "letter"])
    })?;
    let (i, span) = reading.date_spans.iter().enumerate().find(|(_, s)| {
        let n = sheet.line_at(s.start);
        if n <= title || n > title + 6 {
            return false;
        }
        let label = sheet.text[sheet.lines[n].start..s.start].trim_end_matches([' ', '\t', ':', '.']).to_lowercase();
        let label = label.rsplit('\t').next().unwrap_or_default().trim();
        matches!(
            label,
            "date"
                | "date of referral"
                | "referral date"
                | "date referral received"
                | "date received"
                | "date of contact"
                | "received"
                | "date and time"
        )
    })?;
    let when = reading.dates[i].value.clone().filter(|w| w.days().is_some_and(|d| d <= 7))?;
    Some(referral(reading, when, reading.dates[i].how.clone(), sheet.lines[title].start..span.end))
}

fn referral(reading: &Reading<'_>, when: record::When, how: How, range: Range<usize>) -> EventMention {
    EventMention {
        kind: EventKind::Referral,
        when: Some(when),
        how,
        place: String::new(),
        people: reading.people_in(&range),
        reason: None,
        reason_at: None,
        evidence: reading.evidence(trimmed(reading.sheet.text, range)),
    }
}
