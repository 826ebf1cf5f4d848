//! A part of a document as a small tree. Entities that a file declares for itself are never looked up, so none can grow or
//! reach outside; a tree that is too deep or too big is refused.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use record::FileProblem;

/// Elements within elements. Each level costs stack when the tree is walked.
const DEEPEST: usize = 250;
/// Elements, attributes and stretches of text in one tree.
const MOST: usize = 6_000_000;

#[derive(Debug, Default)]
pub struct Node {
    /// With its prefix, as written: `text:p`.
    pub name: String,
    attributes: Vec<(String, String)>,
    pub children: Vec<Child>,
}

#[derive(Debug)]
pub enum Child {
    Node(Node),
    Text(String),
}

impl Node {
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }

    pub fn nodes(&self) -> impl Iterator<Item = &Node> {
        self.children.iter().filter_map(|child| match child {
            Child::Node(node) => Some(node),
            Child::Text(_) => None,
        })
    }

    pub fn child(&self, name: &str) -> Option<&Node> {
        self.nodes().find(|node| node.name == name)
    }

    /// All the words inside.
    pub fn words(&self) -> String {
        let mut out = String::new();
        self.push_words(&mut out);
        out
    }

    fn push_words(&self, out: &mut String) {
        for child in &self.children {
            match child {
                Child::Text(text) => out.push_str(text),
                Child::Node(node) => node.push_words(out),
            }
        }
    }
}

/// The tree of a part in UTF-8. What is open at a broken end counts as closed.
///
/// # Errors
/// `TooBig` past the bounds, `Damaged` when there is not even one element.
pub fn tree(bytes: &[u8]) -> Result<Node, FileProblem> {
    let text = String::from_utf8_lossy(bytes);
    let mut reader = Reader::from_str(text.trim_start_matches('\u{FEFF}'));
    reader.config_mut().check_end_names = false;
    let mut open = vec![Node::default()];
    let mut count = 0;
    loop {
        count += 1;
        if count > MOST {
            return Err(FileProblem::TooBig);
        }
        match reader.read_event() {
            Ok(Event::Start(start)) => {
                if open.len() >= DEEPEST {
                    return Err(FileProblem::TooBig);
                }
                let node = node(&start);
                count += node.attributes.len();
                open.push(node);
            }
            Ok(Event::Empty(start)) => {
                let node = node(&start);
                count += node.attributes.len();
                add(&mut open, Child::Node(node));
            }
            Ok(Event::End(_)) => {
                if open.len() > 1
                    && let Some(done) = open.pop()
                {
                    add(&mut open, Child::Node(done));
                }
            }
            Ok(Event::Text(text)) => text_of(&mut open, &text),
            Ok(Event::CData(text)) => text_of(&mut open, &text),
            Ok(Event::GeneralRef(named)) => {
                let letter = match named.resolve_char_ref() {
                    Ok(Some(letter)) => letter.to_string(),
                    _ => quick_xml::escape::resolve_predefined_entity(&named).unwrap_or("").to_owned(),
                };
                text_of(&mut open, &letter);
            }
            // What came before a broken place is kept.
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
    }
    while open.len() > 1 {
        if let Some(done) = open.pop() {
            add(&mut open, Child::Node(done));
        }
    }
    let root = open.pop().unwrap_or_default();
    let first = root.children.into_iter().find_map(|child| match child {
        Child::Node(node) => Some(node),
        Child::Text(_) => None,
    });
    first.ok_or(FileProblem::Damaged)
}

fn node(start: &BytesStart<'_>) -> Node {
    let attributes = start.attributes().flatten().take(200).map(|attribute| {
        let value = quick_xml::escape::unescape(&attribute.value)
            .map_or_else(|_| attribute.value.to_string(), |v| v.into_owned());
        (attribute.key.as_ref().to_owned(), value)
    });
    Node { name: start.name().as_ref().to_owned(), attributes: attributes.collect(), children: Vec::new() }
}

fn add(open: &mut [Node], child: Child) {
    if let Some(parent) = open.last_mut() {
        parent.children.push(child);
    }
}

fn text_of(open: &mut [Node], text: &str) {
    let Some(parent) = open.last_mut() else { return };
    match parent.children.last_mut() {
        Some(Child::Text(before)) => before.push_str(text),
        _ => parent.children.push(Child::Text(text.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_by_number_come_through_and_entities_of_the_file_do_not() {
        let bomb = "<!DOCTYPE a [<!ENTITY x \"bang bang bang\"><!ENTITY f SYSTEM \"file:///etc/passwd\">]><a n='&lt;1'>caf&#233; &amp; &x;&f;<b>x</b></a>";
        let root = tree(bomb.as_bytes()).unwrap();
        assert_eq!((root.name.as_str(), root.attribute("n"), root.words().as_str()), ("a", Some("<1"), "café & x"));
        assert!(root.child("b").is_some() && root.child("c").is_none());
    }

    #[test]
    fn broken_ends_are_closed_and_depth_is_bounded() {
        assert_eq!(tree(b"<a><b>words</b><c>more").unwrap().words(), "wordsmore");
        assert_eq!(tree("<a>".repeat(300).as_bytes()).err(), Some(FileProblem::TooBig));
        assert_eq!(tree(b"").err(), Some(FileProblem::Damaged));
    }
}
