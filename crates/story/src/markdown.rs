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
/// address, and what looks like an entity (`&lt;`) stays the letters that it is.
fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for (i, c) in words.char_indices() {
        let next = words[i + c.len_utf8()..].chars().next();
        let line = words[..i].rsplit('\n').next().unwrap_or_default();
        let always = matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '~' | '|' | '$' | '^' | '{' | '}');
        let at_start = line.trim().is_empty() && matches!(c, '#' | '+' | '-' | '=' | ':');
        let numbered = matches!(c, '.' | ')') && !line.is_empty() && line.bytes().all(|b| b.is_ascii_digit());
        let entity = c == '&' && next.is_some_and(|n| n == '#' || n.is_ascii_alphabetic());
        let address = match c {
            // A scheme, not a time of day.
            ':' => {
                line.ends_with(char::is_alphanumeric) && next.is_some_and(|n| !n.is_whitespace() && !n.is_ascii_digit())
                    || line.ends_with(char::is_alphabetic) && next.is_some_and(|n| n.is_ascii_digit())
            }
            '@' => next.is_some_and(char::is_alphanumeric),
            '.' => {
                line.len() >= 3
                    && line.is_char_boundary(line.len() - 3)
                    && line[line.len() - 3..].eq_ignore_ascii_case("www")
            }
            _ => false,
        };
        if always || at_start || numbered || entity || address {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_never_mark_up() {
        assert_eq!(escaped("# He said *no* [x]"), "\\# He said \\*no\\* \\[x\\]");
        assert_eq!(escaped("1. one"), "1\\. one");
        assert_eq!(escaped("On 3 March 2009."), "On 3 March 2009.");
        assert_eq!(escaped("At 10:30, Marks & Spencer"), "At 10:30, Marks & Spencer");
        assert_eq!(escaped("&lt;b&gt; \n : term"), "\\&lt;b\\&gt; \n \\: term");
    }

    #[test]
    fn no_address_becomes_a_link() {
        assert_eq!(escaped("see http://a.example"), "see http\\://a.example");
        assert_eq!(escaped("WWW.a.example a@b.example"), "WWW\\.a.example a\\@b.example");
        assert_eq!(escaped("javascript:x mailto:y"), "javascript\\:x mailto\\:y");
    }
}
