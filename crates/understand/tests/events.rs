//! One rule at a time, on snippets in the style of each age. None of the words are from a real file.

mod common;
#[path = "events/passages.rs"]
mod passages;

use common::{date, of_kind, read, told};
use record::EventKind;

/// Reads one sentence in a report of 1 June 2009.
fn in_report(sentence: &str) -> Vec<String> {
    let page = format!("CORE ASSESSMENT\nDate of report: 1 June 2009\n\n{sentence}\n");
    told(&read(&page)).into_iter().filter(|e| !e.starts_with("assessment 2009-06-01")).collect()
}

#[track_caller]
fn tells(sentence: &str, events: &[&str]) {
    assert_eq!(in_report(sentence), events, "{sentence}");
}

#[test]
fn an_index_card_has_the_homes_in_a_column_of_their_own() {
    let card = "MALLORY  Sam\tCARD C/1147/76\nIN CARE\tSEC.\t| ADDRESS\tFROM\t|\n13.9.76\t1/48\t| Whitham, 3 Tenter St.\t13.9.76 B/O |\n\t| Netherlea C.H.\t10.1.83\t|\n\t| Gen. Hospl.\t4 - 10.8.85\t|\nOUT\t2.10.89\tage 18\t| own tenancy, 17b Albion St.\t|\n";
    let homes = told(&read(card)).into_iter().filter(|e| e.starts_with("placement")).collect::<Vec<_>>();
    assert_eq!(homes, ["placement_start 1976-09-13 Whitham", "placement_start 1983-01-10 Netherlea C.H."]);
}

#[test]
fn moves() {
    tells("On 3 March 2009 Sam moved to Hillside.", &["placement_start 2009-03-03 Hillside"]);
    tells("Sam was placed with Mr and Mrs Holt on 14.4.06.", &["placement_start 2006-04-14 Mr and Mrs Holt"]);
    tells("In spring 2006 he went to live with Pat and Joan Marsh.", &["placement_start 2006-21 Pat and Joan Marsh"]);
    tells(
        "She was boarded out with Mr. & Mrs. J. Cole on 12.3.62.",
        &["placement_start 1962-03-12 Mr. & Mrs. J. Cole"],
    );
    tells("Sam was received into care on 4 May 1988.", &["placement_start 1988-05-04"]);
    tells(
        "Sam was placed with Mr and Mrs Holt from 12 March 1998 to 4 June 1999.",
        &["placement_start 1998-03-12 Mr and Mrs Holt", "placement_end 1999-06-04 Mr and Mrs Holt"],
    );
    tells("Sam moved to Hillside.", &["placement_start ../2009-06-01 Hillside"]);
    tells("His mother moved to Bradford on 3 March 2009.", &[]);
    tells("We then moved to the next item.", &[]);
    // A pronoun goes on about whom the sentence before began with.
    tells("Mrs Holt rang. She moved to Leeds on 3 March 2009.", &[]);
    tells("Mr Holt fetched Sam. He moved to Hillside on 3 March 2009.", &["placement_start 2009-03-03 Hillside"]);
    tells("Sam was seen. He moved to Hillside on 3 March 2009.", &["placement_start 2009-03-03 Hillside"]);
}

#[test]
fn a_home_began_no_more_sharply_than_the_words_say() {
    for (since, from) in [
        ("since 21 March 2007", "2007-03-21"),
        ("since the end of March 2007", "2007-03-21/2007-03-31"),
        ("since early March 2007", "2007-03-01/2007-03-10"),
        ("since mid-February 2007", "2007-02-11/2007-02-20"),
        ("since the weekend of 10 March 2007", "2007-03-10/2007-03-11"),
        ("since early 2007", "2007-01/2007-04"),
        ("since March 2007", "2007-03"),
    ] {
        tells(&format!("He has lived with the Bhallas {since}."), &[&format!("placement_start {from} Bhallas")]);
    }
}

#[test]
fn ends_of_homes() {
    tells(
        "The placement with Mr and Mrs Holt broke down on 20 June 2008.",
        &["placement_end 2008-06-20 Mr and Mrs Holt"],
    );
    tells("The placement at Hillside ended on 3 May 2008.", &["placement_end 2008-05-03 Hillside"]);
    tells("Sam left Hillside on 3 May 2008.", &["placement_end 2008-05-03 Hillside"]);
    tells("The washing machine broke down on 3 May 2008.", &[]);
    tells("She left Mrs Holt a message on 3 May 2008.", &[]);
}

#[test]
fn plans_and_denials_are_no_events() {
    for sentence in [
        "Sam was not placed with Mr and Mrs Holt on 3 May 2008.",
        "If Sam were placed with Mr Holt he would be near his school.",
        "His mother asked that he be placed with Mrs Cole.",
        "No LAC review was held in May 2008.",
        "The LAC review on 3 May 2008 did not take place.",
        "Sam did not attend his dental appointment on 3 May 2008.",
        "We shall apply for a care order.",
        "He may have absconded.",
        "The next LAC review is on 3 August 2009.",
    ] {
        tells(sentence, &[]);
    }
    tells("Sam will move to Hillside on 3 July 2009.", &["plan 2009-06-01 Hillside"]);
    tells("Sam is to be placed with Mr and Mrs Holt.", &["plan 2009-06-01 Mr and Mrs Holt"]);
}

#[test]
fn schools() {
    tells(
        "Sam started at Beckfield Primary School on 5 September 2005.",
        &["school_start 2005-09-05 Beckfield Primary School"],
    );
    tells("In May 2007 he moved to Hill Top School.", &["school_start 2007-05 Hill Top School"]);
    tells("He left Beckfield Primary School on 20 July 2007.", &["school_end 2007-07-20 Beckfield Primary School"]);
    tells("Sam was permanently excluded on 3 March 2009.", &["school_end 2009-03-03"]);
}

#[test]
fn workers() {
    let found = read(
        "RUNNING RECORD\n12.3.06 Case allocated to Maria Okafor.\n3.4.07 Dee Marsh, Social Worker, has left the authority.\n9.4.07 T/C to school.",
    );
    let start = of_kind(&found, EventKind::SocialWorkerStart);
    assert_eq!((start.len(), start[0].people.as_slice()), (1, ["Maria Okafor".to_owned()].as_slice()));
    assert_eq!(start[0].when.as_ref().map(ToString::to_string).as_deref(), Some("2006-03-12"));
    let end = of_kind(&found, EventKind::SocialWorkerEnd);
    assert_eq!((end.len(), end[0].people.as_slice()), (1, ["Dee Marsh".to_owned()].as_slice()));
    tells(
        "On 3 May 2008 the case was transferred to the Leaving Care Team.",
        &["social_worker_start 2008-05-03 Leaving Care Team"],
    );
}

#[test]
fn meetings_and_courts() {
    tells("A LAC review was held on 3 March 2009.", &["review 2009-03-03"]);
    tells("Six monthly review 14.9.78.", &["review 1978-09-14"]);
    tells("A case conference took place on 3 March 1978.", &["conference 1978-03-03"]);
    tells("The final hearing was held on 3 March 2009.", &["court_hearing 2009-03-03 final hearing"]);
    tells("An Interim Care Order was made on 3 March 2009.", &["order_made 2009-03-03 Interim Care Order"]);
    tells("A Care Order was granted at Leeds Juvenile Court on 4.5.88.", &["order_made 1988-05-04 Care Order"]);
    tells("Sam is subject to a care order.", &[]);
}

#[test]
fn health_missing_contact() {
    tells("Sam had a medical on 3 March 2009.", &["health 2009-03-03"]);
    tells("He was taken to hospital on 3 March 2009.", &["health 2009-03-03"]);
    tells("Sam was admitted to St. Luke's Hospital on 3 March 2009.", &["health 2009-03-03 St. Luke's Hospital"]);
    tells(
        "Sam went missing on 3 March 2009. He was found by police on 5 March 2009.",
        &["missing 2009-03-03", "return 2009-03-05"],
    );
    tells("Sam saw his mother on 3 March 2009.", &["contact 2009-03-03"]);
    tells("Sam has regular contact with his sister.", &[]);
    tells("On 3 March 2009 Sam made an allegation.", &["allegation 2009-03-03"]);
    tells("Sam was born on 3 May 1996.", &["birth 1996-05-03"]);
    tells("His sister was born on 3 May 1998.", &[]);
    tells("Sam ceased to be looked after on 3 May 2009.", &["leaving_care 2009-05-03"]);
}

#[test]
fn entries_give_their_date() {
    let found = read(
        "RUNNING RECORD\n\n12.3.62 H.V. Saw Mrs. B. Child well. He was placed with Mr. Cole yesterday.\n14.iii.62 T/C from school. He ran away from\n\
         school and was found by police.\n3.4.62 Statutory review. Present: Miss Ames.\n",
    );
    assert_eq!(
        told(&found),
        ["placement_start 1962-03-11 Mr. Cole", "missing 1962-03-14", "return 1962-03-14", "review 1962-04-03"]
    );
}

#[test]
fn the_first_entry_under_a_ruled_head_counts_and_a_house_is_no_court() {
    let rule = "-".repeat(90);
    let found = read(&format!(
        "CONTACT SHEET\tName: A. Cole\n{rule}\nDATE\tTYPE\tDETAILS\tINIT\n{rule}\n23/3/92\tMtg\tCase conference. PR\n\n\
         26/3/92\tHV\tTrinity Court. All well. PR\n\n2/4/92\tCourt. Adjourned. PR\n"
    ));
    assert_eq!(found.head.date.map(|d| d.to_string()).as_deref(), Some("1992-03-23/1992-04-02"));
    let heard: Vec<&str> =
        found.events.iter().filter(|e| e.kind == EventKind::CourtHearing).map(|e| e.evidence.quote.as_str()).collect();
    assert!(heard.len() == 1 && heard[0].contains("2/4/92"), "{heard:?}");
}

#[test]
fn a_chronology_tells_row_by_row() {
    let found = read(
        "CHRONOLOGY\n\nDate        Event                                 Source\n03/05/1996  Sam born at St Luke's.                   Hospital\n\
         12/03/2006  Placed with Mr and Mrs Holt.           LCS\n20/06/2008  Placement broke down due to Sam's behaviour.   LCS\n\
         03/09/2008  Started at Hill Top School.            School\n",
    );
    let lines = told(&found);
    for line in [
        "placement_start 2006-03-12 Mr and Mrs Holt",
        "placement_end 2008-06-20",
        "school_start 2008-09-03 Hill Top School",
    ] {
        assert!(lines.iter().any(|l| l == line), "{line} in {lines:?}");
    }
    assert_eq!(of_kind(&found, EventKind::PlacementEnd)[0].reason.as_deref(), Some("due to Sam's behaviour"));
}

#[test]
fn forms_give_labelled_dates() {
    let found = read(
        "PLACEMENT INFORMATION RECORD\nName of child: Sam Rowe\nDate of birth: 3 May 1996\nName of carers: Mr and Mrs Holt\nDate placement begins: 12 March 2006\n\
         Reason for placement: mother in hospital\n",
    );
    assert_eq!(told(&found), ["birth 1996-05-03", "placement_start 2006-03-12 Mr and Mrs Holt"]);
    assert_eq!(of_kind(&found, EventKind::PlacementStart)[0].reason.as_deref(), Some("mother in hospital"));
}

#[test]
fn a_list_of_homes_gives_both_ends() {
    let found = read(
        "CASE FILE\n\nPlacement history\n12/3/98 - 4/6/99   Mr and Mrs Holt   Foster   Breakdown\n4/6/99 - present   Hillside   Residential\n",
    );
    assert_eq!(
        told(&found),
        [
            "placement_start 1998-03-12 Mr and Mrs Holt",
            "placement_end 1999-06-04 Mr and Mrs Holt",
            "placement_start 1999-06-04 Hillside"
        ]
    );
}

/// The reason that a running record gives for its only move into a home.
fn reason_in_log(entries: &str) -> Option<String> {
    let found = read(&format!("RUNNING RECORD\n\n{entries}\n"));
    let moves = of_kind(&found, EventKind::PlacementStart);
    assert_eq!(moves.len(), 1, "{entries}: {:?}", told(&found));
    moves[0].reason.clone()
}

#[test]
fn an_entry_of_the_weeks_before_a_move_says_why() {
    let said = |entries: &str| reason_in_log(entries);
    let moved = "12.3.98   Moved Sam to Mr and Mrs Holt. Settled quickly.";
    assert_eq!(
        said(&format!("20.2.98   Mrs Dale rang, she cannot keep him after Easter.\n{moved}")).as_deref(),
        Some("Mrs Dale rang, she cannot keep him after Easter")
    );
    // The days after explain too; a year before does not, nor what is only feared, nor a school.
    assert_eq!(
        said(&format!("{moved}\n14.3.98   The Dales had given notice in January.")).as_deref(),
        Some("The Dales had given notice in January")
    );
    assert_eq!(said(&format!("20.2.97   Mrs Dale said she cannot keep him.\n{moved}")), None);
    assert_eq!(said(&format!("20.2.98   Mrs Dale asks what happens if she cannot keep him.\n{moved}")), None);
    assert_eq!(said(&format!("20.2.98   The school cannot contain him in class.\n{moved}")), None);
    // What befell a parent, or the child, is no reason to leave another's home.
    assert_eq!(said(&format!("20.2.98   His mother cannot cope with the baby.\n{moved}")), None);
    assert_eq!(said(&format!("20.2.98   Sam went into hospital for his tonsils.\n{moved}")), None);
    assert_eq!(
        said(&format!("20.2.98   Mrs Dale has been taken ill.\n{moved}")).as_deref(),
        Some("Mrs Dale has been taken ill")
    );
    // A row that goes on below is one sentence.
    assert_eq!(
        said(
            "12.3.98   Moved Sam to Mr and Mrs Holt of 3 Mill Lane, Thornby, so that he\nhas a room of his own.   S.G."
        )
        .as_deref(),
        Some("so that he has a room of his own")
    );
}

#[test]
fn a_reason_beside_the_words_of_the_move_says_where_it_stands() {
    let found =
        read("RUNNING RECORD\n\n20.2.98   Mrs Dale cannot keep him.\n12.3.98   Moved Sam to Mr and Mrs Holt.\n");
    let at = of_kind(&found, EventKind::PlacementStart)[0].reason_at.clone().expect("on another line");
    assert_eq!(at.quote, "Mrs Dale cannot keep him");
    let found =
        read("LAC REVIEW\nDate: 1 June 2009\n\nSam moved to Hillside on 3 March 2009 because Mrs Holt was ill.\n");
    assert_eq!(of_kind(&found, EventKind::PlacementStart)[0].reason_at, None);
}

#[test]
fn words_before_another_move_belong_to_that_one() {
    let found = read(
        "RUNNING RECORD\n\n20.2.98   Mrs Dale cannot keep him.\n1.3.98   Moved Sam to Mrs Bell for the night.\n12.3.98   Moved Sam to Mr and Mrs Holt.\n",
    );
    let reasons: Vec<Option<&str>> =
        of_kind(&found, EventKind::PlacementStart).iter().map(|e| e.reason.as_deref()).collect();
    assert_eq!(reasons, [Some("Mrs Dale cannot keep him"), None]);
}

#[test]
fn reasons_are_the_words_of_the_passage() {
    let found = read(
        "LAC REVIEW\nDate of review: 1 June 2009\n\nSam moved to Hillside on 3 March 2009 because his carers\nwere moving abroad. He likes it.\n",
    );
    assert_eq!(
        of_kind(&found, EventKind::PlacementStart)[0].reason.as_deref(),
        Some("because his carers were moving abroad")
    );
    let found =
        read("LAC REVIEW\nDate of review: 1 June 2009\n\nSam moved to Hillside on 3 March 2009. He likes it.\n");
    assert_eq!(of_kind(&found, EventKind::PlacementStart)[0].reason, None);
}

#[test]
fn the_last_column_of_a_chronology_is_only_where_it_comes_from() {
    let found = read(
        "CHRONOLOGY\nDate       Event                          Source\n01/02/03    Started Ash Vale School    LAC review 3\n\
         04/05/03    Ill with measles    Court hearing bundle\n06/07/03    J. Ames allocated    Running record\n",
    );
    assert_eq!(
        told(&found),
        ["school_start 2003-02-01 Ash Vale School", "health 2003-05-04", "social_worker_start 2003-07-06"]
    );
}

#[test]
fn workers_in_lists_and_in_entries() {
    let found = read(
        "RUNNING RECORD\n02/06/2009 14:20   Allocation   Nia Price\nAllocated today as social worker. File read.\n\
         09/06/2009 10:00   Meeting   Nia Price\nPresent: Ruth Bell (social worker, from 1 May 2009); Mr Lane (teacher).\n",
    );
    let start: Vec<String> = of_kind(&found, EventKind::SocialWorkerStart)
        .iter()
        .map(|e| format!("{} {}", e.when.as_ref().unwrap(), e.people.first().unwrap()))
        .collect();
    assert_eq!(start, ["2009-06-02 Nia Price", "2009-05-01 Ruth Bell"]);
    let moved = read("CASE FILE NOTE\n3 May 2008\n\nRuth Bell moved to the Adoption Team on 1 April 2008.\n");
    assert_eq!(told(&moved), ["social_worker_end 2008-04-01"]);
}

#[test]
fn a_worker_takes_the_child_to_a_home() {
    let found = read(
        "RUNNING RECORD\n20.1.03   Move   JM\nMoved Alex to Orchard Row. All well.\n3.5.08   Move   LP\nCollected Alex from Ms Bell at 10.30 and took him to Fairlawns, arriving at one.\n\
         4.5.08   T/C   LP\nNan came to Fairlawns for tea.\n",
    );
    assert_eq!(
        told(&found),
        [
            "placement_start 2003-01-20 Orchard Row",
            "placement_start 2008-05-03 Fairlawns",
            "placement_end 2008-05-03 Ms Bell",
            "contact 2008-05-04"
        ]
    );
    tells(
        "Alex left Pat and Joan's on 20 June 2008 and came to Fairlawns the same day.",
        &["placement_start 2008-06-20 Fairlawns", "placement_end 2008-06-20 Pat and Joan's"],
    );
}

#[test]
fn other_peoples_lives_are_left_alone() {
    for sentence in [
        "Ms Rowe had been hurt and was taken to hospital on 3 May 2008.",
        "She met his father in 1995; he left before Sam was born.",
        "Contact with Doctor on 3 May 2008.",
        "His sister, date of birth: 3 May 1998, lives with Nan.",
    ] {
        tells(sentence, &[]);
    }
}

/// Reads an entry of a running record of June 2009.
fn in_a_record(entry: &str) -> Vec<String> {
    told(&read(&format!("CASE NOTES\n3.6.09  {entry}\n4.6.09  T/C.\n5.6.09  T/C.")))
}

#[test]
fn what_an_entry_gives_to_somebody_else_is_not_the_childs() {
    for entry in [
        "Our Derek down with chickenpox, poor lamb.",
        "New girl's placement ended in pieces.",
        "Half-sister moved to Hillside.",
        "F.M. taken to hospital.",
        "Referral order completed with no breach.",
    ] {
        assert_eq!(in_a_record(entry), [] as [&str; 0], "{entry}");
    }
    for entry in ["Down with chickenpox, poor lamb.", "Took him to hearing clinic.", "F.M. took him to hospital."] {
        assert_eq!(in_a_record(entry), ["health 2009-06-03"], "{entry}");
    }
}

#[test]
fn workers_change_in_a_few_words() {
    assert_eq!(
        in_a_record("Hannah Lowe takes over from Colin as of today."),
        ["social_worker_start 2009-06-03", "social_worker_end 2009-06-03"]
    );
    assert_eq!(in_a_record("Case to Mr. K. Dyson, 2nd inst."), ["social_worker_start 2009-06-02"]);
    assert_eq!(
        in_a_record("New lady Gwen came to introduce herself. Patrick's last was Friday."),
        ["social_worker_start 2009-06-03", "social_worker_end 2009-05-29"]
    );
    for entry in [
        "Case to be closed.",
        "Gwen will take over from Patrick.",
        "The carer's sister takes over from Mrs Holt next week.",
    ] {
        assert_eq!(in_a_record(entry), [] as [&str; 0], "{entry}");
    }
}

#[test]
fn rows_of_tables_tell_without_a_sentence() {
    let page = "FAMILY CENTRE LOG\tContact\tChild: T. Boyce\n09/01/99 | Mum | 60 min | ok\n23/01/99 | Mum | - | rang in sick\n06/02/99 | Mum, Nan | 75 min | late";
    let found = read(page);
    let days: Vec<String> = of_kind(&found, EventKind::Contact).iter().map(|e| date(e.when.as_ref())).collect();
    assert_eq!(days, ["1999-01-09", "1999-02-06"]);
    let page = "INVOLVEMENTS\nWorker\tRole\tFrom\tTo\nLakhani, P\tCase Holder\t07/01/2019\t28/06/2019\tleft\nFosu, N\tSupervising SW\t14/02/2019\t-";
    assert_eq!(told(&read(page)), ["social_worker_start 2019-01-07", "social_worker_end 2019-06-28"]);
    let page = "HEALTH CARD\nPolio (sugar)  1st 3.4.62\t2nd 8.5.62\t3rd due 1.12.62";
    assert_eq!(told(&read(page)), ["health 1962-04-03", "health 1962-05-08"]);
    let page = "PEP\nDate of PEP 1.10.2010\nPrevious schools\tLarkfield Infants (Sept 07 - July 10)";
    assert_eq!(told(&read(page)), ["school_start 2007-09 Larkfield Infants", "school_end 2010-07 Larkfield Infants"]);
    let page = "REPORT\n3 May 1998\nHomes: Ashgarth to 8.4.61; Beck House to Aug. 1962.";
    assert_eq!(told(&read(page)), ["placement_end 1961-04-08 Ashgarth", "placement_end 1962-08 Beck House"]);
}

#[test]
fn a_family_centres_book_tells_each_visit_that_took_place() {
    let page = "OSTLEY FAMILY CENTRE\tSupervised access - worker's book\n\n8.2.92  First one here. D. came on the bus, brought sweets.\n\
        22.2.92  D. did not come. Waited until 2.45.\n7.3.92  On time. Lovely 40 minutes with the sand.\n21.3.92  Cancelled by centre, boiler.";
    let found = read(page);
    assert_eq!(found.head.kind, Some(record::DocumentKind::ContactSheet));
    let days: Vec<String> = of_kind(&found, EventKind::Contact).iter().map(|e| date(e.when.as_ref())).collect();
    assert_eq!(days, ["1992-02-08", "1992-03-07"]);
}

#[test]
fn letters_of_many_bytes_before_a_month_move_nothing() {
    let said = "“Sam’s” – she says, £5½ – “fine”: Sam had his eyes tested in March.";
    assert_eq!(in_report(said), ["health 2009-03"]);
    read(
        "CASE LOG\n23 Feb 2022\tBorder Force rang 2100.\n24 Feb\tBed from 0330.\n1漢 Mar\tAge assessment finished, 2 workers.",
    );
}

#[test]
fn what_a_page_is_called_and_what_a_system_prints_over_an_entry_tell_nothing() {
    let log = |rows: &str| told(&read(&format!("CareBase\tOBSERVATIONS BY CLIENT\n{rows}")));
    let rows = "30/10/2003\tCONTACT\tHOLTJ\nMother did not come.\n3/09/2003\tCONTACT\tHOLTJ\nRang the school.\n2/08/2003\tSCHOOL\tHOLTJ\nA good day.\n";
    assert!(log(rows).iter().all(|e| !e.starts_with("contact")), "{:?}", log(rows));
    let foot = told(&read(
        "CASE NOTES\n3.4.98 Rang the school.\n4.4.98 All well.\n5.5.98 Letter sent.\nHolt / review of arrangements\tpage 2 of 2\n",
    ));
    assert!(foot.iter().all(|e| !e.starts_with("review")), "{foot:?}");
    let printed = told(&read(
        "HOLME C.B. - CHILDREN'S DEPT.\tSIX-MONTHLY REVIEW\tC.D. 22 (rev. 1967)\nDate of review\t14 March 1968\n",
    ));
    assert!(printed.iter().all(|e| e != "review 1967"), "{printed:?}");
    let officer = told(&read(
        "C.C.O.'s Notes.\tSam Holt\n1963\nFeb. 4. Rang the school.\nMar. 15. All well.\nMay 21. Letter sent.\n",
    ));
    assert!(officer.iter().all(|e| !e.starts_with("conference")), "{officer:?}");
}

#[test]
fn the_days_of_a_homes_book_are_no_list_of_homes() {
    let book = "ELM COTTAGE HOMES\tNo. 2\tDAY BOOK\n1963\nMon 1 Apr\tBack to school on the bus.\nTues 18 June Top of the class in sums.\nSat 20 July Sports. Second in the sack race.\nSat 10 Aug\tShould have gone to the sea.\n";
    let found = told(&read(book));
    assert!(found.iter().all(|e| !e.starts_with("placement")), "{found:?}");
    let list = "CORE ASSESSMENT\nDate of report: 1 June 2009\nHomes (taken from the file)\nMr & Mrs Holt\tNov 1991 - Aug 1992\nElm Court\tAug 1992 - Feb 1994\nBrother Ashley, 8\tnot seen since 23.10.96\n";
    let homes: Vec<String> = told(&read(list)).into_iter().filter(|e| e.starts_with("placement")).collect();
    assert_eq!(
        homes,
        [
            "placement_start 1991-11 Mr & Mrs Holt",
            "placement_end 1992-08 Mr & Mrs Holt",
            "placement_start 1992-08 Elm Court",
            "placement_end 1994-02 Elm Court",
        ]
    );
}

/// What an entry of this day says of workers, below two others of its year.
fn of_workers(day: &str, line: &str) -> Vec<String> {
    let year = &day[day.len() - 2..];
    let page = format!("RUNNING RECORD\n3.4.{year} Rang the school.\n5.5.{year} All well.\n{day} {line}\n");
    told(&read(&page)).into_iter().filter(|e| e.starts_with("social_worker")).collect()
}

#[test]
fn a_worker_has_the_case_from_a_day() {
    let log = |line: &str| of_workers("14.11.05", line);
    assert_eq!(log("Rob Tench takes case from today."), ["social_worker_start 2005-11-14"]);
    assert_eq!(log("Miss Holt has him from 1st December."), ["social_worker_start 2005-12-01"]);
    assert!(log("Mrs Cole has him from Monday to Friday.").is_empty());
    assert!(log("If Mr Holt takes the case from today we can close.").is_empty());
}

#[test]
fn workers_say_themselves_when_they_begin_and_finish() {
    let log = |line: &str| of_workers("19.10.78", line);
    assert_eq!(log("I finish here on the 31st for a post elsewhere."), ["social_worker_end 1978-10-31"]);
    assert_eq!(log("I leave the Department on Friday, also to be married."), ["social_worker_end 1978-10-20"]);
    assert_eq!(log("I have taken over from Carole Farr."), ["social_worker_start 1978-10-19"]);
    for (row, day) in [
        ("ALLOC TO\tH FARR\tW.E.F. 24-SEP-01", "2001-09-24"),
        ("To whom allocated\tMiss J. Farr\tby\tF.W.L. (Ch. Offr.)\t22.11.68", "1968-11-22"),
        ("N 0941\tHOLT S.\tKeyworker: Pippa Farr from 2 January 1980\tTeam 3", "1980-01-02"),
    ] {
        let page = format!("REFERRAL FORM\nName\tSam Holt\n{row}\n");
        let found = told(&read(&page));
        assert!(found.contains(&format!("social_worker_start {day}")), "{row}: {found:?}");
    }
    let leaving = told(&read(
        "REVIEW FORM\nHeld on\t15 January 2004\nSCHOOL\tDoing well.\nWORKER\tHilary leaves us on 30 January to have her baby.\n",
    ));
    assert!(!leaving.iter().any(|e| e.starts_with("school_end")), "{leaving:?}");
}

#[test]
fn every_mail_of_a_thread_tells_from_its_own_day() {
    let mail = "From: Lucy Farr\nSent: 27 January 2010 16:58\nTo: Desk\nSubject: FW: Sam\n\nFor the file.\n\n> From: Bryony Bell\n> Sent: 20 August 2009 09:31\n> To: Lucy Farr\n> Subject: Sam\n>\n> He was taken to hospital yesterday.\n";
    let found = told(&read(mail));
    assert!(found.contains(&"health 2009-08-19".to_owned()), "{found:?}");
    // What a mail says without a day was so by the day on which it was written.
    let bare = mail.replace("yesterday", "and kept in");
    let days: Vec<String> = told(&read(&bare)).into_iter().filter(|e| e.starts_with("health")).collect();
    assert!(days.iter().all(|e| e == "health ../2009-08-20"), "{days:?}");
}

#[test]
fn rows_of_a_medical_card_and_homes_behind_their_heading() {
    let card = "CHILD'S MEDICAL CARD\nSurname\tHOLT\tChristian names\tSam\nDate\tComplaint / treatment\tSeen by\n11/1/72\tChilblains.\tV.H.\n9/2/72\tDid not attend.\tP.L.\n12/6/72\tMumps.\tAMF\n";
    assert_eq!(told(&read(card)), ["health 1972-01-11", "health 1972-06-12"]);
    let closing = "CLOSING OF CASE\nCase\tSam HOLT\n\nWhere\tBeck Nursery\tFeb. 69\tto\tJuly 71\tover age\n14 Elm Avenue\tAug. 75\tto\tNov. 78\n\nWorkers\tMiss Farr; Mr Bell\n";
    let homes: Vec<String> = told(&read(closing)).into_iter().filter(|e| e.starts_with("placement_start")).collect();
    assert_eq!(homes, ["placement_start 1969-02 Beck Nursery", "placement_start 1975-08 14 Elm Avenue"]);
    // What was asked for is no house.
    let asked = told(&read("RUNNING RECORD\n3.2.69 Both children received into care at mother's request.\n"));
    assert!(asked.iter().all(|e| !e.contains("mother")), "{asked:?}");
}

/// What stands in one entry of a running record, with what it tells only if the whole file knows its names.
fn entry(line: &str) -> (Vec<String>, Vec<String>) {
    let page = format!("RUNNING RECORD\n3.4.05 Rang the school.\n5.5.05 All well.\n14.11.05 {line}\n");
    let found = read(&page);
    let open = found.open.iter().map(|o| format!("{:?} {:?} {}", o.hangs_on, o.names, o.event.kind.as_str())).collect();
    (told(&found), open)
}

#[test]
fn a_name_that_the_page_does_not_explain_leaves_the_telling_open() {
    let (told, open) = entry("Overnight at Michelle's. He came back singing.");
    assert!(told.is_empty(), "{told:?}");
    assert_eq!(open, [r#"Family ["michelle"] contact"#]);
    let (told, open) = entry("Finished at Beckside today.");
    assert!(told.is_empty(), "{told:?}");
    assert_eq!(open, [r#"School ["Beckside"] school_end"#]);
    let (told, open) = entry("1st day at The Bridge, taxi at ten past eight.");
    assert!(told.is_empty(), "{told:?}");
    assert_eq!(open, [r#"School ["The Bridge"] school_start"#]);
    // A relative by their own word, and a school by its own, need nobody else's word.
    assert_eq!(entry("Overnight at Nan's. He came back singing.").1, Vec::<String>::new());
    assert_eq!(entry("Starts Kirkholme Academy."), (vec!["school_start 2005-11-14 Kirkholme Academy".into()], vec![]));
    // A hope tells nothing, whoever it is about.
    assert_eq!(entry("Hopes to spend the day with Michelle soon.").1, Vec::<String>::new());
}

#[test]
fn schools_are_listed_by_name() {
    let found = read("REPORT\nShe left Kirkholme Academy for Beckside Secondary School in Station School Lane.\n");
    assert_eq!(found.schools, ["Beckside Secondary School", "Kirkholme Academy"]);
}

#[test]
fn short_entries_of_strangers_hands() {
    assert_eq!(entry("ICO renewed by consent to 14/12, on the papers.").0, ["order_made 2005-11-14 ICO"]);
    assert_eq!(entry("Final hearing, 1 day, not contested.").0, ["court_hearing 2005-11-14 Final hearing"]);
    assert_eq!(entry("2nd interim, 28 days, not opposed.").0, ["order_made 2005-11-14 2nd interim"]);
    assert_eq!(entry("Started infants, St. Hild's.").0, ["school_start 2005-11-14"]);
    let found =
        read("REPORT\nDate: 22 June 2017\nKiera moved on 2 June from Mr and Mrs Clarke in Leyton to Mrs Strudwick.\n");
    let moved = told(&found);
    assert!(moved.iter().any(|e| e.starts_with("placement_start") && e.ends_with("Mrs Strudwick")), "{moved:?}");
    assert!(moved.iter().any(|e| e.starts_with("placement_end") && e.ends_with("Mr and Mrs Clarke")), "{moved:?}");
    assert_eq!(entry("Moved to 42 Ropewalk Rd. See the letter.").0, ["placement_start 2005-11-14 42 Ropewalk Rd"]);
    for nothing in ["My Mark had his stitches out.", "Access. Mother did not come. G. stood at the window."] {
        assert_eq!(entry(nothing).0, Vec::<String>::new(), "{nothing}");
    }
}

#[test]
fn entries_under_labels_have_their_own_day_and_their_type_alone_tells_nothing() {
    let page = "CASE NOTES\nSubject: Marsh, Sam (20411)\tRange: 01/10/2007 to 31/12/2009\tPage 1 of 3\n\
                Date of note\t20/11/2007 15:48\tNote type\tContact\tAuthor M. Hale (FSW)\n\
                First contact at the centre 3.30–4.30. Mum on time.\n\n\
                Date of note\t27/11/2007 17:00\tNote type\tContact\tAuthor M. Hale (FSW)\n\
                Mum DNA. Children waited until 3.50.\n\n\
                Date of note\t30/01/2008 09:15\tNote type\tCourt\tAuthor N. Trent\n\
                Yesterday at Holm FPC, interim care orders on Sam and Jay.\n\n\
                Date of note\t14/04/2008 13:40\tNote type\tTelephone\tAuthor N. Trent\n\
                Sam has chicken pox, can't go to contact tomorrow.\n";
    assert_eq!(told(&read(page)), ["contact 2007-11-20", "court_hearing 2008-01-29", "health 2008-04-14"]);
}

#[test]
fn rows_of_a_system_tell_by_their_type() {
    let page = "CHRONOLOGY OF SIGNIFICANT EVENTS\n| Event date\t| Type\t| Detail\t|\n\
                | 11-Mar-2005\t| Contact\t| HV, home conditions\t|\n\
                | 25-Jul-2008\t| Placement change\t| s20 Lomas S & K (IFA)\t|\n\
                | 24-Apr-2009\t| Sibling\t| Care order Chelsea\t|\n\
                | 15-Apr-2013\t| Worker\t| Sheikh I allocated, Older B left 28/3\t|\n\
                | 15-Sep-2014\t| Education\t| Gateway Centre\t|\n";
    let found = told(&read(page));
    assert!(found.contains(&"placement_start 2008-07-25 Lomas S & K".to_owned()), "{found:?}");
    assert!(found.contains(&"social_worker_start 2013-04-15".to_owned()), "{found:?}");
    assert!(found.contains(&"social_worker_end 2013-03-28".to_owned()), "{found:?}");
    assert!(found.contains(&"school_start 2014-09-15 Gateway Centre".to_owned()), "{found:?}");
    assert!(!found.iter().any(|e| e.starts_with("contact") || e.starts_with("order_made")), "{found:?}");
}

#[test]
fn the_words_of_a_box_run_on_from_line_to_line() {
    let page = "RUNNING RECORD\nDate\t| Details\t| Initials\n------+------+------\n\
                1.9.78\t| Visited. All well at Hey Street, asked about the school. She did not |\n\
                | know.\t| P.G.\n\
                4.9.78\t| Collected Sam from Hey Street & delivered to Mr & Mrs\t|\n\
                | Kershaw.  Mrs Pomfret in tears, so was I nearly.\t| T.A.\n\
                5.9.78\t| Tel. Mrs Kershaw.  Slept through.\t| T.A.\n";
    let homes: Vec<String> = told(&read(page)).into_iter().filter(|e| e.starts_with("placement_start")).collect();
    assert_eq!(homes, ["placement_start 1978-09-04 Mr & Mrs Kershaw"]);
}

#[test]
fn a_list_of_homes_and_workers_goes_on_to_today() {
    let page = "CHILD RECORD\n\nPLACEMENTS\tFROM\tTO\nLarch Mount Nursery\t19.3.76\t23.8.76\nMoorfield Adol. Unit\t23.8.76\n\n\
                SOCIAL WORKER\tP. Green\t3/76\n\tT. Ashworth\t9/78\n";
    let found = told(&read(page));
    assert!(found.contains(&"placement_start 1976-08-23 Moorfield Adol. Unit".to_owned()), "{found:?}");
    assert!(found.contains(&"social_worker_start 1976-03".to_owned()), "{found:?}");
    assert!(found.contains(&"social_worker_start 1978-09".to_owned()), "{found:?}");
}

#[test]
fn plain_forms_say_what_they_say_and_no_more() {
    // Since when a child is in care is nothing of the home of the form's own day.
    let review = "REVIEW OF CHILD IN CARE\nNAME OF CHILD\tSam Marsh\nPLACEMENT\tMr & Mrs F Kershaw\tIN CARE SINCE\t19 March 1976\nDATE OF THIS REVIEW\t3/12/84\n";
    let found = told(&read(review));
    assert!(found.contains(&"placement_start 1976-03-19".to_owned()), "{found:?}");
    let pep = "PERSONAL EDUCATION PLAN\nSchool\tCarlow Bridge Junior\tDate of admission\t28 February 2011\nHeld on\t16-10-12\n";
    let found = told(&read(pep));
    assert!(found.contains(&"school_start 2011-02-28 Carlow Bridge Junior".to_owned()), "{found:?}");
    assert!(!found.iter().any(|e| e.starts_with("placement")), "{found:?}");
    // "23-MAY-90" says nothing of what may be.
    let entry = |line: &str| told(&read(&format!("CASE NOTES\n\n{line}\n\n24.5.11 T/C.\n\n25.5.11 T/C.\n")));
    assert_eq!(entry("23-MAY-90 Review. All OK."), ["review 1990-05-23"]);
    let workers = entry("07/01/2008 Case reassigned from SLATER, K to TRUMAN, N.");
    assert_eq!(workers, ["social_worker_start 2008-01-07", "social_worker_end 2008-01-07"]);
    assert_eq!(entry("2.4.84 £5 missing from the purse."), Vec::<String>::new());
    assert_eq!(entry("2.4.84 Absconded with £20 from the tin."), ["missing 1984-04-02"]);
    assert_eq!(entry("2.4.84 Admitted to Howard House."), ["placement_start 1984-04-02 Howard House"]);
    assert_eq!(entry("2.4.84 Placed home on trial, which was thought best."), ["placement_start 1984-04-02"]);
    assert!(!entry("24.4.09 Plan: remain s.20.").iter().any(|e| e.starts_with("order_made")));
}

#[test]
fn words_may_end_at_the_side_of_a_box() {
    let page = "RUNNING RECORD\nDate\t| Details\t| Initials\n25.8.78\t| My last visit. Case to |\n| Mr Ashworth.\t| P.G.\n5.9.7ourse. Case to |\n|8\t| Slept.\t| T.A.\n";
    assert!(told(&read(page)).iter().any(|e| e.starts_with("social_worker_end")));
}

#[test]
fn a_front_sheet_lists_homes_and_workers_under_the_heads_of_their_columns() {
    let page = "CASE FILE - FRONT SHEET\n\nPLACEMENT\tFROM\tTO\nSawmill Lane C.H.\t15.2.71\t21.1.72\nB/O Mr & Mrs C. Whiteley, 8 Tenter Row\t21.1.72\t4.3.77\nNorthgate\t4.10.82\n\nC.C.O. / SOCIAL WORKER\tFROM\nMiss D.M. Ackroyd\tFeb 71\nMr P.J. Lister\tAug 74\n\nN.B. NOT to be confused with C/1188/71.";
    assert_eq!(
        told(&read(page)),
        [
            "placement_start 1971-02-15 Sawmill Lane C.H.",
            "placement_end 1972-01-21 Sawmill Lane C.H.",
            "placement_start 1972-01-21 Mr & Mrs C. Whiteley",
            "placement_end 1977-03-04 Mr & Mrs C. Whiteley",
            "placement_start 1982-10-04 Northgate",
            "social_worker_start 1971-02",
            "social_worker_start 1974-08",
        ]
    );
    let page = "CASE FILE\nWORKERS\nMiss P. Lacey C.C.O.\t17.11.69 - 9/70\nMrs. J. Farrant Area 4\t10/73 - 4/75\n";
    let days: Vec<String> = told(&read(page));
    assert_eq!(
        days,
        [
            "social_worker_start 1969-11-17",
            "social_worker_end 1970-09",
            "social_worker_start 1973-10",
            "social_worker_end 1975-04"
        ]
    );
    // A row of a form is no head of columns.
    let page = "REVIEW OF BOARDED-OUT CHILD\nHome\tTapsell\tSince\tJune '74\nDate of review\t9/12/75\nMedical in last 12 mths\t11/6/75\n";
    assert!(!told(&read(page)).iter().any(|e| e.contains("Medical")), "{:?}", told(&read(page)));
}

#[test]
fn what_lies_ahead_of_an_entry_is_told_of_its_own_day_or_not_at_all() {
    assert_eq!(entry("ICO made, next hearing 13/12.").0, ["order_made 2005-11-14 ICO"]);
    assert_eq!(entry("Care order made to Northshire at the Juvenile Court.").0, ["order_made 2005-11-14 Care order"]);
    assert_eq!(entry("Mum's contact 21/11.").0, Vec::<String>::new());
}

#[test]
fn two_labels_in_one_row_are_two_events() {
    let page =
        "REVIEW OF CHILD IN CARE\nDATE OF THIS REVIEW\t14.10.86\tDATE OF LAST REVIEW\t22.4.86\nPRESENT\tMr. Stride\n";
    assert_eq!(told(&read(page)), ["review 1986-10-14", "review 1986-04-22"]);
}

#[test]
fn the_stop_of_a_title_ends_no_clause() {
    let told = in_report(
        "He came into care in February 1971 with his sister, and has been boarded out with Mr. & Mrs. Whiteley since January 1972.",
    );
    assert!(told.iter().any(|e| e == "placement_start 1972-01 Mr. & Mrs. Whiteley"), "{told:?}");
    assert!(!told.iter().any(|e| e.starts_with("placement_start 1971-02") && e.ends_with("Whiteley")), "{told:?}");
}
