//! The names and turns of phrase of the made-up councils. Every list has two halves; a made-up life draws from one only.

pub type Half = [&'static [&'static str]; 2];

/// By era, then by half.
pub const COUNCILS: [Half; 3] = [
    [
        &["Ashmere County Council", "County Council of Dunsley"],
        &["North Carrick County Council", "Thornshire County Council"],
    ],
    [
        &["London Borough of Eastwick", "Calder Vale Metropolitan Borough Council"],
        &["Borough of Stanmoor", "Metropolitan Borough of Rookdale"],
    ],
    [&["Kelsham City Council", "Wyre and Arden Council"], &["Portlow City Council", "Beaufort County Council"]],
];
pub const DEPARTMENTS: [Half; 3] = [
    [
        &["Social Services Department", "Department of Social Services"],
        &["Social Services", "Directorate of Social Services"],
    ],
    [
        &["Social Services Department", "Housing and Social Services"],
        &["Directorate of Community Services", "Social Services Directorate"],
    ],
    [&["Children's Services", "Children and Families"], &["Children, Schools and Families", "People Directorate"]],
];
pub const FIRST_NAMES: Half = [&["Paul", "Karen", "Dean", "Tracey"], &["Kevin", "Donna", "Marcus", "Leanne"]];
pub const MOTHERS: Half = [&["Sheila", "Carol", "Denise"], &["Maureen", "Yvonne", "Brenda"]];
pub const LAST_NAMES: Half = [
    &["Hartley", "Pocock", "Brindle", "Quayle", "Astbury", "Mundy", "Tordoff", "Lishman"],
    &["Garside", "Vickery", "Nuttall", "Penrose", "Oddie", "Whitlam", "Kershaw", "Bewick"],
];
pub const PEOPLE: Half = [
    &["Alan Threlfall", "Jill Ormerod", "Peter Sugden", "Moira Kelland", "Anne Dacre", "Roy Stubley", "Sunita Rao"],
    &[
        "Keith Barraclough",
        "Wendy Holroyd",
        "Ian Pickles",
        "Ruth Ackland",
        "Farida Malik",
        "Graham Toller",
        "Sue Yelland",
    ],
];
pub const HOMES: Half = [&["Larch House", "The Elms Children's Home"], &["Beckside", "Ridgeway House"]];
pub const SCHOOLS: Half = [
    &["Moorgate Junior School", "St Cuthbert's R.C. School", "Langley Comprehensive School"],
    &["Park Lane Primary School", "Heathfield High School", "St Oswald's School"],
];
pub const REASONS: Half = [
    &["the foster mother was taken ill", "the home was to close", "a permanent family had been found"],
    &["the carers were moving abroad", "the unit was closing down", "the match was meant to be short term"],
];
pub const ORDERS: [&str; 2] = ["Care Order", "Interim Care Order"];
pub const OPENINGS: Half = [
    &["Dear Mr and Mrs Hartwell,", "Dear Sir,", "Dear Miss Lowe,"],
    &["Dear Madam", "Dear Mrs Ibbotson", "Dear Dr Farrar"],
];
pub const CLOSINGS: Half = [&["Yours faithfully,", "Yours sincerely,"], &["Yours sincerely", "Yours truly"]];
pub const DIVIDERS: Half = [
    &["SECTION 3\nMEDICAL", "Part B - Correspondence", "LEGAL PAPERS", "Divider 4: Reviews"],
    &["SECTION C: HEALTH", "4. COURT", "Letters in and out", "TAB 6\nEDUCATION"],
];
pub const WITHHELD: Half = [
    &[
        "This page has been withheld.\nReason: information about another person.",
        "PAGES 14 TO 15 REMOVED\nData Protection Act 2018, Schedule 2, Part 3",
    ],
    &[
        "Page withheld in full\nExemption: third party information",
        "This document has been removed from the file before release.",
    ],
];
pub const BLANK_WORDS: Half = [&["", "", "(blank)"], &["", "", "This page is intentionally left blank."]];
pub const JUDGES: Half = [&["Mrs P Ellery JP", "His Honour Judge Marlow"], &["Mr T Royle JP", "District Judge Sawle"]];
pub const COURTS: Half = [
    &["Dunsley Juvenile Court", "Ashmere Magistrates' Court"],
    &["Carrick Juvenile Court", "Stanmoor Family Proceedings Court"],
];
pub const SUBJECTS: Half = [
    &[
        "Clothing grant",
        "Holiday dates",
        "Contact with grandparents",
        "Transport to school",
        "School trip",
        "Dental appointment",
    ],
    &["Bus pass", "Summer activities", "Sibling visits", "Uniform", "Passport form", "Optician"],
];
pub const DISCLAIMERS: [&str; 2] = [
    "This e-mail and any files sent with it are confidential and meant for the named person only.",
    "The information in this message may be privileged. If it reached you in error, delete it and tell the sender.",
];
