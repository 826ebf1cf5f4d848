//! Names that came from outside, made safe to show and to keep. It names nothing on a disk and opens nothing.

/// The longest name kept, in Unicode scalar values.
const LONGEST: usize = 200;

/// A file name as it may be shown: no control characters, no characters that turn the reading direction round or show
/// nothing, white space as single spaces, at most 200 characters (the ending is kept). Never empty: `unnamed`.
#[must_use]
pub fn safe_name(raw: &str) -> String {
    let mut name = String::with_capacity(raw.len().min(4 * LONGEST));
    // The bound is on work: a name of many megabytes is only looked at as far as it could matter.
    for c in raw.chars().take(16 * LONGEST) {
        if c.is_whitespace() {
            if !name.is_empty() && !name.ends_with(' ') {
                name.push(' ');
            }
        } else if !c.is_control() && !shows_nothing(c) {
            name.push(c);
        }
    }
    let name = name.trim_end();
    let length = name.chars().count();
    if name.is_empty() {
        return "unnamed".to_owned();
    }
    if length <= LONGEST {
        return name.to_owned();
    }
    // The ending says what kind of file it is, so the middle is what goes.
    let tail: String = name.chars().skip(length - 20).collect();
    let head: String = name.chars().take(LONGEST - 21).collect();
    format!("{head}…{tail}")
}

/// The way to a file inside another (`box 2/../../notes.pdf`), as the folders and the name that are safe to show,
/// joined by `/`. Drive letters, `.` and `..` are left out, so that it can never point outside.
#[must_use]
pub fn safe_path(raw: &str) -> String {
    let mut parts: Vec<String> = Vec::new();
    for part in raw.split(['/', '\\']) {
        let part = part.trim();
        let is_drive = part.len() == 2 && part.ends_with(':') && part.starts_with(|c: char| c.is_ascii_alphabetic());
        if part.is_empty() || is_drive || part.chars().all(|c| c == '.') {
            continue;
        }
        parts.push(safe_name(part));
    }
    // Deep nests of folders say nothing to a reader; the last ones are the nearest to the file.
    let from = parts.len().saturating_sub(8);
    if parts.is_empty() { "unnamed".to_owned() } else { parts[from..].join("/") }
}

/// A place on the disk as it may be shown: as it is, but with nothing in it that turns the reading direction round, breaks the
/// line or shows nothing.
#[must_use]
pub fn safe_place(raw: &str) -> String {
    raw.chars().filter(|c| !c.is_control() && !shows_nothing(*c)).collect()
}

/// True for the nine characters that turn the reading direction round or shut it in: words with them can be shown in an order
/// that nobody wrote. The harmless marks of right-to-left writing are not among them.
#[must_use]
pub fn turns_words(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Direction overrides, joiners and marks without a shape: a name with these can look like another name.
fn shows_nothing(c: char) -> bool {
    matches!(c,
        '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180E}'
        | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}'
        | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}' | '\u{E0000}'..='\u{E0FFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_pretend_to_be_another() {
        assert_eq!(safe_name("photo\u{202E}fdp.exe"), "photofdp.exe");
        assert_eq!(safe_name("a\u{0}b\nc\t d"), "ab c d");
        assert_eq!(safe_name("\u{200B}\u{7}"), "unnamed");
        assert_eq!(safe_name("Réview 1994.pdf"), "Réview 1994.pdf");
    }

    #[test]
    fn a_long_name_keeps_its_ending() {
        let name = safe_name(&format!("{}.pdf", "x".repeat(400)));
        assert_eq!(name.chars().count(), 200);
        assert!(name.ends_with(".pdf"));
    }

    #[test]
    fn a_place_is_shown_in_its_own_order() {
        assert_eq!(safe_place("/home/sam/photo\u{202E}fdp.exe\n"), "/home/sam/photofdp.exe");
        assert_eq!(safe_place("C:\\Users\\Siân\\a  b.pdf"), "C:\\Users\\Siân\\a  b.pdf");
    }

    #[test]
    fn a_path_never_points_outside() {
        assert_eq!(safe_path("../../etc/passwd"), "etc/passwd");
        assert_eq!(safe_path("C:\\Windows\\..\\x.dll"), "Windows/x.dll");
        assert_eq!(safe_path("/abs.txt"), "abs.txt");
        assert_eq!(safe_path("\\\\?\\C:\\a"), "?/a");
        assert_eq!(safe_path("../.."), "unnamed");
    }
}
