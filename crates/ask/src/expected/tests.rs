//! What a rule of the day calls for, and the many times when it calls for nothing.

use super::*;
use record::{DocumentKind, FileId, How, Placement, Proof, TextHash};

fn when(edtf: &str) -> When {
    When::parse(edtf).expect("valid EDTF")
}

fn on_page(page: u32) -> Evidence {
    let quote = format!("words of page {page}");
    Evidence { file: FileId(1), page, start: 0, end: 9, text_hash: TextHash::of(&quote), quote }
}

fn paper(page: u32, kind: DocumentKind, date: &str) -> Document {
    Document {
        id: Document::id_for(FileId(1), page),
        kind,
        title: String::new(),
        date: Some(when(date)),
        how: Some(How::written()),
        file: FileId(1),
        first_page: page,
        last_page: page,
        scanned: false,
        duplicate_of: None,
        near_duplicate_of: None,
        pages: Vec::new(),
        author: None,
    }
}

fn home(name: &str, kind: &str, from: &str, to: &str) -> Placement {
    Placement {
        id: name.into(),
        name: name.into(),
        kind: kind.into(),
        from: Some(when(from)),
        to: (!to.is_empty()).then(|| when(to)),
        reason_for_move: None,
        proof: Proof::new(on_page(3)),
        start_event: None,
        end_event: None,
    }
}

struct Life {
    born: Option<When>,
    from: When,
    until: NaiveDate,
    homes: Vec<Placement>,
    papers: Vec<Document>,
}

impl Life {
    fn new(from: &str, until: &str) -> Self {
        let until = when(until).latest().expect("a day");
        Self { born: None, from: when(from), until, homes: Vec::new(), papers: Vec::new() }
    }

    /// `rule due found`, in order.
    fn rows(&self, rule: &str) -> Vec<String> {
        let view = FileView {
            placements: &self.homes,
            documents: &self.papers,
            born: self.born.as_ref(),
            in_care: Some((&self.from, &self.until)),
            ..FileView::default()
        };
        let rows = expected(&view, Knowledge::england());
        rows.iter()
            .filter(|r| r.rule.starts_with(rule))
            .map(|r| format!("{} {} {}", r.rule, r.due, r.found.as_deref().unwrap_or("-")))
            .collect()
    }
}

#[test]
fn reviews_follow_each_other_by_the_law_of_their_day() {
    let mut life = Life::new("1998-01-05", "1999-06-30");
    life.papers = vec![
        paper(1, DocumentKind::ReviewMinutes, "1998-01-30"),
        paper(2, DocumentKind::ReviewMinutes, "1998-04-28"),
        paper(9, DocumentKind::ReviewMinutes, "1999-04-20"),
    ];
    assert_eq!(
        life.rows("REV"),
        ["REV-91-1 1998-02-02 f1p1", "REV-91-2 1998-04-30 f1p2", "REV-91-N 1998-10-28 -", "REV-91-N 1999-04-28 f1p9",]
    );
}

#[test]
fn the_first_review_of_today_is_counted_in_working_days() {
    // Easter 2012: 6 and 9 April are holidays.
    let life = Life::new("2012-03-26", "2012-05-30");
    assert_eq!(life.rows("REV"), ["REV-10-1 2012-04-25 -"]);
}

#[test]
fn nothing_is_expected_before_a_rule_was_read_at_home_or_from_a_loose_date() {
    assert!(Life::new("1975-01-05", "1980-06-30").rows("").is_empty());
    assert!(Life::new("1998", "1999-06-30").rows("").is_empty(), "a year is too loose to count from");
    let mut home_again = Life::new("1998-01-05", "1999-12-30");
    home_again.homes = vec![home("Mum", "family", "1998-01-20", "1999-11-01")];
    assert!(home_again.rows("REV").is_empty(), "{:?}", home_again.rows("REV"));
    home_again.homes.push(home("The Kellys", "foster", "1999-11-01", ""));
    assert_eq!(home_again.rows("REV"), ["REV-91-1 1999-11-29 -"], "care began again");
}

#[test]
fn a_date_that_is_a_month_gives_a_due_date_that_is_a_stretch() {
    let life = Life::new("1998-01", "1998-04-01");
    assert_eq!(life.rows("REV"), ["REV-91-1 1998-01-29/1998-02-28 -"]);
}

#[test]
fn a_review_that_fell_due_while_the_rule_was_loosened_is_not_missed() {
    let mut life = Life::new("2019-08-01", "2020-09-30");
    life.papers =
        vec![paper(1, DocumentKind::ReviewMinutes, "2019-08-20"), paper(2, DocumentKind::ReviewMinutes, "2019-11-18")];
    assert_eq!(life.rows("REV"), ["REV-10-1 2019-08-30 f1p1", "REV-10-2 2019-11-20 f1p2"]);
}

#[test]
fn health_is_looked_at_by_age() {
    let mut life = Life::new("1999-03-01", "2001-06-01");
    life.born = Some(when("1997-05-01"));
    life.papers = vec![paper(4, DocumentKind::MedicalForm, "1999-08-20")];
    assert_eq!(life.rows("HR"), ["HR-91 1999-09-01 f1p4", "HR-91 2000-08-20 -"]);
    life.born = None;
    assert!(life.rows("HR").is_empty(), "without a day of birth nothing is said");
}

#[test]
fn plans_are_called_for_once_for_care_and_once_for_each_home() {
    let mut life = Life::new("2013-02-04", "2014-06-01");
    life.born = Some(when("2004-05-01"));
    life.homes = vec![
        home("The Kellys", "foster", "2013-02-04", "2013-09-02"),
        home("Hillside", "residential", "2013-09-02", ""),
        home("A night away", "foster", "2013-10-02", "2013-10-03"),
    ];
    life.papers = vec![
        paper(1, DocumentKind::CarePlan, "2013-02-10"),
        paper(2, DocumentKind::PlacementInformation, "2013-09-05"),
    ];
    assert_eq!(life.rows("CP"), ["CP-10 2013-02-18 f1p1"]);
    assert_eq!(life.rows("PP"), ["PP-10 2013-02-11 -", "PP-10 2013-09-09 f1p2"]);
    assert_eq!(life.rows("PEP"), ["PEP-10 2013-02-18 -"]);
}

#[test]
fn a_home_of_the_covid_months_has_no_day_for_its_plan() {
    let mut life = Life::new("2019-08-01", "2021-06-01");
    life.homes =
        ["2020-03-02", "2020-04-17", "2020-09-24", "2020-09-25"].map(|day| home("A", "foster", day, "")).to_vec();
    assert_eq!(life.rows("PP"), ["PP-10 2020-03-09 -", "PP-20 2020-10-02 -"]);
}

#[test]
fn a_pathway_plan_is_called_for_at_16_only_in_care() {
    let mut life = Life::new("2009-02-04", "2015-06-01");
    life.born = Some(when("1998-05-01"));
    assert_eq!(life.rows("LC"), ["LC-11 2014-08-01 -"]);
    life.papers = vec![paper(5, DocumentKind::PathwayPlan, "2014-11-03")];
    assert_eq!(life.rows("LC"), ["LC-11 2014-08-01 f1p5"]);
    life.until = when("2014-06-01").latest().expect("a day");
    assert!(life.rows("LC").is_empty());
}

#[test]
fn nothing_of_it_depends_on_the_order_of_the_papers() {
    let mut life = Life::new("1998-01-05", "2001-06-30");
    life.born = Some(when("1990-05-01"));
    life.papers = (0..9)
        .map(|n| paper(n + 1, DocumentKind::ReviewMinutes, &format!("{}-0{}-15", 1998 + n / 3, 1 + n % 3 * 4)))
        .collect();
    let forwards = life.rows("");
    life.papers.reverse();
    assert_eq!(life.rows(""), forwards);
    assert!(!forwards.is_empty());
}
