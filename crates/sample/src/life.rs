//! The made-up life behind the made-up file: where Sam lived, who was there, and what anybody reading the file would ask.

use record::{Trigger, When};

use crate::truth::{GapTruth, PersonTruth, PlacementTruth, QuestionTruth};

pub const NAME: &str = "Sam Wrenfield";
pub const BORN: &str = "1996-06-14";

/// The one stretch without a record: after the last note of 29 May 2008, before the first of 2 June 2009.
pub fn gaps() -> Vec<GapTruth> {
    vec![GapTruth { from: when("2008-06"), to: when("2009-05") }]
}

/// Where Sam lived, in order. Only the move from Orchard Row to Hillside has no reason anywhere, and two days.
pub fn placements() -> Vec<PlacementTruth> {
    type Home<'a> = (&'a str, &'a str, &'a str, &'a [&'a str], Option<&'a str>);
    let homes: [Home; 8] = [
        ("14 Tern Close", "family", "1996-06-14", &["2001-08-20"], Some("mother going into treatment")),
        ("Nan (Maureen Wrenfield)", "kinship", "2001-08-20", &["2001-09-14"], Some("Nan's fall")),
        (
            "Mr and Mrs Deering",
            "foster",
            "2001-09-14",
            &["2003-01-20"],
            Some("short-term placement ended, long-term match found"),
        ),
        ("Pat and Joan", "foster", "2003-01-20", &["2008-05-03", "2008-06-20"], None),
        ("Mr and Mrs Tansley", "foster", "2005-08-02", &["2005-08-09"], Some("respite for one week")),
        ("Hillside", "residential", "2008-05-03/2008-06-20", &["2011-02-14"], Some("Hillside was to close")),
        ("Grace and Emmanuel Okafor", "foster", "2011-02-14", &["2013-09-07"], Some("the Okafors moved away")),
        ("Mrs Vera Stubbs", "supported", "2013-09-07", &["2014-06-14"], Some("reached 18")),
    ];
    homes
        .into_iter()
        .map(|(name, kind, from, to, reason)| PlacementTruth {
            name: name.into(),
            kind: kind.into(),
            from: when(from),
            to: to.iter().map(|t| when(t)).collect(),
            reason_for_move: reason.map(str::to_owned),
        })
        .collect()
}

/// The people who come up again and again, with the names that the papers use.
pub fn people() -> Vec<PersonTruth> {
    let people: [(&[&str], &[&str]); 28] = [
        (&["Sam Wrenfield", "Sam", "S.W."], &["child"]),
        (&["Lisa Wrenfield", "Ms Wrenfield", "Ms W.", "Lisa W"], &["mother"]),
        (&["Kayleigh Wrenfield", "Kayleigh"], &["half sister"]),
        (&["Maureen Wrenfield", "Mrs Maureen Wrenfield", "Nan", "MGM"], &["grandmother"]),
        (&["Darren Coyle"], &["father"]),
        (&["Rosemary Hallam", "R. Hallam", "Ms Hallam"], &["social worker"]),
        (&["Janet Moffat", "J. Moffat", "JM"], &["social worker"]),
        (&["Colin Abbey", "C. Abbey", "Mr Abbey", "CA"], &["social worker"]),
        (&["Tunde Bakare", "T. Bakare", "Mr Bakare", "TB"], &["social worker"]),
        (&["Louise Pym", "L. Pym", "LP"], &["social worker"]),
        (&["Gareth Noakes", "G. Noakes", "Mr Noakes"], &["social worker"]),
        (&["Shanice Dorrell", "S. Dorrell"], &["personal adviser"]),
        (&["Brian Kettle", "B. Kettle", "BK"], &["team manager"]),
        (&["Marion Teal", "Ms Teal"], &["independent reviewing officer"]),
        (&["David Osgood", "D. Osgood", "Mr Osgood"], &["independent reviewing officer"]),
        (&["Jean Deering", "Mrs Deering"], &["foster carer"]),
        (&["Alan Deering", "Mr Deering"], &["foster carer"]),
        (&["Pat Bramley", "Patricia Bramley", "Pat", "Ms Bramley", "Mrs Bramley"], &["foster carer"]),
        (&["Joan Cope", "Joan", "Ms Cope", "J.C."], &["foster carer"]),
        (&["Hazel Winton", "H. Winton"], &["supervising social worker"]),
        (&["Eileen Prosser", "Mrs Prosser", "E. Prosser"], &["health visitor"]),
        (&["Philippa Lund", "Mrs Lund"], &["children's guardian"]),
        (&["Mrs Fairley", "A. Fairley"], &["teacher"]),
        (&["Mr J. Swann", "Mr Swann", "J. Swann"], &["head of year"]),
        (&["Karen Bright", "K. Bright", "Karen"], &["unit manager"]),
        (&["Grace Okafor", "Grace", "Mrs Okafor"], &["foster carer"]),
        (&["Emmanuel Okafor", "Emmanuel"], &["foster carer"]),
        (&["Vera Stubbs", "Mrs Vera Stubbs", "Mrs Stubbs"], &["supported lodgings"]),
    ];
    let own = |words: &[&str]| words.iter().map(|w| (*w).to_owned()).collect();
    people.into_iter().map(|(names, roles)| PersonTruth { names: own(names), roles: own(roles) }).collect()
}

/// What the file makes a reader ask.
pub fn questions() -> Vec<QuestionTruth> {
    [
        (Trigger::Gap, "no record between June 2008 and May 2009"),
        (Trigger::UnexplainedMove, "from Pat and Joan's to Hillside in 2008, with no reason"),
        (Trigger::Contradiction, "left Pat and Joan's on 3 May 2008 or on 20 June 2008"),
        (Trigger::Redaction, "the blacked out notes of April 2008"),
        (Trigger::MissingReview, "no minutes of reviews 15 and 16, due between July 2008 and January 2009"),
        (Trigger::ChangeOfWorker, "seven workers, among them Louise Pym, who came in March 2008"),
        (Trigger::Undated, "papers without a date"),
        (Trigger::MissingDocumentReferenced, "the separate note that is not on this file, 22 April 2008"),
        (Trigger::UnkeptAction, "the photograph of his father, asked for in January 2003"),
        (Trigger::NoChildVoice, "review 1, where Sam was not present"),
    ]
    .into_iter()
    .map(|(trigger, about)| QuestionTruth { trigger, about: about.into() })
    .collect()
}

fn when(edtf: &str) -> When {
    When::parse(edtf).expect("a date written in the code")
}
