//! `cargo xtask soak`: the reliability rig for as long as anyone likes, and what it found in docs/reliability.md.
//!
//! `cargo xtask soak kills=10000 cuts=300` runs only the parts named, and leaves what the page says of the others.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::install;
use crate::shell::{Done, answer, built, cargo, go, program, root};

const PAGE: &str = "docs/reliability.md";
const BEGIN: &str = "<!-- results: begin. Written by cargo xtask soak -->\n";
const END: &str = "<!-- results: end -->";
const HEAD: &str = "| part | date | how much | what was found | seconds |\n| --- | --- | --- | --- | --- |\n";

/// A part of a soak: its name, what is run when nobody says otherwise, and the rig's words for a count.
type Part = (&'static str, &'static str, fn(&str) -> Vec<String>);

const PARTS: &[Part] = &[
    ("kills", "10000", |n| words(&["kills", &format!("count={n}")])),
    ("cuts", "3000", |n| words(&["cuts", "fs=ext4", &format!("count={n}")])),
    ("cuts-xfs", "300", |n| words(&["cuts", "fs=xfs", &format!("count={n}")])),
    ("teeth-unsynced-original", "100", |n| mutant("UnsyncedOriginal", n)),
    ("teeth-row-first", "100", |n| mutant("RowFirst", n)),
    ("teeth-unsynced-log", "100", |n| mutant("UnsyncedLog", n)),
    ("writes", "all", |n| {
        // `writes=all` is every call, `writes=3` every third.
        let every = if n == "all" { "1" } else { n };
        words(&["faults", "kinds=ENOSPC,EIO,FULL,SHORT,EINTR", &format!("every={every}")])
    }),
    ("full", "10", |n| words(&["full", &format!("count={n}")])),
    ("canary", "1", |_| words(&["canary"])),
    ("bends", "1", |_| words(&["bends"])),
];

fn words(list: &[&str]) -> Vec<String> {
    list.iter().map(|word| (*word).to_owned()).collect()
}

fn mutant(name: &str, count: &str) -> Vec<String> {
    words(&["cuts", &format!("mutant={name}"), &format!("count={count}")])
}

pub fn soak(asked: &[String]) -> Done {
    let asked = asked
        .iter()
        .map(|word| {
            let (name, count) = word.split_once('=').ok_or_else(|| format!("{word} is not part=count"))?;
            if PARTS.iter().any(|(part, ..)| *part == name) {
                Ok((name, count))
            } else {
                let names: Vec<&str> = PARTS.iter().map(|(part, ..)| *part).collect();
                Err(format!("there is no part named {name}; there is {}", names.join(", ")))
            }
        })
        .collect::<Result<BTreeMap<&str, &str>, String>>()?;
    install::for_the_rig()?;
    go(cargo(&["build", "--package", "rig", "--features", "teeth"]))?;
    let rig = built("rig")?;
    // A copy, so that another build in the meantime does not change what runs.
    let copy = rig.with_file_name("rig-soak");
    fs::copy(&rig, &copy).map_err(|e| format!("{}: {e}", copy.display()))?;
    // The terminal program does a session of its own in the search for strings, where it has been built.
    let app = built("ownstory-cli").ok();
    for (part, usual, command) in PARTS {
        let Some(count) = asked.get(part).copied().or(asked.is_empty().then_some(*usual)) else { continue };
        let mut words = command(count);
        if let Some(app) = app.as_deref().filter(|_| *part == "canary") {
            words.push(format!("app={}", app.display()));
        }
        eprintln!("\n$ rig {}", words.join(" "));
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let mut nice = program("nice", &[]);
        nice.arg(&copy).args(words);
        let said = answer(nice)?;
        let result: Value = serde_json::from_str(&said).map_err(|e| format!("the rig said {said:?}: {e}"))?;
        eprintln!("{result}");
        note(&root().join(PAGE), part, &result)?;
    }
    Ok(())
}

/// Puts one line into the page, in the place of the one that was there for this part.
fn note(page: &Path, part: &str, result: &Value) -> Done {
    let told = |e: std::io::Error| format!("{}: {e}", page.display());
    let text = fs::read_to_string(page).map_err(told)?;
    let (before, rest) = text.split_once(BEGIN).ok_or_else(|| format!("{PAGE} does not hold {BEGIN:?}"))?;
    let (between, after) = rest.split_once(END).ok_or_else(|| format!("{PAGE} does not hold {END:?}"))?;
    let mut rows: BTreeMap<usize, String> = BTreeMap::new();
    let place = |name: &str| PARTS.iter().position(|(part, ..)| *part == name);
    for row in between.lines() {
        if let Some(place) = row.split('|').nth(1).and_then(|name| place(name.trim())) {
            rows.insert(place, row.to_owned());
        }
    }
    let date = answer(program("date", &["+%Y-%m-%d"]))?;
    let (much, found) = in_words(result);
    let seconds = result["seconds"].as_f64().unwrap_or_default();
    let row = format!("| {part} | {} | {much} | {found} | {seconds:.0} |", date.trim());
    rows.insert(place(part).ok_or("a part that is not in the list")?, row);
    let rows: Vec<String> = rows.into_values().collect();
    let new = format!("{before}{BEGIN}\nMachine: {}.\n\n{HEAD}{}\n\n{END}{after}", machine()?, rows.join("\n"));
    fs::write(page, new).map_err(told)
}

fn machine() -> Result<String, String> {
    let info = fs::read_to_string("/proc/cpuinfo").map_err(|e| e.to_string())?;
    let model =
        info.lines().find_map(|l| l.strip_prefix("model name")).map_or("?", |l| l.trim_start_matches([' ', '\t', ':']));
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let kernel = answer(program("uname", &["-sr"]))?;
    Ok(format!("{cores} cores of {model}, {}, shared with other work", kernel.trim()))
}

/// What a result of the rig says: how much was done, and what was found. A part that fails never gets here.
fn in_words(r: &Value) -> (String, String) {
    let n = |name: &str| r[name].as_u64().map_or_else(|| "?".into(), thousands);
    match r["part"].as_str().unwrap_or_default() {
        "kills" => (
            format!("{} kills in {} lives of a vault, {} calls", n("count"), n("lives"), n("steps")),
            format!(
                "0 lost, 0 wrong, 0 that do not open; {} times the call in the making was there too; {} kills came before there was a vault",
                n("beyond"),
                n("before_there_was_a_vault")
            ),
        ),
        "cuts" => {
            let much = format!(
                "{} cuts of {} sessions on {}, {} writes listed",
                n("count"),
                n("sessions"),
                r["fs"].as_str().unwrap_or("?"),
                n("writes")
            );
            match r["mutant"].as_str() {
                Some(_) => (much, format!("the fault was noticed at {} of {} cuts", n("caught"), n("count"))),
                None => (
                    much,
                    format!(
                        "0 lost, 0 wrong, 0 that do not open; {} times the call in the making was there too",
                        n("beyond")
                    ),
                ),
            }
        }
        "faults" => {
            let kinds = r["kinds"].as_object().into_iter().flatten().map(|(kind, told)| {
                let causes: Vec<String> = told["causes"]
                    .as_object()
                    .into_iter()
                    .flatten()
                    .map(|(cause, times)| format!("{cause} {times}"))
                    .collect();
                let causes = if causes.is_empty() { "none was refused".into() } else { causes.join(", ") };
                format!("{kind}: {} failed, answers {causes}", told["struck"])
            });
            let kinds: Vec<String> = kinds.collect();
            (
                format!("{} sessions of {} calls, every {} call", n("count"), n("calls"), n("every")),
                format!("0 lost, 0 panics. {}", kinds.join("; ")),
            )
        }
        "full" => (
            format!("{} disks of 9 to 16 MiB, {} files, {} pages", n("count"), n("files"), n("pages")),
            format!(
                "0 lost; with not a byte free each could be opened, papers taken out and deleted, and then closed; {} could be closed before that; all went on with room again",
                n("closed_while_full")
            ),
        ),
        "canary" => (
            format!("{} strings, {} bytes of disk, {} compressed streams", n("strings"), n("bytes"), n("streams")),
            format!(
                "0 found, {} the terminal program's session; planted and deleted, found in all {} forms",
                if r["with_the_terminal_program"] == true { "with" } else { "without" },
                n("planted_and_found")
            ),
        ),
        _ => (
            format!("{} bent files", n("count")),
            format!(
                "{} refused by name, {} put right from a copy, {} opened and named, {} without effect",
                n("refused_by_name"),
                n("mended_from_a_copy"),
                n("opened_and_told"),
                n("harmless")
            ),
        ),
    }
}

fn thousands(n: u64) -> String {
    let digits = n.to_string();
    let pieces: Vec<&str> = digits.as_bytes().rchunks(3).rev().filter_map(|c| std::str::from_utf8(c).ok()).collect();
    pieces.join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_takes_the_place_of_the_one_before() {
        let page = std::env::temp_dir().join(format!("xtask-soak-{}.md", std::process::id()));
        fs::write(&page, format!("above\n{BEGIN}{END}\nbelow\n")).expect("written");
        let full = |count| serde_json::json!({ "part": "full", "count": count, "files": 2, "pages": 1_234_567, "seconds": 1.6 });
        note(&page, "full", &full(10)).expect("noted");
        note(&page, "kills", &serde_json::json!({ "part": "kills", "count": 1_000 })).expect("noted");
        note(&page, "full", &full(11)).expect("noted");
        let text = fs::read_to_string(&page).expect("read");
        assert!(text.starts_with("above\n") && text.ends_with("\nbelow\n"));
        let rows: Vec<&str> = text.lines().filter(|l| l.starts_with("| kills") || l.starts_with("| full")).collect();
        assert!(rows.len() == 2 && rows[0].contains("1,000 kills") && rows[1].contains("11 disks"), "{rows:?}");
        assert!(rows[1].contains("1,234,567 pages") && rows[1].ends_with("| 2 |"));
        fs::remove_file(page).expect("gone");
    }
}
