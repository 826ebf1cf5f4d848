//! Where one paper ends and the next begins, what it is, and its own date.

mod common;

use common::{date, read, read_all};
use record::{DocumentKind::*, FileId, TextFrom, TextHash};
use understand::{PageInput, documents, read_page};

#[track_caller]
fn paper(text: &str, kind: record::DocumentKind, title: &str, when: &str) {
    let head = read(text).head;
    assert!(head.starts_document);
    assert_eq!(
        (head.kind, head.title.as_deref().unwrap_or(""), date(head.date.as_ref()).as_str()),
        (Some(kind), title, when),
        "{text}"
    );
}

#[test]
fn forms_of_every_age() {
    paper(
        "COUNTY COUNCIL OF BECKSHIRE\nCHILDREN'S DEPARTMENT\n\nReport on Foster Home\nDate 12.3.62\n\nThe home is clean.",
        Assessment,
        "Report on Foster Home",
        "1962-03-12",
    );
    paper(
        "CONFIDENTIAL\nMinutes of Case Conference held at County Hall on 14th March 1978\nPresent: Mr. Ames",
        ConferenceMinutes,
        "Minutes of Case Conference held at County Hall on 14th March 1978",
        "1978-03-14",
    );
    paper(
        "Beckshire County Council\nREVIEW OF ARRANGEMENTS\nReview number: 3\nDate of last review: 1.2.94\nDate of review: 3.8.94\nChair: Lin Parry",
        ReviewMinutes,
        "REVIEW OF ARRANGEMENTS",
        "1994-08-03",
    );
    paper(
        "Initial Assessment Record\nDate of birth: 3 May 1996\nDate referral received: 1 March 2003\nDate completed: 10 March 2003",
        InitialAssessment,
        "Initial Assessment Record",
        "2003-03-10",
    );
    paper(
        "Personal Education Plan (PEP)\nName: Sam\nDate of PEP meeting: 12/03/2010\nNext PEP: 12/09/2010",
        Pep,
        "Personal Education Plan (PEP)",
        "2010-03-12",
    );
    paper(
        "IN THE LEEDS JUVENILE COURT\nCARE ORDER\nDated this 4th day of May 1988",
        CourtOrder,
        "CARE ORDER",
        "1988-05-04",
    );
    paper(
        "CLA Visit\nDate of visit: 11/05/2016\nChild seen alone: Yes\nPrinted by A User on 01/02/2020",
        CaseNotes,
        "CLA Visit",
        "2016-05-11",
    );
    paper("Foster Carer Log\nCarer: Pat Holt\nWeek of records follows", FosterDailyLog, "Foster Carer Log", "-");
}

#[test]
fn letters_emails_and_memos() {
    paper(
        "Area Office\n12 Mill Road\nBeckford BK1 2AB\nOur ref: JA/12\n\n14th March 1978\n\nDear Mrs Rowe,\n\nRe: Sam Rowe, born 3.5.66\n\nThank you for your letter of 1st March 1978.\n",
        Letter,
        "Re: Sam Rowe, born 3.5.66",
        "1978-03-14",
    );
    paper(
        "Information Governance\nBeckshire Council\n3 February 2026\n\nDear Sam\n\nYour subject access request\n\nI enclose the first part of your file. Some parts have been redacted.\n",
        CoverLetter,
        "",
        "2026-02-03",
    );
    paper(
        "From: Dee Marsh\nSent: 12 March 2009 14:32\nTo: Lin Parry\nSubject: Sam's review\n\nHi Lin,\nthe review is booked.",
        Email,
        "Sam's review",
        "2009-03-12",
    );
    paper("MEMORANDUM\nTo: Area Officer\nFrom: J. Ames\nDate: 3.4.81\n\nSam Rowe", Memo, "MEMORANDUM", "1981-04-03");
}

#[test]
fn pages_that_are_things_by_themselves() {
    paper("PAGE WITHHELD\n\nThis page has been removed. Exemption: third party.", WithheldPage, "", "-");
    paper("SECTION 3\nHEALTH", Divider, "", "-");
    let blank = read_page(&PageInput { text: "  \n ", ..common::input("") }, None);
    assert_eq!(blank.head.kind, Some(Blank));
    let scan = read_page(&PageInput { text_from: TextFrom::None, ..common::input("") }, None);
    assert_eq!((scan.head.kind, scan.head.starts_document), (None, true));
    let photo =
        read_page(&PageInput { text_from: TextFrom::None, file_name: "Photos/IMG_2.JPG", ..common::input("") }, None);
    assert_eq!(photo.head.kind, Some(Photo));
}

#[test]
fn an_undated_paper_stays_undated() {
    paper(
        "SCHOOL REPORT\nSam Rowe\nDate of birth: 3 May 1996\nSam has worked well since 3 March 2009.",
        SchoolReport,
        "SCHOOL REPORT",
        "-",
    );
    let named = read_page(
        &PageInput {
            file_name: "box/School report 2009-03-12.pdf",
            ..common::input("SCHOOL REPORT\nSam has worked well.")
        },
        None,
    );
    assert_eq!(
        (date(named.head.date.as_ref()), named.head.how.map(|h| h.0)),
        ("2009-03-12".into(), Some("file name".into()))
    );
}

#[test]
fn a_report_dated_where_it_is_signed() {
    let found = read_all(&[
        "COURT REPORT\nSam Rowe\nBackground\nPage 1 of 2",
        "He is well.\n\nSigned: J. Ames     Date: 3 April 1981\nPage 2 of 2",
    ]);
    assert_eq!(date(found[0].head.date.as_ref()), "-");
    assert_eq!(date(found[1].head.date.as_ref()), "1981-04-03");
    let papers = papers(&found, &["a", "b"]);
    assert_eq!((papers.len(), date(papers[0].date.as_ref())), (1, "1981-04-03".into()));
}

fn papers(found: &[record::PageFindings], texts: &[&str]) -> Vec<record::Document> {
    let hashes: Vec<TextHash> = texts.iter().map(|t| TextHash::of(t)).collect();
    let pages: Vec<_> = found
        .iter()
        .zip(&hashes)
        .zip(texts)
        .enumerate()
        .map(|(i, ((f, h), t))| (FileId(1), i as u32 + 1, f, h, !t.trim().is_empty()))
        .collect();
    documents(&pages)
}

#[test]
fn papers_follow_each_other_in_one_file() {
    let pages = [
        "LAC REVIEW RECORD\nDate of review: 3 March 2009\nHealth\nSam is well.\nPage 1 of 2",
        "CARE PLAN\nThe plan stays the same.\nPage 2 of 2",
        "CARE PLAN\nDate of plan: 1 April 2009\nAims\nPage 1 of 1",
        "Area Office\nOur ref: 12\n3 May 2009\n\nDear Mrs Rowe\n\nI write to tell you about Sam.",
        "who has now settled at school.\n\nYours sincerely\n\nDee Marsh",
        "PAGE WITHHELD",
        "RUNNING RECORD\n12.3.09 T/C from school.\n13.3.09 Visit. All well.",
        "He was quiet. Placed with Mrs. Cole.\n20.3.09 Visit.\n2.4.09 T/C.",
        "LAC REVIEW RECORD\nDate of review: 3 March 2009\nHealth\nSam is well.\nPage 1 of 2",
        "CARE PLAN\nThe plan stays the same.\nPage 2 of 2",
    ];
    let found = read_all(&pages);
    let list: Vec<String> = papers(&found, &pages)
        .iter()
        .map(|d| {
            format!(
                "{}-{} {} {} {}",
                d.first_page,
                d.last_page,
                d.kind.as_str(),
                date(d.date.as_ref()),
                d.duplicate_of.clone().unwrap_or_default()
            )
            .trim_end()
            .to_owned()
        })
        .collect();
    assert_eq!(
        list,
        [
            "1-2 review_minutes 2009-03-03",
            "3-3 care_plan 2009-04-01",
            "4-5 letter 2009-05-03",
            "6-6 withheld_page -",
            "7-8 case_notes 2009-03-12/2009-04-02",
            "9-10 review_minutes 2009-03-03 f1p1",
        ]
    );
    assert_eq!(common::told(&found[7]), ["placement_start 2009-03-13 Mrs. Cole"]);
}

#[test]
fn a_heading_repeated_on_each_page_is_one_paper_and_other_dates_are_others() {
    let found = read_all(&[
        "CHILD'S PLAN\nDate of plan: 3 May 2009\nwords",
        "CHILD'S PLAN\nmore words here",
        "CHILD'S PLAN\nDate of plan: 9 June 2009\nwords",
    ]);
    assert_eq!(found.iter().map(|f| f.head.first_page).collect::<Vec<_>>(), [1, 1, 3]);
}

#[test]
fn a_page_out_of_order_stands_alone() {
    let found = read_all(&[
        "CORE ASSESSMENT\nDate completed: 3 May 2009\nPage 1 of 3",
        "words\nPage 2 of 3",
        "strange\nPage 4 of 5",
        "words\nPage 3 of 3",
    ]);
    assert_eq!(found.iter().map(|f| f.head.first_page).collect::<Vec<_>>(), [1, 1, 3, 4]);
}
