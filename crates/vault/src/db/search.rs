//! Finding words. What is typed is only ever words or a phrase: nothing of it is taken as a command of the index.

use record::FileId;
use rusqlite::Connection;

use super::pages;
use crate::error::Result;

/// Up to so many pages the best come first; beyond it they come in the order of the file, so that a common word is
/// answered as fast as a rare one.
const RANKED: u32 = 1_000;
/// The count stops here.
const COUNTED: u32 = 100_000;
/// More words than this say nothing more.
const TERMS: usize = 24;
/// Around a found word, a snippet has about this many characters.
const SNIPPET: usize = 180;
const BEFORE: usize = 50;
/// Two code points that Unicode will never give a meaning, so that no page holds them.
const OPEN: char = '\u{fdd0}';
const CLOSE: char = '\u{fdd1}';

/// What to look for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchQuery {
    /// Every word must be on the page. The last one may be a beginning. `"Words in quotes"` stand together.
    pub words: String,
    pub limit: u32,
    pub offset: u32,
}

/// What was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SearchAnswer {
    /// Pages that hold the words.
    pub total: u32,
    /// True when counting stopped at `total`.
    pub capped: bool,
    /// True when the best pages come first; else they come in the order of the files and pages.
    pub ranked: bool,
    pub hits: Vec<Hit>,
}

/// One page that holds the words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    pub file: FileId,
    pub page: u32,
    /// A piece of the page around the words, in one line, with `…` where it is cut.
    pub snippet: String,
    /// Where the words are in the snippet, in Unicode scalar values.
    pub marks: Vec<(u32, u32)>,
    /// The piece of the page's text that the snippet shows, in Unicode scalar values.
    pub shows: (u32, u32),
    /// Where the words are in the page's text, in Unicode scalar values.
    pub places: Vec<(u32, u32)>,
}

/// The index's own way to write "all of these", or none when nothing can be looked for.
fn expression(typed: &str) -> Option<String> {
    let mut terms: Vec<String> = Vec::new();
    let all_closed = typed.matches('"').count().is_multiple_of(2);
    let pieces: Vec<&str> = typed.split('"').collect();
    let end = pieces.len() - 1;
    for (i, piece) in pieces.iter().enumerate() {
        if i % 2 == 1 {
            // A phrase; one that is not closed yet is still being typed, and its last word may be a beginning.
            let prefix = i == end && !all_closed && typable(piece);
            push(&mut terms, piece, prefix);
            continue;
        }
        let words: Vec<&str> = piece.split_whitespace().collect();
        for (j, word) in words.iter().enumerate() {
            let last = i == end && j + 1 == words.len();
            push(&mut terms, word, last && typable(piece));
        }
    }
    if terms.is_empty() { None } else { Some(terms.join(" AND ")) }
}

/// True while the last word may still be going on: nothing stands after it, and it has the two letters that the index
/// knows beginnings by.
fn typable(piece: &str) -> bool {
    piece.chars().rev().take(2).filter(|c| c.is_alphanumeric()).count() == 2
}

fn push(terms: &mut Vec<String>, words: &str, prefix: bool) {
    if terms.len() < TERMS && words.chars().any(char::is_alphanumeric) {
        let clean: String = words.chars().filter(|c| *c != '"' && *c != '\0').take(200).collect();
        terms.push(format!("\"{clean}\"{}", if prefix { "*" } else { "" }));
    }
}

const WHERE: &str = "FROM page_fts WHERE page_fts MATCH ?1
    AND (page_fts.rowid >> 20) NOT IN (SELECT id FROM file WHERE removed IS NOT NULL)";

/// Looks for the words in every page of the files that are not removed.
pub(crate) fn search(connection: &Connection, query: &SearchQuery) -> Result<SearchAnswer> {
    let Some(expression) = expression(&query.words) else { return Ok(SearchAnswer::default()) };
    let total: u32 = connection
        .prepare_cached(&format!("SELECT count(*) FROM (SELECT 1 {WHERE} LIMIT {COUNTED})"))?
        .query_row([&expression], |r| r.get(0))?;
    let ranked = total <= RANKED;
    let order = if ranked { "rank" } else { "page_fts.rowid" };
    let mut statement = connection.prepare_cached(&format!(
        "SELECT rowid, highlight(page_fts, 0, '{OPEN}', '{CLOSE}') {WHERE} ORDER BY {order} LIMIT ?2 OFFSET ?3"
    ))?;
    let mut rows = statement.query((&expression, query.limit, query.offset))?;
    let mut hits = Vec::new();
    while let Some(row) = rows.next()? {
        let (file, page) = pages::split(row.get(0)?);
        let marked: String = row.get(1)?;
        hits.push(hit(file, page, &marked));
    }
    Ok(SearchAnswer { total, capped: total == COUNTED, ranked, hits })
}

/// Where the words stand on one page, in Unicode scalar values; nothing when they are not all there.
pub(crate) fn on_page(connection: &Connection, page: i64, words: &str) -> Result<Vec<(u32, u32)>> {
    let Some(expression) = expression(words) else { return Ok(Vec::new()) };
    let mut statement = connection.prepare_cached(&format!(
        "SELECT highlight(page_fts, 0, '{OPEN}', '{CLOSE}') FROM page_fts WHERE page_fts MATCH ?1 AND rowid = ?2"
    ))?;
    let mut rows = statement.query((&expression, page))?;
    let Some(row) = rows.next()? else { return Ok(Vec::new()) };
    let marked: String = row.get(0)?;
    let (file, number) = pages::split(page);
    Ok(hit(file, number, &marked).places)
}

fn hit(file: FileId, page: u32, marked: &str) -> Hit {
    let mut text: Vec<char> = Vec::with_capacity(marked.len());
    let mut places: Vec<(usize, usize)> = Vec::new();
    let mut from = 0;
    for c in marked.chars() {
        match c {
            OPEN => from = text.len(),
            CLOSE => places.push((from, text.len())),
            other => text.push(other),
        }
    }
    let (snippet, marks, (from, to)) = cut(&text, &places);
    let small = |&(a, b): &(usize, usize)| (a as u32, b as u32);
    let (marks, places) = (marks.iter().map(small).collect(), places.iter().map(small).collect());
    Hit { file, page, snippet, marks, shows: (from as u32, to as u32), places }
}

/// The piece of a text that holds the most of the places, as one line, where they are in it, and where it is in the text.
fn cut(text: &[char], places: &[(usize, usize)]) -> (String, Vec<(usize, usize)>, (usize, usize)) {
    let held = |start: usize| places.iter().filter(|p| p.0 >= start && p.1 <= start + SNIPPET - BEFORE).count();
    // `max_by_key` takes the last of equals, and the first is wanted.
    let best = places.iter().rev().max_by_key(|p| held(p.0)).map_or(0, |p| p.0);
    let at_word = |i: usize| i == 0 || text[i - 1].is_whitespace();
    let early = best.saturating_sub(BEFORE);
    let start = (early..=best).find(|&i| at_word(i)).unwrap_or(early);
    let late = (start + SNIPPET).max(best).min(text.len());
    let word_end = (best..late).rev().find(|&i| text[i].is_whitespace()).unwrap_or(late);
    let inside = places.iter().any(|p| p.0 < late && p.1 > word_end);
    let end = if late == text.len() || inside { late } else { word_end };

    let mut snippet: Vec<char> = Vec::with_capacity(SNIPPET + 2);
    if start > 0 {
        snippet.push('…');
    }
    let mut moved = Vec::with_capacity(end - start + 1);
    for &c in &text[start..end] {
        moved.push(snippet.len());
        if !c.is_whitespace() {
            snippet.push(c);
        } else if snippet.last().is_some_and(|l| *l != ' ') {
            snippet.push(' ');
        }
    }
    moved.push(snippet.len());
    if end < text.len() {
        snippet.push('…');
    }
    let marks = places
        .iter()
        .filter(|p| p.0 < end && p.1 > start)
        .map(|p| (moved[p.0.max(start) - start], moved[p.1.min(end) - start]))
        .collect();
    (snippet.into_iter().collect(), marks, (start, end))
}

/// True when the index says the same as the pages.
pub(crate) fn is_sound(connection: &Connection) -> Result<bool> {
    let answer = connection.execute("INSERT INTO page_fts(page_fts, rank) VALUES ('integrity-check', 1)", []);
    match answer.map_err(crate::VaultError::from) {
        Ok(_) => Ok(true),
        Err(crate::VaultError::Damaged { .. }) => Ok(false),
        Err(other) => Err(other),
    }
}

/// Makes the index anew from the pages.
pub(crate) fn rebuild(connection: &Connection) -> Result<()> {
    connection.execute("INSERT INTO page_fts(page_fts) VALUES ('rebuild')", [])?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typed_words_become_plain_terms() {
        assert_eq!(expression("foster care").as_deref(), Some("\"foster\" AND \"care\"*"));
        assert_eq!(expression("foster care ").as_deref(), Some("\"foster\" AND \"care\""));
        assert_eq!(expression("\"foster care\" leeds").as_deref(), Some("\"foster care\" AND \"leeds\"*"));
        assert_eq!(expression("\"foster ca").as_deref(), Some("\"foster ca\"*"));
        assert_eq!(expression("a").as_deref(), Some("\"a\""));
        assert_eq!(
            expression("O'Brien NOT text:x* ^ OR").as_deref(),
            Some("\"O'Brien\" AND \"NOT\" AND \"text:x*\" AND \"OR\"*")
        );
        assert_eq!(expression(" -- \"\" * "), None);
    }

    #[test]
    fn snippets_show_the_words_and_where_they_are() {
        let words = "alpha\nbeta ".repeat(60) + "the {needle} lies here " + &"gamma ".repeat(80);
        let found = hit(FileId(1), 2, &words.replace('{', "\u{fdd0}").replace('}', "\u{fdd1}"));
        let piece: Vec<char> = found.snippet.chars().collect();
        assert!(piece.len() <= SNIPPET + 2 && piece[0] == '…' && piece[piece.len() - 1] == '…');
        let [(a, b)] = found.marks[..] else { panic!("one mark") };
        assert_eq!(piece[a as usize..b as usize].iter().collect::<String>(), "needle");
        assert_eq!(found.places, vec![(664, 670)]);
        assert!(!found.snippet.contains('\n'));
    }
}
