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

/// Keeps words from being read as mark-up.
fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for (i, c) in words.char_indices() {
        let opens_line = i == 0 || words[..i].ends_with('\n');
        let always = matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '~' | '|' | '$');
        let at_start = opens_line && matches!(c, '#' | '+' | '-' | '=' | '&');
        let numbered = matches!(c, '.' | ')')
            && words[..i].rsplit('\n').next().is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()));
        if always || at_start || numbered {
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
    }
}
