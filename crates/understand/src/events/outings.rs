//! Family time told shortly, as logs and forms tell it: "Tea with mother", "Overnight at Michelle's", "Gary & Michelle up for the
//! day", "Gran's to tea". A relative beside words of an occasion, at the head of a clause. Habits, hopes and what fell
//! through are not told.

use std::ops::Range;
use std::sync::LazyLock;

use record::{DocumentKind, EventKind, EventMention};
use regex::Regex;

use super::Reading;
use super::kin::{RELATIVES, ends_in_kin, may_name_kin};
use super::rules::{Names, Needs, Rule, Shape};
use super::telling::Telling;
use crate::entries::entry_at;
use crate::sheet::{list, says_any, words};

static OUTING: Rule =
    Rule { phrase: "outing", kind: EventKind::Contact, shape: Shape::Act, names: Names::Nothing, needs: Needs::None };

/// What a child and their family do together.
const OCCASION: &str = r"(?:(?:birthday |christmas |xmas |sunday |easter |picnic )?(?:tea|lunch|dinner|supper|meal)|picnic|half day|day out|day|days|afternoon|morning|evening|week-?end|week|weeks|fortnight|night|nights|overnight|overnight stay|sleepover|sleep over|stay|holiday|half[- ]term|christmas(?: day| eve)?|xmas(?: day| eve)?|boxing day|new year'?s?(?: day| eve)?|easter(?: sunday| monday| day)?|good friday|whit(?: monday| sunday| week)?|bank holiday|mother'?s day|mothering sunday|birthday|party|outing|trip|pictures|cinema|zoo|seaside|bowling|shopping|walk|goodbye|reunion)";
/// Words between an occasion or a verb and the relative.
const WHOSE: &str = r"(?:(?:his|her|their|the|own|birth|natural|maternal|paternal|mat\.|pat\.|older|elder|younger|little|big|half|step|both|mr\.?|mrs\.?|miss|ms|aunt|auntie|aunty|uncle|sister|brother|cousin|nana?|gran|granny|grandma|grandad) )*";

/// "Tea with mother", "Two weeks of August with Uncle Ransford": what stands before the relative.
static WITH: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(r"(?:^|[ (]){OCCASION}(?: [^.;:!?]{{0,32}}?)?,? (?:with|w/?|at|to see) {WHOSE}$"))
        .expect("a fixed pattern")
});
/// "To tea at", "for the weekend to": the relative's home, with what for.
static TO_KIN: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(&format!(r"(?:^|[ (])to {WHOSE}$")).expect("a fixed pattern"));
/// "To Ossenthwaite to see": at the head of a clause, without a verb of going.
static TO_SEE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"^(?:(?:[a-z]\.?|[a-z'-]+|both|the (?:boys|girls|children)|all) )?(?:went |off )?to [a-z.' -]{{2,34}} to (?:see|visit|meet|stay with) {WHOSE}$"
    ))
    .expect("a fixed pattern")
});
/// A relative who is there: "up for the day", "here all day", "there".
static IS_THERE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"^(?: ?\([^()]{1,24}\))?(?:,? (?:and|&|\+|w/?|with) (?:[a-z'.-]+ ?){1,4}|, [a-z'.-]+)* (?:all |both )?",
        r"(?:(?:up|down|over|here|there|round|across) (?:for (?:the |a |his |her |their )?(?:day|tea|lunch|dinner|week-?end|afternoon|morning|evening|night|birthday|christmas|xmas|party|visit)|all (?:day|afternoon|morning)|with (?:the )?(?:baby|twins|children|boys|girls|little)|to see (?:him|her|them|[a-z]\.))",
        r"|(?:here|there) ?(?:$|[!.,]))"
    ))
    .expect("a fixed pattern")
});
/// "Uncle Ransford from B'ham, first time": one more visit, counted.
static COUNTED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?: [a-z'-]+)?(?: from [a-z'. -]{2,24})?,? (?:for (?:the|his|her|their) )?(?:first|1st|second|2nd|third|3rd|last) (?:time|visit)(?: |[.,;!]|$)")
        .expect("a fixed pattern")
});
/// "Brian for a weekend", "Gran had … for her birthday": a relative here for something.
static FOR_A_STAY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(r"^(?: here| over| up| down| round)? (?:for|to) (?:a |an |the |his |her |their )?(?:short |long |whole )?{OCCASION}(?: |[.,;!]|$)"))
        .expect("a fixed pattern")
});
/// "Donna & R, lunch in Leeds": the relative and the child together.
static TOGETHER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(r"^ (?:&|and|\+) (?:[a-z]\.?|[a-z'-]{{2,12}})[,:] {OCCASION}(?-u:\b)"))
        .expect("a fixed pattern")
});
/// One of the family brought another, or was brought, to the child.
static BROUGHT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(r"(?:^| )(?:brought|did bring|fetched|drove|collected) {WHOSE}$")).expect("a fixed pattern")
});
static BROUGHT_TO: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?: [a-z'-]+)? (?:over|down|up|across|round|along|to tea|for tea|for the (?:day|afternoon|morning|week-?end)|to see (?:him|her|them|[a-z]\.)|to visit|to show|to play|on (?:the |his |her )?(?:\d|mon|tue|wed|thu|fri|sat|sun|birthday)[a-z]*)(?: |[.,;!]|$)")
        .expect("a fixed pattern")
});
/// "Call to Michelle 20 mins", "He rang Michelle": in a log of the child's own day.
static CALLED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"(?:^(?:phone |telephone |video |zoom |skype |face-?time |long |sunday |birthday |first )*(?:call|chat)s? (?:to|with|from) |^(?:he|she|[a-z]\.?) (?:has |then |also )?(?:rang|phoned|telephoned|called|skyped|facetimed|face-timed|video-?called|spoke to|spoke with) |^(?:rang|phoned|telephoned|skyped|facetimed) (?:his|her|their) (?:own )?){WHOSE}$"
    ))
    .expect("a fixed pattern")
});
/// A relative's call that reached the child.
static RANG_CHILD: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^ (?:rang|phoned|telephoned|called|skyped|facetimed)(?-u:\b)[^.;]{0,40}?(?:(?:he|she|[a-z]) (?:spoke|talked|chatted)|spoke (?:to|with) (?:him|her|them)|talked to (?:him|her|them)|sang|wished (?:him|her|them)|to wish (?:him|her|them)|for a chat|to say (?:happy|goodnight|good night)|at (?:tea|bed|breakfast|dinner|supper) ?-?time)(?-u:\b)")
        .expect("a fixed pattern")
});
/// A relative's call in a log of the child's own day, told by no more than that: "Nana rang", "Tracey rang from a call box, 4 min".
static RANG_SHORTLY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"^ (?:rang|phoned|telephoned|skyped|facetimed|face-timed)(?: again| today| tonight| twice| at [a-z0-9.: ]{1,14}| on [a-z' ]{3,20}",
        r"| from (?:a |the )?(?:call ?box|phone ?box|payphone|prison|hospital|work|abroad)|,? (?:for )?\d{1,3} ?(?:min|mins|minutes|hr|hrs|hours?)|,? (?:half an|an) hour)*(?:$|[.,;!])"
    ))
    .expect("a fixed pattern")
});
/// "Kaiden on FaceTime."
static ON_A_CALL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^ on (?:face-?time|skype|zoom|whats-?app|teams|a video call|video|the (?:phone|telephone|tablet|laptop))(?: |[.,;!]|$)")
        .expect("a fixed pattern")
});
/// "Saw mum at Stratford", in a log of the child's own day.
static SAW: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(r"^(?:[a-z]\.? |(?:he|she|they) )?(?:saw|met|visited|met up with) {WHOSE}$"))
        .expect("a fixed pattern")
});
/// "Kim to stay with", at the head of an entry: what is meant to be.
static TO_COME: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:[a-z'-]{2,14}|[a-z]\.?) to (?:stay|go|spend|visit|have|see|be)(?-u:\b)").expect("a fixed pattern")
});
/// What two did together.
static MET: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"^ (?:met|had (?:lunch|tea|dinner|a meal|contact)|spent|played|went (?:to|for|out|shopping|swimming))(?-u:\b)",
    )
    .expect("a fixed pattern")
});
/// "Comes the second Saturday, last on the 10th": the last of several, with its day.
static LAST_OF_MANY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(?:visits?|visited|comes|came|contact|sees|seen|saw|access|family time|meets?|monthly|weekly|fortnightly)(?-u:\b)[^.;]{0,60}?,? (last(?: time| visit| one| contact| session)?(?: was| being| came| seen| on| took place)*) (?:the )?\d|(?-u:\b)(?:been|come|came|visited|seen (?:him|her|them)) ((?:but |only |just )?(?:once|twice|three times|four times))[, (]+(?:on|in|the) ")
        .expect("a fixed pattern")
});

/// "Sister: he last saw her on 22 August": the relative is what the line is about.
static LAST_SAW: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(?:last |also |only |then |again )?((?:saw|seen|met|visited) (?:him|her|them)(?: last| once| twice| again)?) (?:on|in|at) ")
        .expect("a fixed pattern")
});

/// "FATHER   Appeared at Hillside on 5th October": under a relative's label, what they did needs no name.
static CAME_THERE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:(?:mr|mrs|miss|ms)\.? [a-z. '-]{2,30}?[.,:] )?((?:has |had )?(?:came|visited|appeared|called|turned up|travelled|saw (?:him|her|them)|took (?:him|her|them) out))(?: (?:to|at|over|down|up|once|twice|here|out of the blue|unannounced|again|for|on|with)(?-u:\b)|,)")
        .expect("a fixed pattern")
});
/// "Relatives   Gran to Wrayholme on 9 March": a visit under its label.
static TO_A_PLACE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^ (?:to|at) [a-z' -]{3,24}?,? (?:on |in |again |last )").expect("a fixed pattern"));

words! {
    /// What makes a habit, a plan or a thing that came to nothing of it.
    NOT_TOLD =
        "cancelled" "called off" "is off" "was off" "not" "never" "no" "refused" "to be" "arranged" "postponed" "put off" "fell through" "fixed" "planned" "due"
        "suggested" "proposed" "promised" "discussed" "next" "expected" "hopes" "wants" "would" "will" "should" "could" "may" "might" "if" "asked" "asks" "agreed"
        "most" "every" "each" "alternate" "always" "sometimes" "usually" "usual" "regular" "regularly" "fortnightly" "monthly" "weekly" "once a" "twice a" "often"
        "is to" "are to" "was to" "were to" "wished" "like to" "hoped" "possible" "possibility" "missed" "instead of" "stopped" "declined" "didn't" "won't" "can't" "dna"
        "did not come" "d.n.a." "d.n.a" "on trial" "permanently" "for good" "to live" "sent" "present from" "parcel" "card" "letter" "funeral" "foster" "don't" "without" "when she is" "when he is"
        "about" "re" "prison visit" "request" "requested" "requests" "plans" "looking forward" "wishes" "during" "while" "before" "after" "until" "since"
}
words! {
    /// Verbs of a worker's own doing, and of moves, that make the words before an occasion something else.
    OTHERWISE =
        "i" "we" "my" "me" "self" "spoke" "t/c" "tel" "telephone" "discussed" "said" "says" "told" "moved" "placed" "discharged" "lives" "lived" "living" "staying" "visited" "office" "review"
        "meeting" "conference" "court" "returned" "wrote" "writes" "letter" "married" "pregnant" "works" "working" "hospital" "boyfriend" "cohabitee" "left" "is" "are" "was" "were" "has" "have"
        "dept" "email" "emailed" "police" "went to live" "house" "flat" "rent"
}

/// A relative in a piece: the bytes of the word in it, and whether something of theirs is meant.
struct Relative {
    at: Range<usize>,
    owns: bool,
}

/// Every visit, outing and call of the page that is told shortly.
pub(super) fn read(reading: &Reading<'_>) -> Vec<Vec<EventMention>> {
    let all: Vec<usize> = (0..reading.units.len()).collect();
    in_units(reading, &all)
}

/// Those that these sentences tell.
pub(super) fn in_units(reading: &Reading<'_>, units: &[usize]) -> Vec<Vec<EventMention>> {
    let sheet = reading.sheet;
    let log = is_childs_log(reading);
    let child = reading.child.map(str::to_lowercase);
    let mut found = Vec::new();
    for (n, unit) in units.iter().map(|n| (*n, &reading.units[*n])) {
        let piece = sheet.flat_range(&unit.range);
        if !is_dated(reading, n) {
            continue;
        }
        let entry = entry_at(reading.entries, unit.range.start);
        // "Xmas    Nan here for dinner": a day that opens the sentence is no part of what it tells.
        let day = reading.date_spans.iter().find(|s| s.start == unit.range.start).map_or(unit.range.start, |s| s.end);
        let after_day = entry.map_or(day, |e| e.after_date.max(day));
        let lead = sheet.flat_at(after_day).clamp(piece.start, piece.end) - piece.start;
        let words = &sheet.flat[piece.clone()];
        let mut tell = |told: Range<usize>| {
            let told = piece.start + told.start..piece.start + told.end;
            found.push(Telling { reading, n, piece: piece.clone(), told, rule: &OUTING }.plain());
        };
        let labelled = is_under_a_relatives_label(reading, n);
        if !labelled && !may_name_kin(words, reading.kin) {
            continue;
        }
        let relatives = relatives_in(words, lead, reading.kin);
        if let Some(last) = LAST_OF_MANY.captures(words).filter(|_| !relatives.is_empty())
            && let Some(told) = last.get(1).or(last.get(2))
            && !says_any(words, &["did not", "cancelled", "to be", "health", "dentist", "doctor"])
        {
            tell(told.range());
        }
        if labelled && let Some(told) = under_a_relatives_label(reading, n, &words[lead..]) {
            tell(lead + told.start..lead + told.end);
            continue;
        }
        // Who sees whom is plain only where the line opens with the relative.
        if let Some(first) = relatives.first().filter(|r| r.at.start <= lead + 24)
            && let Some(told) = LAST_SAW.captures(words).and_then(|c| c.get(1)).filter(|m| m.start() > first.at.end)
            && words[first.at.end..told.start()].contains(':')
            && !NOT_TOLD.are_in(&words[first.at.end..told.end()])
        {
            tell(told.range());
        }
        for relative in relatives {
            if let Some(told) = told_by(words, lead, &relative, log, child.as_deref()) {
                tell(told);
                break;
            }
        }
    }
    found
}

/// True for a sentence that has a day, or stands under one.
pub(super) fn is_dated(reading: &Reading<'_>, n: usize) -> bool {
    let range = &reading.units[n].range;
    entry_at(reading.entries, range.start).is_some()
        || reading.date_spans.iter().any(|s| s.start >= range.start && s.end <= range.end)
}

/// True for the end of a sentence, or a relative's name and then a place or the end: "her sister Jo in town".
fn is_name_then_end_or_place(after: &str) -> bool {
    let mut words = after.split_whitespace();
    let ends =
        |w: Option<&str>| w.is_none_or(|w| w.starts_with(['.', ';', ',']) || matches!(w, "in" | "at" | "on" | "for"));
    after.starts_with(['.', ';']) || after.is_empty() || words.next().is_some() && ends(words.next())
}

/// The stretch that tells of family time beside this relative, if one does.
fn told_by(words: &str, lead: usize, relative: &Relative, log: bool, child: Option<&str>) -> Option<Range<usize>> {
    let start = clause_start(words, lead, relative.at.start);
    let before = &words[start..relative.at.start];
    let after = &words[relative.at.end..];
    // "On Sunday, the day after he was four": what else the day was makes no plan of it.
    let end = after.find(['.', ';']).unwrap_or(after.len());
    let end = after[..end].find(", the day ").unwrap_or(end);
    let clause = &words[start..(relative.at.end + end).min(words.len())];
    let opens = before.split_whitespace().all(|w| {
        let bare = w.trim_matches(|c: char| !c.is_alphanumeric());
        bare.is_empty()
            || bare.len() == 1
            || matches!(
                bare,
                "his"
                    | "her"
                    | "their"
                    | "the"
                    | "and"
                    | "birth"
                    | "own"
                    | "mr"
                    | "mrs"
                    | "ms"
                    | "miss"
                    | "both"
                    | "maternal"
                    | "paternal"
                    | "relatives"
                    | "family"
                    | "contact"
                    | "access"
                    | "visits"
                    | "visitors"
            )
            || RELATIVES.contains(&bare)
            || w.ends_with(',')
            || w.ends_with(')')
    });
    // "Gary & Michelle up for the day": a name that the page does not explain, beside one that it does.
    let joined = [" & ", " and ", " + ", ", "].iter().any(|j| before.ends_with(j))
        && before.split_whitespace().count() <= 4
        && !OTHERWISE.are_in(before);
    let opens = opens || joined;
    let whole = start..relative.at.end;
    if NOT_TOLD.are_in(clause) {
        // "Gran had … promised": what was only talked of; a call that reached the child may speak of what is to come.
        let reached = log && opens && RANG_CHILD.is_match(after);
        return reached.then(|| relative.at.clone());
    }
    let few = before.split_whitespace().count() <= 9;
    if let Some(with) = WITH.find(before).filter(|_| few)
        && !TO_COME.is_match(before)
        && !OTHERWISE.are_in(&before[..with.start()])
        && !relative.owns_a_thing(after)
    {
        // The occasion may be a day by itself, "Christmas 1987": it is no part of the phrase.
        return Some(relative.at.clone());
    }
    let short = before.split_whitespace().count() <= 6;
    // "To Pauline's flat for two hours": the home is named beside whose it is.
    let rest = after[..end].trim_start();
    let home = ["flat", "house", "place", "home", "new room", "new flat", "new house", "room"];
    let rest = home.iter().find_map(|h| rest.strip_prefix(h)).filter(|_| relative.owns).unwrap_or(rest).trim_start();
    if short && TO_KIN.is_match(before) && !OTHERWISE.are_in(before) && !OTHERWISE.are_in(rest) {
        let stay = ["for ", "christmas", "xmas", "boxing", "overnight", "till ", "and back"]
            .iter()
            .any(|w| rest.starts_with(w));
        let new_room = relative.owns && after.trim_start().starts_with("new ");
        let tea = ["to tea ", "to dinner ", "to lunch "].iter().any(|w| before.contains(w));
        if stay || tea || new_room {
            return Some(whole);
        }
    }
    if TO_SEE.is_match(before) {
        return Some(whole);
    }
    if let Some(brought) = BROUGHT.find(before).filter(|_| BROUGHT_TO.is_match(after)) {
        return Some(start + brought.start()..relative.at.end);
    }
    // "Kim facetimed Mum": by name as by letter, and then in whosever record.
    let named = child.and_then(|name| before.strip_prefix(name)).filter(|rest| rest.starts_with(' '));
    let lettered = named.map(|rest| format!("k{rest}"));
    let subject = lettered.as_deref().unwrap_or(before);
    let log_or_named = log || named.is_some();
    if log_or_named
        && !relative.owns
        && CALLED.is_match(subject)
        && !says_any(clause, &["answered", "no answer", "no reply", "engaged", "voicemail"])
    {
        return Some(whole);
    }
    let where_or_when = [" at ", " in ", " on ", " for "].iter().any(|w| after.starts_with(w));
    let met = named.is_some() && is_name_then_end_or_place(after);
    if log_or_named && !relative.owns && (where_or_when || met) && SAW.is_match(subject) {
        return Some(whole);
    }
    // "Kim and Mum met at the office for an hour."
    if named == Some(" and ") && !relative.owns && MET.is_match(after) {
        return Some(whole);
    }
    if !opens {
        return None;
    }
    if log
        && !relative.owns
        && (RANG_CHILD.is_match(after) || RANG_SHORTLY.is_match(after) || ON_A_CALL.is_match(after))
    {
        return Some(relative.at.clone());
    }
    if relative.owns {
        let here = FOR_A_STAY.is_match(after);
        return here.then(|| relative.at.clone());
    }
    // "Relatives   Gran to Wrayholme on 9 March": the label may stand in its own column.
    let label = words[..relative.at.start].trim_start().split([':', ' ']).next().unwrap_or_default();
    let of_family =
        matches!(label, "relatives" | "family" | "contact" | "access" | "visits" | "visitors" | "parents" | "kin");
    if of_family && TO_A_PLACE.is_match(after) {
        return Some(relative.at.clone());
    }
    let there =
        IS_THERE.is_match(after) || COUNTED.is_match(after) || FOR_A_STAY.is_match(after) || TOGETHER.is_match(after);
    there.then(|| relative.at.clone())
}

impl Relative {
    /// "At mother's request", "with mother's boyfriend": theirs, and not their home.
    fn owns_a_thing(&self, after: &str) -> bool {
        let next = after.trim_start().split([' ', '.', ',', ';']).next().unwrap_or_default();
        // "Nan's neighbour's firm": what is somebody else's is not hers.
        let anothers = after.split_whitespace().next().is_some_and(|w| w.ends_with("'s"));
        self.owns
            && (anothers
                || matches!(
                    next,
                    "request"
                        | "insistence"
                        | "suggestion"
                        | "expense"
                        | "boyfriend"
                        | "partner"
                        | "solicitor"
                        | "doctor"
                        | "worker"
                        | "social"
                        | "consent"
                        | "agreement"
                        | "permission"
                        | "office"
                        | "bedside"
                        | "death"
                        | "illness"
                ))
    }
}

/// True for a sentence beside or under the label of a relative: "FATHER   Came to Hillside on 5th October".
fn is_under_a_relatives_label(reading: &Reading<'_>, n: usize) -> bool {
    let unit = &reading.units[n];
    let sheet = reading.sheet;
    let opens = |line: &str| {
        let label = line.trim_start().split(['\t', ':']).next().unwrap_or_default();
        label.len() <= LONGEST_LABEL
            && label.len() + 1 < line.trim_start().len()
            && RELATIVES.contains(&label.trim().to_lowercase().as_str())
    };
    let first = reading.units[..=n].iter().rev().find(|u| u.block == unit.block && u.first);
    opens(sheet.line(sheet.line_at(unit.range.start)))
        || first.is_some_and(|first| opens(sheet.line(sheet.line_at(first.range.start))))
}

/// Letters of the longest word for a relative, and the space around it.
const LONGEST_LABEL: usize = 20;

/// What a relative did, in the sentences that stand beside or under their own label.
fn under_a_relatives_label(reading: &Reading<'_>, n: usize, words: &str) -> Option<Range<usize>> {
    let unit = &reading.units[n];
    let dated = reading.date_spans.iter().any(|s| s.start >= unit.range.start && s.end <= unit.range.end);
    if !dated || NOT_TOLD.are_in(words) || OTHERWISE.are_in(words.split([',', '.']).next().unwrap_or_default()) {
        return None;
    }
    // The label itself may stand before the words of its first sentence.
    let skip = words.find([':', ' ']).filter(|i| RELATIVES.contains(&&words[..*i])).map_or(0, |i| i + 1);
    let skip = skip + (words[skip..].len() - words[skip..].trim_start().len());
    let told = CAME_THERE.captures(&words[skip..]).and_then(|c| c.get(1))?;
    Some(skip + told.start()..skip + told.end())
}

/// Where the clause that holds the byte begins: a stop, a semicolon or the entry's own date. A title's stop ends nothing.
fn clause_start(words: &str, lead: usize, at: usize) -> usize {
    let mut start = lead;
    for (i, _) in words[..at].match_indices([' ']) {
        let before = words[..i].trim_end();
        let last = before.rsplit(' ').next().unwrap_or_default();
        let stop = before.ends_with(['.', ';', '!', '?', ':', '"'])
            && !matches!(last, "mr." | "mrs." | "ms." | "dr." | "st." | "mat." | "pat.")
            && last.trim_matches(|c: char| !c.is_alphanumeric()).len() > 1;
        if stop && i + 1 > start && i < at {
            start = i + 1;
        }
    }
    let skip = words[start..at].len() - words[start..at].trim_start_matches(|c: char| !c.is_alphanumeric()).len();
    start + skip
}

/// The relatives named in a piece from `lead` on, by role or by name.
fn relatives_in(words: &str, lead: usize, kin: &[String]) -> Vec<Relative> {
    let mut found = Vec::new();
    let mut from = lead;
    for word in words[lead..].split(' ') {
        let start = from;
        from += word.len() + 1;
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        if bare.len() < 3 {
            continue;
        }
        let name = bare.strip_suffix("'s").or_else(|| bare.strip_suffix("s'")).unwrap_or(bare);
        let owns = name.len() < bare.len();
        let known = RELATIVES.contains(&name) || kin.iter().any(|k| k.split(' ').any(|part| part == name));
        if !known {
            continue;
        }
        let open = word.len() - word.trim_start_matches(|c: char| !c.is_alphanumeric()).len();
        let at = start + open..start + open + bare.len();
        let mut near = words[..at.start + name.len()].to_owned();
        if let Some((i, _)) = near.rmatch_indices(' ').nth(3) {
            near.drain(..=i);
        }
        if ends_in_kin(&near, kin) {
            found.push(Relative { at, owns });
        }
    }
    found
}

/// True for a log that those who look after the child keep of their days.
fn is_childs_log(reading: &Reading<'_>) -> bool {
    let kept = matches!(reading.head.kind, Some(DocumentKind::ResidentialLog | DocumentKind::FosterDailyLog));
    let flat = &reading.sheet.flat;
    let top = flat.char_indices().nth(200).map_or(flat.as_str(), |(end, _)| &flat[..end]);
    kept || says_any(
        top,
        list! {
            "daily record" "daily log" "log book" "daily diary" "unit log" "day book" "house log" "log sheet" "care diary" "house diary" "carer record" "carer's record"
            "carers record" "individual log" "foster carer" "key worker"
        },
    )
}
