//! The names that papers in English care files have carried since 1948, and the kind of paper that each one means.
//!
//! Names are in the flat form of [`plain`]: lower case, no stops, `and` for `&`. Longest name wins.

use std::borrow::Cow;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};
use record::DocumentKind::{self, *};

use crate::sheet::is_whole_word;

/// A name on a paper.
pub(crate) struct Form {
    pub(crate) name: &'static str,
    pub(crate) kind: DocumentKind,
    /// A plain word such as `report`: only believed when nothing else on the page names a form.
    pub(crate) weak: bool,
}

macro_rules! forms {
    ({ $( $kind:ident: $($name:literal)+ ;)+ } weak { $( $weak_kind:ident: $($weak:literal)+ ;)+ }) => {
        &[ $($( Form { name: $name, kind: $kind, weak: false }, )+)+ $($( Form { name: $weak, kind: $weak_kind, weak: true }, )+)+ ]
    };
}

/// Every name, gathered by kind.
pub(crate) const FORMS: &[Form] = forms! {{
    CaseNotes:
        "running record" "case notes" "case note" "case record" "case recording" "record of contacts"
        "record of visits" "visit report" "record of visit" "report of visit" "statutory visit record" "statutory visit" "cla visit"
        "home visit record" "boarding out visit report" "social work notes" "file recording"
        "case file notes" "process recording" "record of case" "summary of contact" "summary of contacts"
        "boarded out child visits" "record of interviews" "file record"
        "running sheet" "history sheet" "case recording sheet" "visiting record" "supervision record" "chronological record" "case events" "record of events and contacts";
    ContactSheet:
        "contact sheet" "contact record sheet" "record of contact" "record of supervised contact"
        "supervised contact record" "contact session record" "contact observation" "contact supervision record"
        "access visit record" "family contact record" "supervised contact observation sheet" "contact observation sheet" "supervised contact sheet"
        "contact supervision notes" "supervised contact notes" "contact session notes" "notes of contact session"
        "family time record" "record of family time" "family time observation" "family time report" "supervised family time" "family time session" "supervised contact report" "access record" "record of access" "access report";
    Referral:
        "referral and information record" "referral and initial information record" "referral form" "referral record"
        "contact and referral record" "contact and referral" "initial contact and referral" "duty referral"
        "referral to social services" "contact record" "record of referral" "multi agency referral form"
        "inter agency referral" "duty sheet" "duty form" "duty record" "intake sheet" "intake form" "intake record"
        "enquiry slip" "enquiry form" "first enquiry" "initial enquiry"
        "request for service" "request for services" "initial contact record" "mash contact" "mash referral" "mash enquiry" "multi agency safeguarding hub" "public protection notice" "merlin report" "police notification" "vulnerable child report" "child come to notice";
    InitialAssessment:
        "initial assessment record" "initial assessment";
    CoreAssessment:
        "core assessment record" "core assessment";
    Assessment:
        "child and family assessment" "single assessment" "assessment and action record" "comprehensive assessment"
        "social enquiry report" "social inquiry report" "assessment report" "parenting assessment"
        "psychological assessment" "psychological report" "psychiatric report"
        "observation and assessment centre report" "observation and assessment report" "report on foster home"
        "report on home circumstances" "guardian ad litem report" "guardian ad litems report"
        "report of the guardian ad litem" "kinship assessment" "viability assessment" "needs assessment"
        "risk assessment" "social work report" "social workers report" "child permanence report" "form e" "form f"
        "welfare report" "classifying school report" "report to the juvenile court" "report to court" "court report"
        "common assessment framework" "sdq" "strengths and difficulties questionnaire"
        "report on proposed foster home" "application for care" "social work evidence template" "child guidance report"
        "child guidance clinic report" "psychologists report" "psychiatrists report" "educational psychologists report"
        "section 7 report" "section 37 report" "schedule 2 report" "annex a report" "pre sentence report" "special guardianship report" "psychology report" "psychologist report" "psychiatrist report" "regulation 24 assessment" "reg 24 assessment" "connected persons assessment" "social background report" "matching report";
    StrategyDiscussion:
        "record of strategy discussion" "strategy discussion record" "strategy discussion"
        "record of strategy meeting" "strategy meeting minutes" "strategy meeting";
    S47Outcome:
        "record of outcome of s47 enquiries" "outcome of section 47 enquiries" "outcome of s47 enquiries"
        "section 47 enquiry record" "section 47 outcome" "s47 outcome" "section 47 enquiry" "s47 enquiry"
        "outcome of s47 enquiry"
        "section 47 investigation" "s47 investigation" "section 47 report" "s47 report";
    ConferenceMinutes:
        "minutes of case conference" "minutes of a case conference" "case conference minutes" "case conference"
        "child protection conference" "initial child protection conference" "review child protection conference"
        "child protection review conference" "minutes of child protection conference" "initial cp conference report"
        "core group meeting" "core group minutes" "minutes of core group" "conference minutes"
        "child protection case conference" "minutes of planning meeting" "planning meeting minutes"
        "professionals meeting" "network meeting" "disruption meeting" "minutes of disruption meeting"
        "minutes of meeting" "minutes of a meeting" "family group conference" "placement planning meeting"
        "legal planning meeting" "stability meeting" "extract from the minutes" "extract from minutes" "extract of minutes"
        "care planning meeting" "permanence planning meeting" "permanency planning meeting" "permanency meeting" "multi agency meeting" "team around the child meeting" "care team meeting" "adoption panel minutes" "fostering panel minutes" "minutes of adoption panel" "minutes of fostering panel" "minutes of the adoption panel";
    ReviewMinutes:
        "review of arrangements" "lac review" "cla review" "cic review" "looked after review"
        "looked after child review" "looked after children review" "child in care review"
        "children looked after review" "review record" "statutory review" "minutes of lac review" "minutes of review"
        "review minutes" "minutes of statutory review" "six monthly review" "6 monthly review" "boarding out review" "review of boarded out child"
        "child care review" "statutory child care review" "notes of review" "record of review" "review meeting notes"
        "review meeting" "child looked after review" "minutes of looked after review" "review form" "your review" "record of child care review"
        "pathway plan review" "review of child in care" "annual review of foster home" "quarterly review"
        "three monthly review" "iro report" "chairs report" "half yearly review" "yearly review" "six month review"
        "cla review chairs report" "review of child in homes" "review of child" "review of children" "review of looked after child"
        "review of a child" "review conference" "review of child looked after"
        "independent reviewing officers record" "independent reviewing officers report" "reviewing officers report";
    CarePlan:
        "care plan" "childs plan" "child protection plan" "outline child protection plan" "permanence plan"
        "interim care plan" "final care plan" "child in need plan" "cin plan" "protection plan"
        "plan for child in care" "care planning form";
    PathwayPlan:
        "leaving care agreement" "pathway plan" "leaving care plan" "pathway needs assessment" "pathway assessment" "transition plan"
        "independence plan" "needs assessment and pathway plan" "assessment and pathway plan";
    PlacementInformation:
        "placement information record" "placement plan" "placement agreement" "placement plan part one"
        "placement plan part two" "day to day arrangements" "foster placement agreement" "form of undertaking"
        "statement of undertaking" "foster placement request" "placement request" "placement request form" "placement referral"
        "placement history" "record of placements" "delegated authority" "boarding out agreement"
        "notification of placement" "placement notification" "change of placement form" "change of placement"
        "placement change form" "notification of change of placement" "agreement about a foster placement" "agreement about placement"
        "agreement about a placement" "supported lodgings agreement" "respite agreement"
        "placement information" "delegation of authority" "placement movement" "movement form" "notification of movement" "safer care plan" "safe care plan" "change of address of child in care";
    EssentialInformation:
        "essential information record" "essential information record part one" "essential information record part two"
        "essential information" "eir1" "eir2" "eir 1" "eir 2" "child details" "personal details" "basic details"
        "child information sheet" "person summary" "person details" "client details"
        "basic information sheet" "client information sheet" "childs profile" "child profile" "emergency placement information";
    Pep:
        "personal education plan" "pep" "epep" "pep review" "individual education plan" "education plan";
    HealthAssessment:
        "health assessment" "initial health assessment" "review health assessment" "health care plan" "health plan"
        "lac medical" "looked after child medical" "annual medical" "statutory medical" "baaf form iha c"
        "baaf form rha c" "baaf form iha yp" "baaf form rha yp" "form iha c" "form rha c" "health assessment report";
    MedicalForm:
        "medical report" "medical form" "medical examination" "medical inspection of child" "medical inspection"
        "medical consent" "consent to medical treatment" "freedom from infection" "freedom from infection certificate"
        "medical certificate" "immunisation record" "hospital discharge summary" "discharge summary"
        "out patient appointment" "dental report" "medical card" "accident and emergency report"
        "boarding out medical" "health visitor record" "vaccination record"
        "dental inspection" "casualty card" "school medical card" "dental record";
    SchoolReport:
        "school report" "end of year report" "annual school report" "report to parents" "headmasters report"
        "headteachers report" "head teachers report" "education report" "record of achievement" "end of term report"
        "statement of special educational needs" "pupil report" "annual report to parents" "reading record"
        "school attendance report" "school certificate" "report for the year ended" "report for the year ending" "report for the half year" "report to carers"
        "report for summer term" "report for spring term" "report for autumn term" "report for the summer term" "report for the spring term"
        "report for the autumn term" "summer term report" "spring term report" "autumn term report" "report for the term" "report on pupil" "terminal report"
        "term report" "pupil profile" "profile of pupil";
    Memo:
        "memorandum" "memo" "internal memorandum" "internal memo" "inter office memo";
    Note:
        "file note" "note on taking over" "note on transfer" "telephone message" "telephone note" "note of telephone call" "message form" "note for file"
        "note to file" "while you were out" "supervision note" "note of supervision" "management oversight"
        "managers decision" "case direction" "post it note" "handwritten note" "emergency duty team report" "edt report" "edt referral"
        "out of hours report" "duty team report" "night duty report"
        "telephone call record" "record of telephone call" "record of telephone conversation" "supervision discussion" "edt record" "emergency duty service report";
    Chronology:
        "chronology" "chronology of significant events" "chronology of events" "case chronology" "significant events"
        "social work chronology" "main events" "significant dates" "list of events" "career in care" "outline of career in care" "outline of events" "key dates" "key events" "important dates" "list of dates" "what happened when"
        "summary of events" "career sheet" "case history sheet" "placement chronology";
    CourtOrder:
        "care order" "interim care order" "emergency protection order" "place of safety order" "supervision order"
        "residence order" "special guardianship order" "placement order" "adoption order" "fit person order"
        "approved school order" "secure accommodation order" "in the family proceedings court" "in the county court"
        "order of committal" "committal to fit person" "order of the court" "freeing order" "it is ordered" "wardship order" "court order" "contact order"
        "probation order" "attendance centre order" "detention centre order" "referral order" "youth rehabilitation order"
        "community order" "recovery order" "adjournment order" "remand order" "order of adjournment"
        "prohibited steps order" "child arrangements order" "order c32" "c32"
        "consent order" "case management order" "record of order" "order under section 1";
    LegalNotice:
        "notice of termination of access" "notice of assumption of parental rights and duties" "notice of assumption of parental rights"
        "assumption of parental rights" "notice of resolution" "notice of parental rights resolution"
        "parental rights resolution" "section 2 resolution" "section 3 resolution" "notice of proceedings"
        "notice of hearing" "letter before proceedings" "statement of witness" "position statement"
        "threshold document" "threshold criteria" "application form c1" "statement of evidence" "affidavit"
        "notice of application" "section 20 agreement" "voluntary care agreement" "resolution under section 2"
        "summons" "witness statement" "statement of social worker" "social worker statement" "social workers statement" "threshold statement" "notice to parent" "notice to parents";
    ReceptionIntoCare:
        "reception into care form" "reception into care" "application for reception into care" "reception of a child into care" "application for reception of a child into care"
        "reception of child into care" "admission to care form" "admission to care"
        "received into care form" "notification of reception into care" "form of consent" "admission form"
        "particulars of child coming into care" "particulars of child received into care" "child coming into care" "parents agreement" "parents request" "parental agreement"
        "application for a child to be received into care" "application for child to be received into care" "child to be received into care"
        "request for reception" "request to receive child" "agreement by parent"
        "admission into care" "accommodation agreement" "record of accommodation" "notification of accommodation" "child is being provided with accommodation" "child being provided with accommodation" "notice of accommodation"
        "notice of reception" "consent to accommodation" "section 20 consent" "voluntary care agreement form" "application for care of child" "request for care";
    FosterDailyLog:
        "foster carer log" "foster carers log" "foster carer daily log" "foster carers daily log" "carers daily log"
        "carer daily log" "foster carer recording" "foster carer record" "foster parents diary" "foster carer diary"
        "carers record" "carer record" "foster carers record" "foster mothers diary" "foster mothers notes" "foster parents notes"
        "carers notes" "carers book" "carer diary" "foster home daily log" "carer log" "foster carers diary" "carers diary" "foster carer daily record"
        "daily diary" "carers weekly log" "carer weekly log" "carers weekly record" "carer weekly record" "foster carers weekly log" "foster carer weekly log"
        "carers weekly report" "carer weekly report"
        "carers monthly report" "carer monthly report" "carers monthly record" "carer monthly record" "carers monthly diary" "carer monthly diary" "carers monthly log" "monthly diary sheet" "carers diary sheet" "carer diary sheet";
    ResidentialLog:
        "daily log" "log book" "unit log" "residential log" "childrens home log" "night log" "house log"
        "progress book" "house diary" "home diary" "care diary" "individual log" "unit diary" "day book" "night book"
        "handover book" "observation book" "staff diary" "log of child" "childs log" "young persons log" "shift log"
        "daily record" "key worker session" "keyworker session" "key work session" "admission book" "home daily log"
        "childrens home daily log" "key workers report" "key worker report" "housemothers report"
        "superintendents report" "matrons report" "sanctions book" "punishment book" "regulation 44 visit"
        "regulation 33 visit"
        "key work report" "keywork report" "keywork session" "daily report sheet" "daily log sheet";
    Incident:
        "incident report" "incident form" "incident record" "serious incident form" "serious incident notification"
        "accident report" "accident form" "restraint record" "physical intervention record"
        "record of physical intervention" "record of restraint" "incident book" "significant event form"
        "incident physical intervention" "physical intervention form" "notification of serious incident" "schedule 5 notification" "sanction record" "allegation form"
        "notification of significant event" "incident log" "allegation record" "record of allegation";
    Missing:
        "missing from care" "missing person report" "missing from home" "missing episode" "missing from care form"
        "missing child notification" "absconding form" "report of absconding" "return interview" "return home interview"
        "missing person form" "absconding report" "missing from placement" "independent return interview"
        "absence without permission" "absence without leave" "absent without leave" "absent without permission"
        "unauthorised absence" "return interviews" "report of missing child" "absence report" "notification of absconding" "absent without authority" "absence without authority" "notification of child absent"
        "notification of absent child" "child absent"
        "report of absence" "record of absence";
    TransferSummary:
        "transfer summary" "case transfer summary" "handover summary" "case transfer" "transfer record"
        "case transfer record"
        "transfer of case" "summary on transfer";
    ClosingSummary:
        "closing summary" "closure summary" "closure record" "case closure" "case closing summary" "closing report"
        "case closure record" "end of involvement summary" "end of service summary" "end of support summary" "end of care summary"
        "discharge from care summary" "closing note" "closure note" "closure of case" "closing of case" "case closed" "closure of file"
        "closing entry" "notification of discharge from care" "notification of discharge";
    Other:
        "consultation paper" "consultation form" "consultation document" "consultation booklet" "parents consultation paper" "childs consultation paper"
        "young persons consultation" "childs consultation" "parents consultation" "facsimile transmission" "facsimile" "fax cover sheet" "fax message" "fax header" "with compliments"
        "compliments slip";
    FileCover:
        "case file" "file cover" "front sheet" "index card" "case file cover" "file front sheet" "personal file"
        "case file front sheet" "child care file" "client record card" "client file" "boarding out register"
        "childrens department case file"
        "file index" "index to file" "contents of file";
    Divider:
        "file divider" "section divider";
} weak {
    CaseNotes:
        "summary for period" "contact summary" "visit" "home visit" "supervision visit";
    Letter:
        "letter";
    ReviewMinutes:
        "review";
    Assessment:
        "child guidance clinic" "child guidance" "child and family clinic" "assessment" "report" "progress report" "background report" "summary report" "foster carers report";
    Referral:
        "referral";
    Note:
        "note" "notes" "message";
    ConferenceMinutes:
        "conference" "minutes" "meeting";
    MedicalForm:
        "medical" "health";
    Incident:
        "incident";
    TransferSummary:
        "summary" "case summary";
}};

static FINDER: LazyLock<AhoCorasick> = LazyLock::new(|| {
    AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostLongest)
        .build(FORMS.iter().map(|f| f.name))
        .expect("a fixed list of words")
});

/// A line made ready for looking up: lower case, letters and digits with single spaces, `and` for `&`, no apostrophes.
pub(crate) fn plain(line: &str) -> String {
    let mut plain = String::with_capacity(line.len());
    let (mut words, mut all_single, mut length) = (0, true, 0);
    let mut gap = true;
    for c in line.chars() {
        if matches!(c, '\'' | '\u{2019}' | '\u{2018}' | '.') {
            continue;
        }
        if !c.is_alphanumeric() && c != '&' {
            gap = true;
            continue;
        }
        if gap || c == '&' {
            words += 1;
            all_single &= words == 1 || length == 1;
            length = 0;
            if words > 1 {
                plain.push(' ');
            }
        }
        gap = c == '&';
        let before = plain.len();
        match c {
            '&' => plain.push_str("and"),
            c if c.is_ascii() => plain.push(c.to_ascii_lowercase()),
            c => plain.extend(c.to_lowercase()),
        }
        length += plain.len() - before;
    }
    // "M E M O R A N D U M": spread out to fill the line, each word in a column of its own.
    if words >= 4 && all_single && length == 1 {
        return line.split('\t').flat_map(|cell| cell.split("  ")).filter_map(tight).collect::<Vec<_>>().join(" ");
    }
    plain
}

/// The letters and digits of a word that is written with spaces between them.
fn tight(cell: &str) -> Option<String> {
    let word: String = cell.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    Some(word).filter(|w| !w.is_empty())
}

/// A line in which words were spread out, with those words in one column: "F I R S T", "S L I P" and "21 NOV 1968" are a title and a day.
pub(crate) fn without_spread_columns(line: &str) -> Cow<'_, str> {
    let letters = |cell: &str| {
        let mut words = cell.split_whitespace().filter(|w| w.chars().any(char::is_alphanumeric)).peekable();
        let single = words.peek().is_some() && words.clone().all(|w| w.chars().count() == 1);
        if single { words.count() } else { 0 }
    };
    let cells: Vec<&str> = line.split('\t').collect();
    if cells.len() < 2 || !cells.iter().any(|cell| letters(cell) >= 4) {
        return Cow::Borrowed(line);
    }
    let mut joined = String::with_capacity(line.len());
    for (n, cell) in cells.iter().enumerate() {
        let goes_on = n > 0 && letters(cell) >= 2 && letters(cells[n - 1]) >= 2;
        joined.push_str(if n == 0 {
            ""
        } else if goes_on {
            "  "
        } else {
            "\t"
        });
        joined.push_str(cell);
    }
    Cow::Owned(joined)
}

/// The form named in a plain line, with its place in it: the first proper name, else the first plain word.
pub(crate) fn named_in(plain: &str) -> Option<(&'static Form, usize)> {
    let found = || {
        FINDER
            .find_iter(plain)
            .filter(|m| is_whole_word(plain, &m.range()))
            .map(|m| (&FORMS[m.pattern().as_usize()], m.start()))
    };
    found().find(|(form, _)| !form.weak).or_else(|| found().next())
}

/// Letters that machines take for each other, made one.
fn folded(plain: &str) -> Vec<u8> {
    let one = plain.replace("rn", "m").replace("cl", "d").replace("ii", "n");
    one.bytes()
        .map(|b| match b {
            b'0' | b'c' | b'e' => b'o',
            b'1' | b'i' | b'j' => b'l',
            b'5' => b's',
            b'8' => b'b',
            b'6' => b'g',
            b => b,
        })
        .collect()
}

/// The names that are long enough to be known with letters misread, folded, with the letters that they hold.
static FOLDED: LazyLock<Vec<(Vec<u8>, u32, &'static Form)>> = LazyLock::new(|| {
    let long = FORMS.iter().filter(|f| !f.weak && f.name.len() >= 9);
    long.map(|f| (folded(f.name), letters(&folded(f.name)), f)).collect()
});

fn letters(word: &[u8]) -> u32 {
    word.iter().filter(|b| b.is_ascii_lowercase()).fold(0, |set, b| set | 1 << (b - b'a'))
}

/// The form whose name a whole plain line is, but for one misread letter in seven.
pub(crate) fn nearly(plain: &str) -> Option<&'static Form> {
    if plain.len() < 9 || plain.len() > 64 {
        return None;
    }
    let (line, opens) = (folded(plain), letters(&folded(plain)));
    let mut best: Option<(usize, &'static Form)> = None;
    for (name, set, form) in FOLDED.iter() {
        let most = name.len() / 7;
        if name.len().abs_diff(line.len()) > most || (set ^ opens).count_ones() as usize > most * 2 {
            continue;
        }
        let far = distance(&line, name);
        if far <= most && best.is_none_or(|(least, _)| far < least) {
            best = Some((far, form));
        }
    }
    best.map(|(_, form)| form)
}

/// Letters to change, add or leave out.
fn distance(a: &[u8], b: &[u8]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut corner = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let change = corner + usize::from(x != y);
            corner = row[j + 1];
            row[j + 1] = change.min(row[j] + 1).min(corner + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(line: &str) -> Option<DocumentKind> {
        named_in(&plain(line)).map(|(f, _)| f.kind)
    }

    #[test]
    fn a_name_is_known_with_a_few_letters_misread() {
        let kind = |line: &str| nearly(&plain(line)).map(|f| f.kind);
        assert_eq!(kind("OBSERVATION AND ASSESSMENT GENTRE REPORT"), Some(Assessment));
        assert_eq!(kind("Coutact Shcet"), Some(ContactSheet));
        assert_eq!(kind("5tafutory Rcview"), Some(ReviewMinutes));
        assert_eq!(kind("Contract sheets of wool"), None);
        assert_eq!(kind("The garden"), None);
    }

    #[test]
    fn names_of_every_age_are_known() {
        assert_eq!(kind("MINUTES OF CASE CONFERENCE held at County Hall"), Some(ConferenceMinutes));
        assert_eq!(kind("Referral & Information Record"), Some(Referral));
        assert_eq!(kind("Child\u{2019}s Plan"), Some(CarePlan));
        assert_eq!(kind("Guardian ad Litem's Report"), Some(Assessment));
        assert_eq!(kind("INTERIM CARE ORDER"), Some(CourtOrder));
        assert_eq!(kind("Interim Care Plan"), Some(CarePlan));
        assert_eq!(kind("Minutes of Initial Child Protection Conference"), Some(ConferenceMinutes));
        assert_eq!(kind("Dear Madam"), None);
        assert_eq!(kind("M E M O R A N D U M"), Some(Memo));
        let spread = without_spread_columns("F I R S T\tE N Q U I R Y\tS L I P\t21 NOV 1968");
        assert_eq!(spread, "F I R S T  E N Q U I R Y  S L I P\t21 NOV 1968");
        assert_eq!(kind(spread.split('\t').next().unwrap()), Some(Referral));
        assert_eq!(without_spread_columns("Name\tA B\t3"), "Name\tA B\t3");
    }

    #[test]
    fn each_name_is_plain_and_stands_once() {
        let mut seen = std::collections::BTreeSet::new();
        for form in FORMS {
            assert_eq!(plain(form.name), form.name);
            assert!(seen.insert(form.name), "{} stands twice", form.name);
        }
    }
}
