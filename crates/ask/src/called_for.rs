//! What the rules of a day called for when something was decided, and which papers of then were not found. Only rules whose text was
//! read and that were law on every day that the date can be; a rule that is not laid beside a decision says nothing of it.

use chrono::{Datelike, Days, NaiveDate};
use knowledge::{Applies, CountFrom, Knowledge};
use record::{DocumentKind, Event, EventKind, When};

use crate::expected::Expected;
use crate::expected::care::{Stretch, stretches};
use crate::view::FileView;

/// A paper that was due from so many days before the decision to so many after it belongs to it.
const DUE_BEFORE: u64 = 31;
const DUE_AFTER: u64 = 92;

/// One rule that was law on the day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleOfTheDay {
    /// The rule's name in the project's tables.
    pub id: String,
    pub plain: String,
    pub source: String,
}

/// What can be said of the rules of a decision's day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CalledFor {
    /// At least one.
    Rules(Vec<RuleOfTheDay>),
    /// No rule about this has been checked for that time.
    NoneChecked,
    /// The file gives no date that a rule could be looked up by.
    NoDate,
    /// The file does not show that the person was in care then.
    NotInCare,
}

/// The papers that the rules speak of for a decision of this kind.
fn papers_of(kind: EventKind) -> &'static [DocumentKind] {
    use DocumentKind as D;
    use EventKind as K;
    match kind {
        K::PlacementStart | K::PlacementEnd => &[D::PlacementInformation, D::CarePlan, D::ReviewMinutes],
        K::Review => &[D::ReviewMinutes],
        K::Plan => &[D::CarePlan, D::PathwayPlan, D::PlacementInformation],
        K::LeavingCare => &[D::PathwayPlan],
        K::SchoolStart | K::SchoolEnd => &[D::Pep],
        _ => &[],
    }
}

/// The rules that were law when this was decided.
#[must_use]
pub fn called_for(event: &Event, view: &FileView<'_>, knowledge: &Knowledge) -> CalledFor {
    let Some((first, last)) = event.when.as_ref().and_then(|w| w.earliest().zip(w.latest())) else {
        return CalledFor::NoDate;
    };
    let all = stretches(view);
    let began = |s: &Stretch| s.from.earliest().or(s.from.latest()).is_some_and(|day| day <= last);
    let Some(stretch) = all.iter().find(|s| began(s) && first <= s.until) else {
        return CalledFor::NotInCare;
    };
    let law = |is_law: &dyn Fn(NaiveDate) -> bool| is_law(first) && is_law(last);
    let mut rules: Vec<RuleOfTheDay> = Vec::new();
    let mut add = |id: &str, plain: &str, source: &str| {
        if !rules.iter().any(|r| r.plain == plain && r.source == source) {
            rules.push(RuleOfTheDay { id: id.to_owned(), plain: plain.to_owned(), source: source.to_owned() });
        }
    };
    for rule in &knowledge.decision_rules().decisions {
        if rule.kinds.contains(&event.kind) && law(&|day| rule.is_law_on(day)) {
            add(&rule.id, &rule.plain, &rule.source);
        }
    }
    let papers = papers_of(event.kind);
    let begins_care = event.kind == EventKind::PlacementStart && begins(stretch, event.when.as_ref());
    for rule in &knowledge.record_rules().records {
        let counts = match rule.count_from {
            CountFrom::Care => begins_care || event.kind == EventKind::Plan && near_start(stretch, first),
            CountFrom::EachHome => event.kind == EventKind::PlacementStart,
            CountFrom::Age16 => is_sixteen(view.born, first, last),
            CountFrom::Last => false,
        };
        if counts && rule.papers.iter().any(|p| papers.contains(p)) && law(&|day| rule.is_law_on(day)) {
            add(&rule.id, &rule.plain, &rule.source);
        }
    }
    let reviews = knowledge.review_rules();
    if (event.kind == EventKind::Review || begins_care)
        && let (Some(rule), Some(same)) = (reviews.in_force(first), reviews.in_force(last))
        && rule == same
        && !reviews.is_softened(first, last)
        && (rule.applies == Applies::InCare || is_fostered(view, first, last))
    {
        add(&rule.id, &rule.plain, &rule.source);
    }
    if rules.is_empty() { CalledFor::NoneChecked } else { CalledFor::Rules(rules) }
}

/// Papers that a rule called for about the time of this decision, and that were not found.
#[must_use]
pub fn not_found_near<'a>(event: &Event, expected: &'a [Expected]) -> Vec<&'a Expected> {
    let papers = papers_of(event.kind);
    let window = event.when.as_ref().and_then(|w| w.earliest().zip(w.latest())).and_then(|(first, last)| {
        Some((first.checked_sub_days(Days::new(DUE_BEFORE))?, last.checked_add_days(Days::new(DUE_AFTER))?))
    });
    let near = |due: &When| {
        window
            .zip(due.earliest().zip(due.latest()))
            .is_some_and(|((from, to), (first, last))| from <= last && first <= to)
    };
    let counted = |row: &Expected| row.counted_from.iter().any(|e| event.evidence.contains(e));
    expected
        .iter()
        .filter(|row| row.found.is_none() && papers.contains(&row.paper) && (counted(row) || near(&row.due)))
        .collect()
}

fn begins(stretch: &Stretch, when: Option<&When>) -> bool {
    when.is_some_and(|w| w.agrees_with(&stretch.from))
}

fn near_start(stretch: &Stretch, day: NaiveDate) -> bool {
    stretch.from.earliest().is_some_and(|from| from <= day && (day - from).num_days() <= DUE_AFTER as i64)
}

fn is_sixteen(born: Option<&When>, first: NaiveDate, last: NaiveDate) -> bool {
    let birthday = |day: NaiveDate, age: i32| {
        NaiveDate::from_ymd_opt(day.year() + age, day.month(), day.day())
            .or_else(|| NaiveDate::from_ymd_opt(day.year() + age, 3, 1))
    };
    let ages = born.and_then(|b| b.earliest().zip(b.latest()));
    ages.is_some_and(|(oldest, youngest)| {
        // Sixteen on every day that it can be, and not past the time in which a pathway plan is a young person's.
        birthday(youngest, 16).is_some_and(|d| d <= first) && birthday(oldest, 21).is_some_and(|d| last < d)
    })
}

fn is_fostered(view: &FileView<'_>, first: NaiveDate, last: NaiveDate) -> bool {
    let holds = |from: Option<&When>, to: Option<&When>| {
        from.and_then(When::latest).is_some_and(|d| d <= first) && to.and_then(When::earliest).is_none_or(|d| last <= d)
    };
    view.placements.iter().any(|p| p.kind == "foster" && holds(p.from.as_ref(), p.to.as_ref()))
}

#[cfg(test)]
mod tests {
    use record::{DecidedBy, EventKey, Evidence, FileId, How, TextHash};

    use super::*;

    fn when(edtf: &str) -> When {
        When::parse(edtf).expect("valid EDTF")
    }

    fn proof(page: u32) -> Evidence {
        Evidence { file: FileId(1), page, start: 0, end: 4, quote: "told".into(), text_hash: TextHash::of("told") }
    }

    fn event(kind: EventKind, date: &str) -> Event {
        Event {
            key: EventKey("e".into()),
            kind,
            when: (!date.is_empty()).then(|| when(date)),
            how: How::written(),
            title: String::new(),
            place: String::new(),
            people: Vec::new(),
            reason: None,
            evidence: vec![proof(1)],
            disagrees_with: Vec::new(),
            decided_by: DecidedBy::Reader,
            confirmed: false,
            hidden: false,
            file_says: None,
        }
    }

    /// The ids of the rules for a life in care from one day to another.
    fn ids(care: (&str, &str), event: &Event) -> Result<Vec<String>, CalledFor> {
        let (from, until) = (when(care.0), when(care.1).latest().expect("a day"));
        let born = when("1995-05-01");
        let view = FileView { in_care: Some((&from, &until)), born: Some(&born), ..FileView::default() };
        match called_for(event, &view, Knowledge::england()) {
            CalledFor::Rules(rules) => {
                assert!(rules.iter().all(|r| !r.plain.is_empty() && !r.source.is_empty()), "each with its source");
                Ok(rules.into_iter().map(|r| r.id).collect())
            }
            other => Err(other),
        }
    }

    #[test]
    fn only_rules_that_were_law_on_every_day_that_it_can_be() {
        let care = ("1998-01-05", "2013-06-30");
        let moved = |date: &str| ids(care, &event(EventKind::PlacementStart, date));
        assert_eq!(moved("2001-03-05").expect("rules"), ["WISHES-89", "ARR-91", "ARR-91N"]);
        assert_eq!(moved("1998-01-05").expect("rules"), ["WISHES-89", "ARR-91", "ARR-91N", "REV-91"]);
        assert_eq!(moved("2012-03-05").expect("rules"), ["WISHES-89", "CHANGE-10", "WISHES-10", "PP-10"]);
        assert_eq!(moved("2011").expect("rules"), ["WISHES-89"], "the rule changed in that year");
        assert_eq!(ids(care, &event(EventKind::Review, "2012-03-05")).expect("rules"), ["WISHES-89", "REV-10"]);
        assert_eq!(ids(care, &event(EventKind::LeavingCare, "2013-05-05")).expect("rules"), ["WISHES-89", "LC-11"]);
    }

    #[test]
    fn nothing_is_said_where_no_rule_was_checked_or_care_and_date_are_not_known() {
        let old = ("1970-01-05", "1985-06-30");
        assert_eq!(ids(old, &event(EventKind::PlacementStart, "1975-03-05")), Err(CalledFor::NoneChecked));
        let care = ("1998-01-05", "2013-06-30");
        assert_eq!(ids(care, &event(EventKind::OrderMade, "2001-03-05")), Err(CalledFor::NoneChecked));
        assert_eq!(ids(care, &event(EventKind::Plan, "")), Err(CalledFor::NoDate));
        assert_eq!(ids(care, &event(EventKind::SchoolStart, "1995-09-05")), Err(CalledFor::NotInCare));
        let none = called_for(&event(EventKind::Plan, "2001"), &FileView::default(), Knowledge::england());
        assert_eq!(none, CalledFor::NotInCare);
    }

    #[test]
    fn papers_of_the_time_that_were_not_found() {
        let row = |paper, due: &str, found: Option<&str>, page| Expected {
            rule: "X".into(),
            paper,
            due: when(due),
            found: found.map(str::to_owned),
            plain: "p".into(),
            source: "s".into(),
            counted_from: vec![proof(page)],
        };
        let rows = [
            row(DocumentKind::PlacementInformation, "2012-03-12", None, 1),
            row(DocumentKind::PlacementInformation, "2012-03-12", Some("f1p9"), 1),
            row(DocumentKind::ReviewMinutes, "2012-04-30", None, 7),
            row(DocumentKind::ReviewMinutes, "2013-04-30", None, 7),
            row(DocumentKind::HealthAssessment, "2012-04-01", None, 7),
        ];
        let found = not_found_near(&event(EventKind::PlacementStart, "2012-03-05"), &rows);
        assert_eq!(found, [&rows[0], &rows[2]]);
        assert!(not_found_near(&event(EventKind::OrderMade, "2012-03-05"), &rows).is_empty());
    }
}
