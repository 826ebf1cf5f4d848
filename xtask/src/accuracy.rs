//! `cargo xtask accuracy`: made-up files are brought in by the terminal program, exported, and held against their truth.
//! `--export DIR --truth FILE` scores an export that is already there, and writes nothing.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use crate::shell::{Done, answer, cargo, go, program, root, target};

/// Made-up lives that may be looked at while the reader is worked on.
const LOOKED_AT: [u64; 6] = [0, 2, 4, 6, 8, 10];
/// Made-up lives that nobody looks at: other wordings, other house styles, other people.
const HELD_OUT: [u64; 9] = [1, 3, 5, 7, 9, 11, 13, 15, 17];

/// What was right of what was found, and of what there is; added up over files.
#[derive(Default, Clone, Copy)]
struct Counts {
    right_of_found: f64,
    found: f64,
    right_of_wanted: f64,
    wanted: f64,
}

type Table = BTreeMap<(usize, String), Counts>;

pub fn accuracy(args: &[String]) -> Done {
    // The whole workspace is chosen and all in one build, as in the checks, so that the heavy crates are not built again for a
    // smaller choice.
    let mut build = vec!["build", "--workspace", "--bin", "ownstory-cli"];
    for example in ["score-export", "write-another-life", "write-made-up-file", "write-stranger"] {
        build.extend(["--example", example]);
    }
    go(cargo(&build))?;
    match args {
        [] => everything(),
        [a, export, b, truth] if a == "--export" && b == "--truth" => {
            let mut table = Table::new();
            score(export, truth, &mut table)?;
            println!("{}", rows(&[("this export", &table)]));
            Ok(())
        }
        _ => Err("cargo xtask accuracy [--export DIR --truth FILE]".into()),
    }
}

fn everything() -> Done {
    let folder = target()?.join("debug/accuracy");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).map_err(|e| e.to_string())?;
    fs::write(folder.join("passphrase"), "paper lantern harbour violet meadow\n").map_err(|e| e.to_string())?;
    let examples = target()?.join("debug/examples");
    let made = folder.join("made-up");
    go(program(&examples.join("write-made-up-file").to_string_lossy(), &[&made.to_string_lossy()]))?;
    let mut tuned = Table::new();
    bring_in(&made, &mut tuned)?;
    let lives = |numbers: &[u64]| -> Result<Table, String> {
        let mut table = Table::new();
        for number in numbers {
            let life = folder.join(number.to_string());
            let writer = examples.join("write-another-life");
            go(program(&writer.to_string_lossy(), &[&number.to_string(), &life.to_string_lossy()]))?;
            bring_in(&life, &mut table)?;
        }
        Ok(table)
    };
    let (seen, held_out) = (lives(&LOOKED_AT)?, lives(&HELD_OUT)?);
    let unseen = strangers(&folder, |name| !STRANGERS_LOOKED_AT.contains(&name))?;
    let looked_at = strangers(&folder, |name| STRANGERS_LOOKED_AT.contains(&name))?;
    let tables = [
        ("strangers, held out", &unseen),
        ("strangers, looked at", &looked_at),
        ("held out", &held_out),
        ("looked at", &seen),
        ("first generator", &tuned),
    ];
    let page = root().join("docs/accuracy.md");
    let before = fs::read_to_string(&page).map_err(|e| format!("{}: {e}", page.display()))?;
    let (words, _) = before.split_once(MARK).ok_or("docs/accuracy.md has lost the line that the table stands under")?;
    fs::write(&page, format!("{words}{MARK}\n\n{}", rows(&tables))).map_err(|e| e.to_string())?;
    let _ = fs::remove_dir_all(&folder);
    Ok(())
}

/// Strangers' lives whose misses were read to mend the reader. All others are for reporting only.
const STRANGERS_LOOKED_AT: [&str; 27] = [
    "bandstand",
    "beacon",
    "brickfield",
    "brightside",
    "chalkpit",
    "cottage",
    "drovers",
    "elmtree",
    "fernhill",
    "ferryman",
    "gasworks",
    "glasshouse",
    "granary",
    "harbour",
    "lighthouse",
    "lockwood",
    "milepost",
    "pumphouse",
    "quayside",
    "ropewalk",
    "saltmarsh",
    "sawmill",
    "tannery",
    "tollhouse",
    "turnpike",
    "weighbridge",
    "wharfside",
];

/// The lives together that were written by hands that had not seen the reader's rules.
fn strangers(folder: &Path, counts: impl Fn(&str) -> bool) -> Result<Table, String> {
    let writer = target()?.join("debug/examples/write-stranger").to_string_lossy().into_owned();
    let mut table = Table::new();
    for name in answer(program(&writer, &[]))?.lines().filter(|name| counts(name)) {
        let life = folder.join(format!("stranger {name}"));
        go(program(&writer, &[name, &life.to_string_lossy()]))?;
        bring_in(&life, &mut table)?;
    }
    Ok(table)
}

/// The table in docs/accuracy.md stands under this line; what is above it is written by hand.
const MARK: &str = "<!-- written by cargo xtask accuracy -->";

/// Brings a made-up file into a safe place of its own, takes everything out, and scores that.
fn bring_in(made: &Path, table: &mut Table) -> Done {
    let vault = made.join("safe-place").to_string_lossy().into_owned();
    let export = made.join("export").to_string_lossy().into_owned();
    let pass = made.parent().ok_or("a folder above")?.join("passphrase");
    let cli = target()?.join("debug/ownstory-cli");
    let run = |words: &[&str], may_have_problems: bool| {
        let mut command = program(&cli.to_string_lossy(), words);
        command.arg("--passphrase-file").arg(&pass);
        let status = command.stdout(std::process::Stdio::null()).status().map_err(|e| e.to_string())?;
        let fine = status.success() || may_have_problems && status.code() == Some(1);
        if fine { Ok(()) } else { Err(format!("ownstory-cli {words:?} ended with {status}")) }
    };
    run(&["create", &vault, "--recovery-file", "/dev/null"], false)?;
    let mut files = Vec::new();
    for entry in fs::read_dir(made.join("From the council")).map_err(|e| e.to_string())? {
        files.push(entry.map_err(|e| e.to_string())?.path().to_string_lossy().into_owned());
    }
    files.sort();
    let mut import = vec!["import", vault.as_str(), "--quiet"];
    import.extend(files.iter().map(String::as_str));
    run(&import, true)?;
    run(&["export", &vault, &export], false)?;
    score(&export, &made.join("truth.json").to_string_lossy(), table)
}

fn score(export: &str, truth: &str, table: &mut Table) -> Done {
    let scorer = target()?.join("debug/examples/score-export");
    let told = answer(program(&scorer.to_string_lossy(), &[export, truth]))?;
    for (order, line) in told.lines().enumerate() {
        let row: serde_json::Value = serde_json::from_str(line).map_err(|e| e.to_string())?;
        let measure = row["measure"].as_str().ok_or("a measure without a name")?.to_owned();
        // The order of the first file that has a measure holds for all.
        let order = table.keys().find(|(_, name)| *name == measure).map_or(order, |(order, _)| *order);
        let counts = table.entry((order, measure)).or_default();
        let add = |to: &mut f64, field: &str| *to += row[field].as_f64().unwrap_or_default();
        add(&mut counts.right_of_found, "right_of_found");
        add(&mut counts.found, "found");
        add(&mut counts.right_of_wanted, "right_of_wanted");
        add(&mut counts.wanted, "wanted");
    }
    Ok(())
}

fn rows(tables: &[(&str, &Table)]) -> String {
    let mut out = String::from("| measure |");
    for (name, _) in tables {
        let _ = write!(out, " {name}: precision | recall | F1 | of |");
    }
    let _ = write!(out, "\n| --- |{}", " --- | --- | --- | --- |".repeat(tables.len()));
    let mut measures: Vec<&(usize, String)> = tables.iter().flat_map(|(_, t)| t.keys()).collect();
    measures.sort();
    let mut told: Vec<&String> = Vec::new();
    for (_, measure) in measures {
        if told.contains(&measure) {
            continue;
        }
        told.push(measure);
        let _ = write!(out, "\n| {measure} |");
        for (_, table) in tables {
            let counts = table.iter().find(|((_, name), _)| name == measure).map(|(_, c)| *c).unwrap_or_default();
            let part = |right: f64, of: f64| if of > 0.0 { right / of } else { f64::NAN };
            let (p, r) = (part(counts.right_of_found, counts.found), part(counts.right_of_wanted, counts.wanted));
            let f1 = if p + r > 0.0 { 2.0 * p * r / (p + r) } else { f64::NAN };
            let shown = |share: f64| if share.is_nan() { "–".to_owned() } else { format!("{share:.3}") };
            let _ = write!(out, " {} | {} | {} | {} |", shown(p), shown(r), shown(f1), counts.wanted);
        }
    }
    out.push('\n');
    out
}
