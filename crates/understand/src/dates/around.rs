//! The words that stand beside numbers and names and tell what they are. Lists only; the rules that use them are in `refuse` and `names`.

/// `pre-1975`, `post-1975`.
pub(super) const PRE: &[&str] = &["pre", "post"];
/// A number after one of these is a reference, not a date.
#[rustfmt::skip]
pub(super) const NUMBERED: &[&str] = &[
    "section", "sections", "s", "ss", "sec", "para", "paras", "paragraph", "paragraphs", "reg", "regs", "regulation",
    "regulations", "rule", "rules", "form", "forms", "room", "flat", "no", "nos", "number", "numbers", "ref",
    "reference", "case", "file", "page", "pages", "p", "pp", "vol", "volume", "version", "v", "ver", "article", "art",
    "schedule", "sch", "part", "clause", "item", "tel", "telephone", "phone", "fax", "ext", "extension", "mobile",
    "unit", "level", "bus", "bp", "code", "policy", "appendix", "annex", "chapter", "fig", "figure", "table",
    "bundle", "apartment", "apt", "upn", "nhs", "urn", "id", "si", "account", "invoice", "cheque", "box", "ward",
    "step", "windows", "office", "build", "release", "question", "q", "standard",
];
/// A date-like number with strokes after one of these is a reference.
#[rustfmt::skip]
pub(super) const REFERENCES: &[&str] = &[
    "ref", "reference", "no", "nos", "number", "case", "file", "form", "version", "v", "id", "policy", "account", "invoice", "room", "code",
];
/// After one of these a fraction is a mark out of something, or a length of time.
#[rustfmt::skip]
pub(super) const SCORED: &[&str] = &[
    "score", "scored", "scores", "scoring", "rated", "rating", "scale", "scaling", "pain", "mood", "safety", "for",
    "every", "each", "lasting", "gestation", "got", "mark", "marks", "test", "result", "won", "lost", "drew",
    "sentenced", "vision", "acuity", "hymn", "psalm", "psalms", "chapter", "verse", "position", "bed", "beds", "size", "grade",
];
/// Words of which a year after them is part of a title: laws, circulars, guidance.
#[rustfmt::skip]
pub(super) const LAWS: &[&str] = &[
    "act", "acts", "regulations", "regs", "rules", "bill", "measure", "circular", "directions", "convention", "code",
    "together", "framework", "guidance", "si", "standards", "cypa", "ca", "cca", "dpa", "csdpa", "csdp", "aca", "mha", "mca",
    "clca", "hra", "fla", "pca", "laa", "lassa", "cja", "yja", "cwa", "cfa", "cswa", "cwsa", "cda", "cpia", "soa",
    "foia", "foi", "aja", "pace", "aar", "afa", "gdpr", "cypca", "ecm", "laming",
];
/// `the 1989 Act`.
#[rustfmt::skip]
pub(super) const LAWS_AFTER: &[&str] = &[
    "act", "acts", "regulations", "regs", "rules", "circular", "bill", "legislation",
];
/// A number before one of these counts things.
#[rustfmt::skip]
pub(super) const COUNTED: &[&str] = &[
    "hrs", "hours", "hr", "h", "pounds", "miles", "g", "kg", "ml", "mg", "metres", "people", "children", "pupils",
    "words", "calories", "times", "yards", "grams", "pages", "pence", "pupil", "boys", "girls", "families", "places",
    "homes", "councils", "young",
];
/// What comes before a name.
#[rustfmt::skip]
pub(super) const TITLES: &[&str] = &[
    "mr", "mrs", "ms", "miss", "dr", "sister", "aunt", "auntie", "uncle", "nurse", "pc", "sgt", "cllr", "judge",
    "rev", "master", "called", "named",
];
/// What a month or a weekday before it gives its name to.
#[rustfmt::skip]
pub(super) const STREETS: &[&str] = &[
    "street", "st", "road", "rd", "avenue", "ave", "lane", "close", "crescent", "gardens", "terrace", "drive",
    "house", "court", "school", "times", "mirror", "lunch", "cottage", "hill", "bank", "club", "express", "lodge", "way",
    "walk", "grove", "place", "mews", "rise", "green", "view", "hall",
];
/// What a season or feast describes when it is not a time: a coat, a party, presents.
#[rustfmt::skip]
pub(super) const THINGS: &[&str] = &[
    "house", "coat", "clothes", "clothing", "uniform", "fair", "fayre", "shoes", "dress", "water", "present",
    "presents", "card", "cards", "tree", "party", "dinner", "lunch", "egg", "eggs", "play", "money", "list",
    "shopping", "grant", "bonus", "allowance", "leave", "decorations", "gift", "gifts", "box", "lights", "jumper",
    "bear", "clean", "onions", "camp", "contact", "arrangements", "payment", "fund", "carol", "carols", "service",
    "hamper", "bonnet", "competition", "bazaar", "concert", "assembly", "parade", "disco", "cake", "cakes", "pudding",
    "stocking", "stockings", "tea", "pantomime", "panto", "outfit",
];
/// Words that lead up to a day of the month or a numeric day and month.
#[rustfmt::skip]
pub(super) const LEADS: &[&str] = &[
    "on", "by", "from", "until", "till", "since", "dated", "between", "to", "before", "after", "date", "seen",
    "visit", "visited", "hv", "ov", "tc", "due", "review", "meeting", "night", "w/c", "of", "again", "letter",
    "phoned", "called", "rang", "saw", "c", "e", "b", "week", "commencing", "ending",
];
/// Small words with which a sentence goes on after a date.
#[rustfmt::skip]
pub(super) const GOES_ON: &[&str] = &[
    "and", "or", "to", "at", "in", "he", "she", "they", "i", "we", "it", "was", "were", "is", "which", "with", "when",
    "but", "for", "from", "by", "that", "as", "because", "who", "until", "on", "the", "a", "mother", "father", "mum",
    "dad", "about", "his", "her", "their", "then", "will", "had", "has", "after", "before", "of", "if", "so", "re",
    "via", "not", "no", "this", "between", "during", "without", "while", "due", "you", "my", "our", "where", "may",
    "both", "refers", "addressed",
];
