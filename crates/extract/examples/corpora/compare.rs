//! What poppler's `pdftotext` reads of the same PDF. It runs as a program of its own and decides nothing in the app.

use std::collections::HashMap;
use std::path::Path;
use std::process::{Command, Stdio};

/// How much of what poppler read is in our words too.
#[derive(Debug, Clone, Copy)]
pub struct Compared {
    /// Words with a letter or digit that poppler read.
    pub words: usize,
    /// How many of these we read too, each as often.
    pub shared: usize,
}

/// None where poppler reads nothing, cannot be started, or takes longer than ten seconds.
pub fn with_poppler(path: &Path, pages: u32, ours: &str) -> Option<Compared> {
    let output = Command::new("timeout")
        .args(["10", "pdftotext", "-q", "-enc", "UTF-8", "-l", &pages.to_string()])
        .arg(path)
        .arg("-")
        .stderr(Stdio::null())
        .output()
        .ok()?;
    let theirs = counted(&String::from_utf8_lossy(&output.stdout));
    let words: usize = theirs.values().sum();
    if words == 0 {
        return None;
    }
    let ours = counted(ours);
    let shared = theirs.iter().map(|(word, &n)| n.min(ours.get(word).copied().unwrap_or(0))).sum();
    Some(Compared { words, shared })
}

fn counted(text: &str) -> HashMap<String, usize> {
    let mut words = HashMap::new();
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
        *words.entry(word.to_lowercase()).or_insert(0) += 1;
    }
    words
}
