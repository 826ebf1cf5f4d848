//! Turns each written spelling into every form that a page may use: plural, with dots, and the ways to write a section of an Act.

use crate::fold::fold_words;

/// A form to look for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Spelling {
    /// Folded text, with the case that must match kept and the rest in lower case.
    pub(crate) text: String,
    /// For each byte: true where the case must match.
    exact: Vec<bool>,
    /// True for `S.W`: a full stop after it belongs to it.
    pub(crate) dotted: bool,
    /// True for `s20`: also the shape of half a postcode.
    pub(crate) like_postcode: bool,
}

impl Spelling {
    pub(crate) fn new(written: &str) -> Self {
        let folded = fold_words(written);
        let mut text = String::with_capacity(folded.len());
        let mut exact = Vec::with_capacity(folded.len());
        for token in folded.split_inclusive(|c: char| !c.is_alphanumeric()) {
            let keep = is_short_form(token);
            if keep {
                text.push_str(token);
            } else {
                text.push_str(&token.to_lowercase());
            }
            exact.resize(text.len(), keep);
        }
        Self { text, exact, dotted: false, like_postcode: false }
    }

    /// True when `found` (the same length, any case) has capitals where this form needs them.
    pub(crate) fn has_case_of(&self, found: &str) -> bool {
        self.text.bytes().zip(found.bytes()).zip(&self.exact).all(|((a, b), exact)| !exact || a == b)
    }

    pub(crate) fn has_capitals(&self) -> bool {
        self.exact.iter().any(|e| *e)
    }
}

/// True for letters that are a short form and not a word: capitals after the first letter (`LAC`, `CiC`), or one capital alone (`M`).
fn is_short_form(token: &str) -> bool {
    let mut letters = token.chars().filter(|c| c.is_alphanumeric());
    let Some(first) = letters.next() else { return false };
    let rest: Vec<char> = letters.collect();
    rest.iter().any(|c| c.is_uppercase()) || (rest.is_empty() && first.is_uppercase())
}

/// The written spelling first, then the forms that follow from it.
pub(crate) fn forms(written: &str) -> Vec<Spelling> {
    let own = Spelling::new(written);
    let mut forms = vec![own.clone()];
    let mut add = |text: String, dotted: bool, like_postcode: bool| {
        let form = Spelling { dotted, like_postcode, ..Spelling::new(&text) };
        if !forms.iter().any(|f| f.text == form.text) {
            forms.push(form);
        }
    };
    let folded = fold_words(written);
    if let Some(number) = folded.strip_prefix("s.").filter(|n| n.starts_with(|c: char| c.is_ascii_digit())) {
        for start in ["s. ", "sec ", "sec. ", "sect. ", "section "] {
            add(format!("{start}{number}"), false, false);
        }
        for start in ["s ", "s"] {
            add(format!("{start}{number}"), false, true);
        }
    }
    if let Some(plural) = plural(&folded) {
        add(plural, false, false);
    }
    if (2..=5).contains(&folded.len()) && folded.bytes().all(|b| b.is_ascii_uppercase()) {
        let dotted = folded.chars().map(String::from).collect::<Vec<_>>().join(".");
        add(dotted, true, false);
    }
    forms
}

fn plural(folded: &str) -> Option<String> {
    let last = folded.rsplit(|c: char| !c.is_alphanumeric()).next()?;
    if last.chars().count() < 2 || !last.chars().all(char::is_alphabetic) {
        return None;
    }
    let lower = last.to_lowercase();
    if is_short_form(last) {
        return Some(format!("{folded}s"));
    }
    if let Some(stem) = folded.strip_suffix('y')
        && !stem.ends_with(['a', 'e', 'o', 'u'])
    {
        return Some(format!("{stem}ies"));
    }
    let ending = if lower.ends_with(['s', 'x']) || lower.ends_with("ch") || lower.ends_with("sh") { "es" } else { "s" };
    Some(format!("{folded}{ending}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(written: &str) -> Vec<String> {
        forms(written).into_iter().map(|f| f.text).collect()
    }

    #[test]
    fn short_forms_keep_their_capitals_and_words_do_not() {
        assert!(Spelling::new("LAC").has_case_of("LAC"));
        assert!(!Spelling::new("LAC").has_case_of("lac"));
        assert!(Spelling::new("Ofsted").has_case_of("OFSTED"));
        assert!(Spelling::new("CP plan").has_case_of("CP PLAN"));
        assert!(!Spelling::new("CP plan").has_case_of("cp plan"));
        assert!(!Spelling::new("M").has_case_of("m"));
    }

    #[test]
    fn plurals_dots_and_sections() {
        assert_eq!(texts("IRO"), ["IRO", "IROs", "I.R.O"]);
        assert_eq!(texts("third party"), ["third party", "third parties"]);
        assert_eq!(texts("M"), ["M"], "Ms is a title, not two mothers");
        assert!(texts("s.20").contains(&"section 20".to_owned()));
        assert!(texts("s.20").contains(&"s20".to_owned()));
    }
}
