//! The story as Markdown: a heading for each chapter, and after each sentence the pages that it rests on.

use crate::life::{Sentence, SentenceKind, Source, Story};

/// A sentence with more sources than this names the first ones and says how many more there are.
const NAMED_SOURCES: usize = 4;

impl Story {
    /// The whole story. Words from the file and from the person are escaped, so that none of them are taken for mark-up.
    #[must_use]
    pub fn to_markdown(&self) -> String {
        let mut out = format!("# {}\n", escaped(&self.title));
        for chapter in &self.chapters {
            out.push_str(&format!("\n## {}\n\n", escaped(&chapter.heading)));
            for sentence in &chapter.sentences {
                out.push_str(&paragraph(sentence));
                out.push_str("\n\n");
            }
            out.truncate(out.trim_end().len());
            out.push('\n');
        }
        out
    }
}

fn paragraph(sentence: &Sentence) -> String {
    let words = escaped(&sentence.text);
    if sentence.kind == SentenceKind::Memory {
        return format!("{words} *(my memory)*");
    }
    let pages: Vec<String> = sentence.sources.iter().take(NAMED_SOURCES).map(page).collect();
    let more = sentence.sources.len().saturating_sub(NAMED_SOURCES);
    let rest = match more {
        0 => String::new(),
        1 => "; and 1 more page".to_owned(),
        n => format!("; and {n} more pages"),
    };
    let corrected = if sentence.kind == SentenceKind::Corrected { " *(my correction)*" } else { "" };
    if pages.is_empty() {
        format!("{words}{corrected}")
    } else {
        format!("{words}{corrected} ({}{rest})", pages.join("; "))
    }
}

fn page(source: &Source) -> String {
    format!("{}, page {}", escaped(&source.file_name), source.evidence.page)
}

/// Keeps words from being read as mark-up, by readers of CommonMark and of what others have added to it: no link is made of an
/// address, and what names a sign (`&lt;`) stays the letters that it is. Blanks at the start of a line go: four of them would
/// make it a piece of code.
fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for line in words.split_inclusive(['\n', '\r']) {
        let line = line.trim_start_matches([' ', '\t']);
        for (i, c) in line.char_indices() {
            let (before, after) = (&line[..i], &line[i + c.len_utf8()..]);
            let always =
                matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '~' | '|' | '$' | '^' | '{' | '}');
            let at_start = i == 0 && matches!(c, '+' | '-' | '=' | ':');
            // Signs at the end of a heading would close it.
            let closes = c == '#' && (i == 0 || line[i..].trim_end().bytes().all(|b| b == b'#'));
            let numbered = i > 0 && matches!(c, '.' | ')') && before.bytes().all(|b| b.is_ascii_digit());
            let sign = c == '&' && names_a_sign(after);
            if always || at_start || closes || numbered || sign || makes_an_address(c, before, after) {
                out.push('\\');
            }
            out.push(c);
        }
    }
    out
}

/// True for the sign in a line by which some readers know an address and make a link of it.
fn makes_an_address(c: char, before: &str, after: &str) -> bool {
    let next = after.chars().next();
    match c {
        // A scheme, not a time of day.
        ':' => {
            before.ends_with(char::is_alphanumeric) && next.is_some_and(|n| !n.is_whitespace() && !n.is_ascii_digit())
                || before.ends_with(char::is_alphabetic) && next.is_some_and(|n| n.is_ascii_digit())
        }
        '@' => next.is_some_and(char::is_alphanumeric),
        '.' => before
            .len()
            .checked_sub(3)
            .and_then(|from| before.get(from..))
            .is_some_and(|last| last.eq_ignore_ascii_case("www")),
        _ => false,
    }
}

/// True for what follows the `&` of `&lt;` or `&#60;`, which a reader of Markdown would show as another sign.
fn names_a_sign(rest: &str) -> bool {
    let name = rest.strip_prefix('#').unwrap_or(rest);
    let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
    end > 0 && name[end..].starts_with(';')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_never_mark_up() {
        assert_eq!(escaped("# He said *no* [x]"), "\\# He said \\*no\\* \\[x\\]");
        assert_eq!(escaped("1. one"), "1\\. one");
        assert_eq!(escaped("On 3 March 2009."), "On 3 March 2009.");
        assert_eq!(escaped("a\n\n    # b\r\t1) c"), "a\n\n\\# b\r1\\) c");
        assert_eq!(escaped("Flat #3, block #"), "Flat #3, block \\#");
        assert_eq!(escaped("R&B at AT&T, &lt;b&gt; &#60;"), "R&B at AT&T, \\&lt;b\\&gt; \\&#60;");
        assert_eq!(escaped("At 10:30, Marks & Spencer"), "At 10:30, Marks & Spencer");
        assert_eq!(escaped("&lt;b&gt; \n : term"), "\\&lt;b\\&gt; \n\\: term");
    }

    #[test]
    fn no_address_becomes_a_link() {
        assert_eq!(escaped("see http://a.example"), "see http\\://a.example");
        assert_eq!(escaped("WWW.a.example a@b.example"), "WWW\\.a.example a\\@b.example");
        assert_eq!(escaped("javascript:x mailto:y"), "javascript\\:x mailto\\:y");
    }
}
