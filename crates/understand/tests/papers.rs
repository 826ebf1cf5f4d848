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
fn a_paper_is_dated_where_it_says_so_and_by_nothing_else() {
    // The number of a question, a day of birth in the column beside, the day since when, and the name at the foot.
    paper(
        "SIX MONTHLY REVIEW\n1. Name\tSam Rowe\t2. D.O.B.\t3.5.66\n4. Placement\tHill House\tSince\t6/3/72\n5. Date of this review\t14/9/72\t6. Last review\t13/10/71\nSigned\tJ. Ames\tSenior\tM. Bell  20/9",
        ReviewMinutes,
        "SIX MONTHLY REVIEW",
        "1972-09-14",
    );
    paper(
        "REVIEW OF BOARDED-OUT CHILD\nChild\tSam Rowe\tb.  3/5/56\nBoarded out with\tMr. and Mrs. Holt\nSince\t11/4/64\nHealth\tGood.\nD. Ames  C.C.O.\t19/10/64\nSeen  A.L. Bell\t21/10/64",
        ReviewMinutes,
        "REVIEW OF BOARDED-OUT CHILD",
        "1964-10-19",
    );
    paper(
        "HILL HOUSE\nHEADMASTER'S REPORT\nMichaelmas Term,  1973\nNAME\tRowe  S.\tNo.\t08/72\nADMITTED  6.3.72\nCONDUCT\tFair.\nR.D. Parr\n14 December 1973",
        SchoolReport,
        "HEADMASTER'S REPORT",
        "1973-12-14",
    );
    paper(
        "CARER PROGRESS REPORT\tfor LAC Review 18 November 1997\nYoung person: Sam Rowe\nAll is well.\nE. Headley, Link Social Worker\t10 November 1997",
        Assessment,
        "CARER PROGRESS REPORT",
        "1997-11-10",
    );
    paper(
        "REPORT TO THE JUVENILE COURT SITTING AT ORRIN\non Thursday 15th March, 1951\nRE: SAM ROWE\n1. He is in care.\nCONSTANCE BELL\nChildren's Officer.\n12th March, 1951.",
        Assessment,
        "REPORT TO THE JUVENILE COURT SITTING AT ORRIN",
        "1951-03-12",
    );
    paper(
        "In the\tORRIN  Family Proceedings Court\tForm C23\nNo. of case\t93/CA/0117\nEMERGENCY PROTECTION ORDER\tSection 44 Children Act 1989\nThis order ends on\t21 June 1993\tat\t5.00 pm\nOrdered by\tMrs P. Bell  J.P.\non\t14 June 1993\tat\t10.25 am",
        CourtOrder,
        "EMERGENCY PROTECTION ORDER Section 44 Children Act 1989",
        "1993-06-14",
    );
    // Beside a stamp, a day without a year has one; a stamp alone dates no letter that bears its own day.
    paper(
        "The Old Rectory,\nStoke.\nAugust 22nd.\t[ 23 AUG 1961 ]\n\nDear Mr. Ames,\n\nI must write to you.\n\nYours sincerely,\nD. Bell",
        Letter,
        "",
        "1961-08-22",
    );
    paper(
        "COMPLAINTS\n28 JAN 2003\n\n27 Mill Street\n23rd January 2003\n\nDear Sir,\n\nI write to complain.\n",
        Letter,
        "",
        "2003-01-23",
    );
}

#[test]
fn letters_without_a_date_or_a_greeting_and_reviews_written_as_letters() {
    paper(
        "Sam\n\nHello darling its mum. I cant see you till May now.\nBe good.\nAll my love always\nmum  xxx",
        Letter,
        "",
        "-",
    );
    paper("To who ever reads this\n\nI am putting this in my file because I can.\nSam", Letter, "", "-");
    paper(
        "INDEPENDENT REVIEWING SERVICE\nCLA REVIEW RECORD\n\nDate: 19 February 2019\tWhere: Hill House\n\nDear Sam,\n\nThis was your last one.",
        ReviewMinutes,
        "CLA REVIEW RECORD",
        "2019-02-19",
    );
    paper("THIS SHEET HAS BEEN REMOVED BEFORE DISCLOSURE\n1 sheet, typed, dated 22 June 1990", WithheldPage, "", "-");
}

#[test]
fn a_new_paper_is_seen_by_its_head_whatever_it_is_called() {
    let cuts = |pages: &[&str]| -> Vec<bool> { read_all(pages).iter().map(|f| f.head.starts_document).collect() };
    let letter =
        "Area Office\n3 May 1990\n\nDear Mrs Bell,\n\nThank you for your letter about Sam.\n\nYours sincerely\nJ. Ames";
    // A form that no list knows, a form in a column, minutes of a committee, a court's heading, a worker's record without a name.
    for page in [
        "BECK COUNTY COUNCIL\tForm A.C. 1\nPLACING OF YOUNG PERSON IN RESIDENT EMPLOYMENT\nName\tROWE Sam\tBorn\t9/2/46\nStatus\tF.P.O.\nWages\t£1",
        "BECK S.S.D.\tReview of Boarded-out Child (Reg. 22)\tSS/BO/3\nName  ROWE S.\tPlaced  14.5.77\nHealth\tFit.",
        "BECK COUNTY COUNCIL\nExtract from the Minutes of a Meeting held at the Shire Hall on Wednesday 9th May 1951\nPresent: Alderman Bell",
        "IN THE BECK COUNTY COURT\tCase No. 09P00588\nIN THE MATTER OF SAM ROWE (A CHILD)\nBETWEEN\tMRS BELL\tApplicant\nO R D E R\nUPON hearing Mr Lal",
        "ROWE S.  (3)\t74/1187\n9/12/82\tHill House. Told him.\n17/2/83\tMeeting.\n25/2/83\tTook him there.\n28/2/83\tStarted school.\n4/7/83\tMother at office.",
    ] {
        assert_eq!(cuts(&[letter, page]), [true, true], "{page}");
    }
    // One sheet for each visit; a second sheet of the same record is not one.
    let visit = |day: &str| {
        format!("REPORT OF VISIT TO BOARDED-OUT CHILD\nChild\tS. Rowe\tDate of visit\t{day}\nCondition\tWell.\n")
    };
    assert_eq!(cuts(&[&visit("5 May 1964"), &visit("29 July '65")]), [true, true]);
    let record = |days: [&str; 3]| {
        format!("RUNNING RECORD\nSam Rowe\n{}\tVisit.\n{}\tVisit.\n{}\tT/C.\n", days[0], days[1], days[2])
    };
    assert_eq!(
        cuts(&[&record(["1.2.80", "3.2.80", "9.3.80"]), &record(["1.4.80", "3.5.80", "9.6.80"])]),
        [true, false]
    );
    // The middle of a report does not begin another paper.
    assert_eq!(
        cuts(&[
            "SOCIAL ENQUIRY REPORT\nSam Rowe\n7.2.72\n1. HISTORY  He is in care.",
            "3. SCHOOL  He is liked.\nHe works well.\n4. CONCLUSION\nNone."
        ]),
        [true, false]
    );
}

#[test]
fn days_whose_month_stands_above_them_are_entries() {
    let text = "Drake Cottage\tLog Book\tJune 1971\nThurs 3\tBoys in.\nFri 4\tSam not at breakfast.\nSat 5\tNo news.\n";
    let found = read(text);
    assert_eq!(date(found.head.date.as_ref()), "1971-06-03/1971-06-05");
    // The third was a Thursday: where the names of the days do not agree, nothing is taken for a day.
    let wrong = text.replace("Thurs", "Mon").replace("Fri", "Tues").replace("Sat", "Wed");
    assert_ne!(date(read(&wrong).head.date.as_ref()), "1971-06-03/1971-06-05");
    let coded = "SUMMARY OF CONTACTS\n\nHV 12.5.94.  Introduced by Pauline.\n\nREVIEW 5.10.94 at The Croft.\n\nTC 16.12.94.  Mother.\n";
    assert_eq!(date(read(coded).head.date.as_ref()), "1994-05-12/1994-12-16");
}

#[track_caller]
fn days(texts: &[&str]) -> Vec<String> {
    let found = read_all(texts);
    let told = texts.iter().zip(&found).flat_map(|(text, found)| understand::entries(text, found));
    told.map(|entry| entry.when.to_string()).collect()
}

#[test]
fn a_day_that_leaves_out_its_year_or_month_has_it_from_the_lines_around_it() {
    // A year with a line to itself, and days in figures.
    assert_eq!(
        days(&[
            "CASE NOTES\tROWE, Sam\n\n1954\n12.11\tLetter in. J.H.\n19.11\tH.V. Seen.\n\n1955\n8.2\tNeighbour called.\n23.2\tNo action.\n"
        ]),
        ["1954-11-12", "1954-11-19", "1955-02-08", "1955-02-23"]
    );
    // The year is told once in the middle, and goes on to the next sheet.
    assert_eq!(
        days(&[
            "HILL NURSERY\tPROGRESS BOOK\n\nFeb 11\tCame at 4.10. P.D.\nAug 9\t4 today. Cake. P.D.\nSept 21\tWhooping cough. E.G.\nJan 15\t'73. New Year. P.D.\nDec 27\tHome for Christmas. P.D.\n",
            "SAM R. (2)\n\nFeb 19\tFell off the coal bunker. P.D.\nJune 20\tLeft us. E.G.\n",
        ]),
        ["1972-02-11", "1972-08-09", "1972-09-21", "1973-01-15", "1973-12-27", "1974-02-19", "1974-06-20"]
    );
    // Names of days with numbers, feasts, and "ditto".
    assert_eq!(
        days(&[
            "CALEDON ROAD\tIndividual Log\tSam Rowe\n\nFri 25 Mar '83 Adm. 5.30pm. C.I.\nSat 26 Slept till 1. J.M.\nDitto\tPhoned home. J.M.\nSat 2 Apr Not in at 11pm. R.P.\nEaster Sun Walked in 7.40am. R.P.\nMon 11 Interview. J.M.\nSun 1 May Fight. C.I.\n"
        ]),
        ["1983-03-25", "1983-03-26", "1983-03-26", "1983-04-02", "1983-04-03", "1983-04-11", "1983-05-01"]
    );
    // The year before the first day of it.
    assert_eq!(
        days(&[
            "BECK HOUSE\tLog of child: S. ROWE\n\n61 8/4\tArr. Sat dinner. VN\n11/4\tNelson St. school. VN\n25/12\tNine at table. VN\n62 20/2\tEleven last Wed. VN\n"
        ]),
        ["1961-04-08", "1961-04-11", "1961-12-25", "1962-02-20"]
    );
    // The system's own day stands over the day on which it happened.
    assert_eq!(
        days(&[
            "Case notes\tROWE, Sam\nCaseNoteId 1\tCreatedOn 2018-06-11 10:20\tCreatedBy Nair, Priya\n08.06 – Took S to his carer.\nCaseNoteId 2\tCreatedOn 2019-01-03 17:44\tCreatedBy Nair, Priya\n28.12 – Review at home.\n"
        ]),
        ["2018-06-08", "2018-12-28"]
    );
    // The month stands in the head, and names of days or none below it.
    assert_eq!(
        days(&[
            "FOSTER CARERS DAILY DIARY\tOctober 1996\tCarers Holt\nMon 14 Oct\tSchool ok.\nTues 15\tDentist both.\nWed 16\tSent up.\n"
        ]),
        ["1996-10-14", "1996-10-15", "1996-10-16"]
    );
    // Words below a day are read from that day.
    let found = read("HILL HOUSE\tHouse diary\n\n1958\nThurs. June 12\tBathed yesterday.\nMon. 16\tOff to school.\n");
    let yesterday = found.dates.iter().find(|d| d.text == "yesterday").expect("read");
    assert_eq!(date(yesterday.value.as_ref()), "1958-06-11");
}

#[test]
fn numbers_of_paragraphs_hours_and_days_without_any_year_are_no_days_of_a_calendar() {
    assert_eq!(days(&["CASE NOTES\nSam\n\n7.1\tHealth is good.\n7.2\tSchool is good.\n7.3\tHome is good.\n"]), [""; 0]);
    assert_eq!(
        days(&["DUTY NOTES\n\nSun 11/11/07  19.50\nPolice rang.\n\n19.58  Rang carers.\n\n20.10  Mother out.\n\n21.05  Rang again.\n"])
            .iter()
            .filter(|day| !day.starts_with("2007-11-11"))
            .count(),
        0
    );
    assert_eq!(
        days(&["CASE NOTES\nSam Rowe\n\n02/09/1999\tT/C\tSeen.\n\n05/09/1999\tLetter\tSent.\n\n1/2\n"]),
        ["1999-09-02", "1999-09-05"]
    );
    let unknown = days(&["LOG BOOK\nSam\n\nFeb 11\tCame.\nMar 3\tSeen.\nMar 9\tLeft.\n"]);
    assert!(unknown.iter().all(|day| day.starts_with("XXXX")), "{unknown:?}");
}

#[test]
fn a_day_of_birth_is_never_the_day_of_a_paper() {
    #[track_caller]
    fn paper(text: &str, kind: record::DocumentKind, when: &str) {
        let head = read(text).head;
        assert_eq!((head.kind, date(head.date.as_ref()).as_str()), (Some(kind), when), "{text}");
    }
    paper(
        "Area 3\tSheet 1 of 3\n\nCASE CONFERENCE: SAM ROWE (9.8.68)\n\nHill Lodge, Wednesday 9 February 1977, 2.15 pm\n\nIn the chair\tMrs. C. Lytton\n",
        ConferenceMinutes,
        "1977-02-09",
    );
    paper(
        "TRANSFER SUMMARY\tfrom J. Moss to G. Pratt\n\nCH 4417\tSam ROWE\t9/8/1968\tdictated 25th March 1975\n\nI have carried this case since October 1971.\n",
        TransferSummary,
        "1975-03-25",
    );
    paper(
        "CLOSING SUMMARY\tCH 4417\nSAM ROWE\t9.8.68\tnow of 9 Purbeck House.\n\nIn care from 11.2.72 to 9.8.86. He read his file on 18.9.86.\n",
        ClosingSummary,
        "-",
    );
    paper(
        "PLANNING MEETING\n\nWed 24/10/84\t10 am\tArea 3\n\nRE Sam Rowe\t(16, dob 9/8/68)\n\nHe is sixteen and earning.\n",
        ConferenceMinutes,
        "1984-10-24",
    );
    paper(
        "INITIAL CHILD PROTECTION CONFERENCE\nheld at the Civic Annexe, Harnmouth, Monday 3rd March 2008 at 10am\n\nSubjects\tSam ROWE (14.03.2003)\n",
        ConferenceMinutes,
        "2008-03-03",
    );
}

#[test]
fn a_school_a_court_a_committee_and_a_memo_without_its_name() {
    let kind = |text: &str| read(text).head.kind;
    assert_eq!(
        kind(
            "EDUCATION COMMITTEE\tMOOR LANE JUNIOR SCHOOL\n\nREPORT for the year ended\t17th July 1959\n\nEnglish\tB+\n"
        ),
        Some(SchoolReport)
    );
    assert_eq!(kind("HILL FAMILY CENTRE\nANNUAL REPORT\n\nSam has come on.\n"), Some(Assessment));
    assert_eq!(
        kind(
            "EXTRACT from the Minutes of the CHILDREN'S COMMITTEE\nheld on 12th March 1957\n\nRESOLVED that the parental rights vest in the Council.\n"
        ),
        Some(LegalNotice)
    );
    assert_eq!(
        kind(
            "EXTRACT from the Minutes of the CHILDREN'S COMMITTEE\nheld on 12th March 1957\n\nRESOLVED that a new boiler be bought.\n"
        ),
        Some(ConferenceMinutes)
    );
    assert_eq!(
        kind(
            "MARLHYTHE SSD\tinternal\n\nTO:\tFinance, Room 212\nFROM:\tS. Greaves, Area 3\nDATE:\t28.3.83\nRE:\tROWE, Sam\n\nPlease stop the fees.\n"
        ),
        Some(Memo)
    );
    assert_ne!(kind("HOLIDAY FORM\n\nFROM:\tMonday\nTO:\tFriday\n\nHe went away.\n"), Some(Memo));
    assert_eq!(kind("T H I S\tP A G E\tH A S\tB E E N\nW I T H H E L D\n\nOne sheet."), Some(WithheldPage));
}

#[test]
fn a_sheet_of_another_paper_goes_back_to_the_one_that_lacks_it() {
    let texts = [
        "CASE CONFERENCE\tSheet 1 of 3\nHeld on 9 February 1977\n\nMr. Pratt spoke.\n",
        "4 Dr. Weisz\tSheet 3 of 3\nHe agreed.\n",
        "REVIEW OF BOARDED-OUT CHILD\nDate of review\t9/12/75\n\nHealth\tGood.\n",
        "Sheet 2 of 3\n\n3 Miss Ambler\nSam joined her class.\n",
    ];
    let found = read_all(&texts);
    let list: Vec<_> = papers(&found, &texts).iter().map(|d| (d.first_page, d.pages.clone())).collect();
    assert_eq!(list, [(1, vec![1, 4, 2]), (3, vec![])]);
    // Nobody lacks it: it stays where it lies.
    let found = read_all(&texts[2..]);
    assert_eq!(papers(&found, &texts[2..]).len(), 1);
}

#[test]
fn a_sheet_of_a_record_goes_between_the_sheets_whose_entries_lie_around_it() {
    let letter =
        |day: &str| format!("12 Mill Road\n{day}\n\nDear Mrs Rowe,\n\nThank you.\n\nYours sincerely,\nJ. Ames\n");
    let sheet = |number: u32, year: u32| {
        let rows = (1..=6).map(|month| format!("3.{month}.{year}\tHome visit. All well.\n")).collect::<String>();
        format!("CH/412\tS. ROWE\tSheet {number}\n\n{rows}")
    };
    let texts = [
        letter("3rd May 1970"),
        letter("4th June 1970"),
        sheet(1, 63),
        sheet(3, 65),
        letter("5th July 1971"),
        sheet(2, 64),
    ];
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let found = read_all(&texts);
    let list: Vec<_> = papers(&found, &texts).iter().map(|d| (d.first_page, d.pages.clone())).collect();
    assert_eq!(list, [(1, vec![]), (2, vec![]), (3, vec![3, 6, 4]), (5, vec![])]);
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

#[test]
fn a_copy_that_was_taken_for_more_of_a_log_begins_a_paper_and_so_does_what_lies_behind_it() {
    let pages = [
        "LAC REVIEW RECORD\nDate of review: 3 March 2009\nHealth\nSam is well.\nPage 1 of 2",
        "CARE PLAN\nThe plan stays the same.\nPage 2 of 2",
        "RUNNING RECORD\n12.3.09 T/C from school.\n13.3.09 Visit. All well.",
        "LAC REVIEW RECORD\nDate of review: 3 March 2009\nHealth\nSam is well.\nPage 1 of 2",
        "CARE PLAN\nThe plan stays the same.\nPage 2 of 2",
        "20.3.09 Visit.\n2.4.09 T/C.",
    ];
    let mut found = read_all(&pages);
    // As where the copier cut off the head: the copy reads as more of the log.
    for page in &mut found[3..6] {
        page.head.starts_document = false;
        page.head.first_page = 3;
        page.head.kind = Some(record::DocumentKind::CaseNotes);
    }
    let list: Vec<String> = papers(&found, &pages)
        .iter()
        .map(|d| format!("{}-{} {} {}", d.first_page, d.last_page, d.kind.as_str(), d.duplicate_of.is_some()))
        .collect();
    assert_eq!(
        list,
        ["1-2 review_minutes false", "3-3 case_notes false", "4-5 review_minutes true", "6-6 case_notes false"]
    );
}

#[test]
fn a_paper_whose_head_does_not_say_what_it_is_is_known_by_its_words() {
    let page = "Wick Emmering C. of E. Primary\tSummer Term 1952\nName Shirley Mogg\tClass Junior 1\tNo. in class 38\nReading\t17 / 20\nAttendance\t118 out of 124\nB. Peel, Head Teacher.";
    assert_eq!(read(page).head.kind, Some(SchoolReport));
    let page = "Colin and the girls\nEmmering Sands\nVELOX";
    assert_eq!(read(page).head.kind, Some(Photo));
    // A letter that speaks of school is no report, and a few words are nothing.
    assert_eq!(read("Some words about the boy\nHe was seen at the clinic.").head.kind, Some(Other));
}

#[test]
fn a_deed_is_dated_by_its_own_words() {
    let notice = "CHILDREN ACT, 1948, SECTION 2\nTAKE NOTICE that the Council on the 6th day of March 1951 resolved that all your rights should vest in the said Council.\nGiven under my hand this 20th day of March, 1951.\nThe Guildhall\tP. W. Cork, Town Clerk";
    let head = read(notice).head;
    assert_eq!((head.kind, date(head.date.as_ref()).as_str()), (Some(LegalNotice), "1951-03-20"));
    assert_eq!(head.author.as_deref(), Some("P. W. Cork"));
    let core = "CORE GROUP MEETING\nthe Hewlett children\nWe met at Moor Lane on Wednesday afternoon, 21 July 1999\nHere: Mandy Hewlett, Shazia Malik (key worker, took notes)\nNext core group 18 August.";
    let head = read(core).head;
    assert_eq!((date(head.date.as_ref()).as_str(), head.author.as_deref()), ("1999-07-21", Some("Shazia Malik")));
}

#[test]
fn a_form_behind_a_letter_or_a_record_begins_a_paper_by_what_it_asks() {
    let letter = "4 Elm Road\nLeeds\n\n3 May 1958\n\nDear Miss Hurst\n\nHe is settling well and eats what he is given.\n\nYours truly\nD. Holt";
    let log = "RUNNING RECORD\n3.4.58\tVisited.\n5.6.58\tVisited.\n7.8.58\tVisited again.\n9.9.58\tCalled.\n";
    let medical = "Form M. 2 (1950)\nName\tHOLT Sam\tAge 4\tHome\tThe Elms\nHeight\t38 ins.\tWeight\t31 lb.\nSkin\tclear\tEars\tN\nThroat\ttonsils large\tTeeth\t2 carious\nHeart\tN\tLungs\tclear\nB.C.G.\tnone\nexam'd 7. 10. 57";
    let school = "HOLME COUNTY SECONDARY SCHOOL\nHead: W. Hope, M.A.\nName\tSam HOLT\tForm 1B\nAttendance\t101 / 128\tLate 9\nEnglish\t41\tMust read more.\nArithmetic\t83\tExcellent.\nHistory\t50\tFair.\nGeography\t64\tGood.\nWoodwork\t58\nForm Master\tWilling.\nNext term begins Tuesday 6th September\n";
    let clinic = "COUNTY BOROUGH OF HOLME\tSCHOOL HEALTH SERVICE\n8 Park Road\n\nTo: The Children's Officer\tRef: CG/63/88\t20th May 1963\nre: Sam Holt\nSeen here on the 9th.\n";
    for before in [letter, log] {
        for (page, kind) in [(medical, Some(MedicalForm)), (school, Some(SchoolReport)), (clinic, None)] {
            let found = read_all(&[before, page]);
            assert!(found[1].head.starts_document, "{before} then {page}");
            assert!(kind.is_none() || found[1].head.kind == kind, "{:?}", found[1].head);
        }
    }
    assert_eq!(date(read(medical).head.date.as_ref()), "1957-10-07");
    // The second sheet of a letter that speaks of teeth and school begins nothing.
    let second = "and his teeth were seen to, and he weighs more than he did, and at school his\nreading and arithmetic are better, and the head teacher wrote that his attendance and his\nconduct were good. He has had his B.C.G. and his eyes were tested at the clinic.";
    assert!(!read_all(&[letter, second])[1].head.starts_document);
}

#[test]
fn every_sheet_of_a_print_bears_its_head_and_its_rows_are_no_titles() {
    let head = "CareBase\tOBSERVATIONS BY CLIENT\trun 19/06/19\nClient 1004 HOLT SAM\nPage\t";
    let rows = |n: u32, first: &str| {
        format!(
            "{head}{n}\n10/03/{first}\tREVIEW\tHOLTJ\nLAC review held.\n9/02/{first}\tSCHOOL\tHOLTJ\nA good day.\n8/01/{first}\tVISIT\tHOLTJ\nSeen.\n"
        )
    };
    let (one, two) = (rows(1, "2006"), rows(2, "2005"));
    let found = read_all(&[&one, &two]);
    assert!(found[0].head.starts_document && !found[1].head.starts_document);
    // Sheets of single visits repeat their head too, and each is a paper.
    let visit = |day: &str| {
        format!("ELM FAMILY CENTRE\tSUPERVISED CONTACT - OBSERVATION\n\nDate: {day}\tSupervisor: B. Pell\nMum came.\n")
    };
    let (one, two) = (visit("9 July 1993"), visit("19 November 1993"));
    assert!(read_all(&[&one, &two])[1].head.starts_document);
}

#[test]
fn a_paper_has_its_day_from_its_reference_its_foot_or_the_day_that_it_is_about() {
    for (text, when) in [
        (
            "CHILDREN'S DEPARTMENT\nGRL/TB/1187/27 Feb 67\n\nMrs. A. Holt,\nElm Farm.\n\nDear Madam,\n\nI have your letter.\n\nYours faithfully,\nG. R. LOMAS",
            "1967-02-27",
        ),
        (
            "No. 212 of 1967\nORDER OF COMMITTAL TO THE CARE OF A FIT PERSON\nTHE FIFTH day of OCTOBER One thousand nine hundred and sixty seven\nSAM HOLT, born on the ninth day of November 1953\nIT IS ORDERED that the child be committed",
            "1967-10-05",
        ),
        (
            "ABSENT WITHOUT LEAVE\nFrom\tElm House\nLad\tS. HOLT\nLast seen\tSat. 8 Aug. 1970, 12.40, leaving work\nWearing\tbrown jacket",
            "1970-08-08",
        ),
        ("ABSENT WITHOUT LEAVE\nReported missing: 9 August 1970\nLast seen: 8 August 1970", "1970-08-09"),
        (
            "LIST OF SIGNIFICANT DATES\nDrawn up by P. Holt from the paper file and CareBase, 30 May 2012, for adult services.\n9 Apr 94\tborn\n24 Oct 96\taccommodated\n12 Nov 96\tCP conference",
            "2012-05-30",
        ),
        (
            "ENQUIRY / REFERRAL\nTaken by\tM. Holt, Duty\tDate/time\tWed. 14.8.96\t2.20 pm\nMrs B. worried about both children.\nSenior's initials\trjk\tdate\t19.8.96",
            "1996-08-14",
        ),
        (
            "16-OCT-92  08:41\tFROM  DUTY TEAM\tTO  0555 41190\tP.01/01\nF A X   M E S S A G E\nTo\tLegal Section\nFrom\tB. Holt, E.D.T.\nPages\t1\nSorry to land this on you.",
            "1992-10-16",
        ),
        (
            "61 Alma St\nSunday 29th\nDear Sir,\tRECEIVED\nI do not agree.\t31 JAN 1978\n\nYours truly\nM. Holt (Mrs.)",
            "1978-01-29",
        ),
        (
            "RECEIVED\tFerry House\nS.S.D.\tWexbourne\n14 DEC 1994\n\nDear Mr Holt\n\nIt is Sunday the 11th December and I write at last.\n\nYours sincerely\nMaureen Bell",
            "1994-12-11",
        ),
        (
            "COPY - for the Area Officer. Orig. on file 77/31. Typed F. Section\n11/10/82\n\nDear Mr. Holt,\n\nYou said you would write.\nI have asked twice.\nHe was here five years.\n\nYours faithfully,\n(sgd.)  Joyce Bell\n\n9 Beck Row, Thirlow\n5th October 1982",
            "1982-10-05",
        ),
        (
            "MEMORANDUM\nFrom\tFostering Section (Mrs. Holt)\tTo\tFinance\ncc\tMiss Bell\tOur ref  F/MI/31/3/77\n\nPlease cease the rate.",
            "1977-03-31",
        ),
        (
            "DUTY SHEET\tSSD 1 (rev. 3/89)\n| DUTY OFFICER  M. Holt\t| DATE  Thurs. 14.2.91\t| TIME  11.25 |\n| SURNAME  BELL\t| FORENAMES  Sam |\nPROBLEM\nHe comes to playgroup.\nN.F.A.    H. Brindle  A.T.L.   20/2/91",
            "1991-02-14",
        ),
        (
            "FAIRBANK HOUSE\nREPORT ON: SAM HOLT\n\nI set down here on the 24th of November, 1982, what we have learned.",
            "1982-11-24",
        ),
        (
            "ELM SCHOOL\nEND OF YEAR REPORT\tSummer 1979\nName  Sam Holt\nGames  Keen.\n\nParent / guardian\t13.vii.79\nMrs. Bell has seen this\tJ. R. H.\nCopy to Miss Croft.",
            "1979-07-13",
        ),
        (
            "ADOPTION AND PERMANENCE PANEL\nTuesday, 16th September 1997, Committee Room 3\n\nPRESENT\tMrs A Loftus",
            "1997-09-16",
        ),
        (
            "Child and Family Assessment\n\ndateStarted\t2017-12-14\ndateCompleted\t2018-02-15\nworkingDays\t42",
            "2018-02-15",
        ),
    ] {
        assert_eq!(date(read(text).head.date.as_ref()), when, "{text}");
    }
}

#[test]
fn a_visit_written_up_alone_and_a_fax_that_was_sent_on_begin_a_paper() {
    let record = "RUNNING RECORD\n1.2.78\tCalled. All well.\n3.3.78\tCalled again.\n4.4.78\tTook him to the dentist.\n5.4.78\tOffice.";
    let visit = "Form B/O 5\nREPORT OF VISIT TO BOARDED-OUT CHILD\tReg. 21\nChild's name\tSam Holt\nVisit made\tThurs. 4 May '78";
    assert!(read_all(&[record, visit])[1].head.starts_document);
    let print = "SWIFT v2.1\tClient activity report\tPage 2\n08/05/2000\tALLOC\tPicked up.\n11/05/2000\tVISIT\tHome.\n12/05/2000\tVISIT\tHome.";
    let fax = "19-OCT-92  16:22\tFROM  COUNTY SECRETARY\tTO  0555 88014\tP.03/07\nF A X   M E S S A G E\nTo\tLegal Section\nFrom\tB. Holt";
    assert!(read_all(&[print, fax])[1].head.starts_document);
    // A system's own print is no fax, and its sheets are counted.
    let sheet = |n: u32| {
        format!(
            "26/06/2019 10:02\tCase notes\tpage {n} of 3\n08/05/2000\tVISIT\tHome.\n11/05/2000\tVISIT\tHome.\n12/05/2000\tVISIT\tHome."
        )
    };
    assert_eq!(read(&sheet(2)).head.printed_page, Some((2, Some(3))));
    let court = "METROPOLITAN BOROUGH\nPetty Sessional Division of Ashenroyd\nJUVENILE COURT\nComplainant\tThe Council\nHaving heard the parties, the Court ORDERS that the resolution shall not lapse.\nDated the first day of March 1978.";
    assert_eq!(read(court).head.kind, Some(CourtOrder));
}

#[test]
fn a_letter_that_comes_with_the_file_is_no_letter_of_the_file() {
    let kind = |body: &str| {
        read(&format!("Elmshire Council\nRecords Section\n\n11th May 1994\n\nDear Mr Holt,\n\n{body}\n\nYours sincerely\nB. Naylor\n")).head.kind
    };
    assert_eq!(
        kind(
            "You asked to see what was written about you while you were in the care of the county. I have had it copied. Some words have been painted out."
        ),
        Some(CoverLetter)
    );
    assert_eq!(
        kind(
            "Thank you for what was written about you in the school magazine. We should be glad to see you on Tuesday."
        ),
        Some(Letter)
    );
}

#[test]
fn a_log_kept_by_the_week_and_a_log_whose_days_stand_alone_have_entries() {
    let weekly = |rest: &str| {
        format!(
            "Elm Fostering\tCARER'S WEEKLY LOG\n\nWeek ending Sunday 6 June 2004\nHealth\tSaw the dentist Tues.\n{rest}"
        )
    };
    let text = weekly(
        "Week commencing 7 June 2004\nSchool\tA good week, out Thurs and Fri\nWeek ending Sunday 20 June 2004\nSchool\tTrip.\n",
    );
    let found = read(&text);
    assert_eq!(found.head.kind, Some(FosterDailyLog));
    assert_eq!(date(found.head.date.as_ref()), "2004-05-31/2004-06-20");
    // The Tuesday of that week, and no "Friday week" over the end of a line.
    let day = |words: &str| {
        found.dates.iter().find(|d| d.text.starts_with(words)).and_then(|d| d.value.as_ref()).map(ToString::to_string)
    };
    assert_eq!(day("Tues").as_deref(), Some("2004-06-01"));
    assert_eq!(day("Fri").as_deref(), Some("2004-06-11"));
    let home = "O A K   H O U S E\tdaily log\tSAM H.\nThurs 8 Sep 2011\nCame back late and would not say where he had been, which is not like him at all    Jo\nWed 14 Sep 2011\nQuiet.\n";
    let found = read(home);
    assert_eq!(found.head.kind, Some(ResidentialLog));
    assert_eq!(date(found.head.date.as_ref()), "2011-09-08/2011-09-14");
    assert_eq!(
        read("COTTAGE 3 BOOK\nMon 4 Feb 74\tAll well.\nTues 5 Feb\tTea.\nWed 6 Feb\tBreakfast late.\n").head.kind,
        Some(ResidentialLog)
    );
}

#[test]
fn the_back_of_a_form_goes_on_and_a_boxed_head_begins() {
    let front =
        "FORM 1A\nAPPLICATION FOR A CHILD TO BE RECEIVED INTO CARE\nName\tSam Holt\nDated\t3rd February, 1969\nP.T.O.";
    let back = "FORM 1A (reverse)\tHOLT Sam\nPART II  MEDICAL STATEMENT\nHeight\t33 in.\nWeight\t24 lb.\nHeart\tclear\nLungs\tclear\nThroat\tclear\n";
    let found = read_all(&[front, back]);
    assert_eq!((found[0].head.kind, found[1].head.starts_document), (Some(ReceptionIntoCare), false));
    let boxed = "+-----+\n| OAK HOUSE\tINCIDENT / PHYSICAL INTERVENTION\tBook 4\tno. 18 |\n+-----+\nwhen\t21.5.11\t18.20\tManager S. Bell  23.5.11\n";
    let found = read_all(&["RUNNING RECORD\n1.2.11\tCalled.\n3.3.11\tCalled.\n4.4.11\tCalled.\n", boxed]);
    assert!(found[1].head.starts_document);
    assert_eq!((found[1].head.kind, date(found[1].head.date.as_ref()).as_str()), (Some(Incident), "2011-05-21"));
}

#[test]
fn what_was_printed_heard_or_copied_elsewhere_dates_no_paper() {
    for (text, when) in [
        (
            "ELM COUNCIL\nCORE ASSESSMENT RECORD - CHILD AGED 3-4 YEARS (Framework, DoH 2000)\nBegun\t1 July 2002\tEnded\t12 September 2002\n",
            "2002-09-12",
        ),
        (
            "PROBATION SERVICE\nSOCIAL ENQUIRY REPORT\tfor\tELM JUVENILE COURT\tsitting\t20.11.79\nI have seen Sam twice.\n",
            "-",
        ),
        (
            "ELM TRUST\tChild and Family Clinic\nClinic seen\t25.04.06\nLetter typed\t4 May 2006\n\nDear Dr Bell\n\nI saw Sam.\n\nYours sincerely\nI. Farr\n",
            "2006-05-04",
        ),
        (
            "*** C O P Y ***\nRe: MF/CG.11\tDr. Farr to S.S.D. North, 8th June, 1976\n\nDear Mrs. Holt,\n\nI have seen him.\n\nYours sincerely,\nM. FARR\n",
            "1976-06-08",
        ),
        (
            "REVIEW OF CHILD LOOKED AFTER\tReviewing officer's note\n\nSam Holt, 6.\t15th January 2004, 4.15 p.m. at The Elms, Hurst.\tNo. 4.\n",
            "2004-01-15",
        ),
        (
            "EXTRACT from the Minutes of the CHILDREN'S COMMITTEE\nat a Meeting holden on WEDNESDAY the FOURTEENTH day of OCTOBER, 1970.\nRESOLVED that all the rights and powers of the parents vest in the Council.\n",
            "1970-10-14",
        ),
        (
            "RE: a bed for Sam\tprinted 30/08/2013 by holtb\n[1]\tGareth Bell, Thu 29 Aug 2013, 17.20\tto L. Farr\nShe said yes.\n[2]\tAnna Pell wrote on Wed 28 Aug at 11:06\nI will not agree.\n",
            "2013-08-29",
        ),
    ] {
        assert_eq!(date(read(text).head.date.as_ref()), when, "{text}");
    }
}
