//! `cargo xtask bench`: one table in docs/benchmarks.md. Every speed is a ratio to `pdftotext` on the same file in the same run,
//! so that a slow or busy machine does not make the figures lie.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use crate::bench_keeping;
use crate::bench_reading;
use crate::install;
use crate::shell::{Done, answer, cargo, go, program, root};

/// The median of this many runs is told.
const RUNS: usize = 3;
const SEARCHES: &str = "searches.txt";
const ONE_PAGE: &str = "one-page.pdf";

struct Measured {
    pages: u32,
    /// Seconds from the start until every page is read, kept and found in, and the list of papers stands.
    import: f64,
    /// Seconds until page 1 can be read.
    first_page: f64,
    pdftotext: f64,
    peak_mb: f64,
    /// Seconds of an import that reads, encrypts and indexes, and understands nothing.
    plain: f64,
    /// Seconds until one more page, in a file of its own, is in the list of papers; the papers were known before.
    adding: f64,
}

pub fn bench() -> Done {
    install::to_test()?;
    install::to_bench()?;
    go(cargo(&["build", "--workspace", "--all-targets"]))?;
    let target = crate::shell::target()?.join("debug");
    let folder = target.join("bench");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).map_err(|e| e.to_string())?;
    fs::write(folder.join("passphrase"), "paper lantern harbour violet meadow\n").map_err(|e| e.to_string())?;

    let mut rows = Vec::new();
    let write = |pages: u32, to: &Path| {
        let example = target.join("examples/write-prose-pdf");
        go(program(&example.to_string_lossy(), &[&pages.to_string(), &to.to_string_lossy()]))
    };
    write(1, &folder.join(ONE_PAGE))?;
    for pages in [1_000, 10_000] {
        let pdf = folder.join(format!("{pages}.pdf"));
        write(pages, &pdf)?;
        rows.push(import(&target, &folder, &pdf, pages)?);
    }
    let cli = target.join("ownstory-cli");
    let vault = folder.join("10000-0.vault");
    let asked: String = searches().join("\n");
    fs::write(folder.join(SEARCHES), asked).map_err(|e| e.to_string())?;
    let told = answer({
        let mut command = program(&cli.to_string_lossy(), &["measure"]);
        command.arg(&vault).arg(folder.join(SEARCHES)).arg("--passphrase-file").arg(folder.join("passphrase"));
        command
    })?;
    let told: serde_json::Value = serde_json::from_str(&told).map_err(|e| e.to_string())?;
    let keeping = bench_keeping::measure(&target, &folder)?;
    let table = table(&rows, &told) + &keeping.table() + &bench_reading::measure(&target)?;
    fs::write(root().join("docs/benchmarks.md"), &table).map_err(|e| e.to_string())?;
    eprintln!("{table}");
    let _ = fs::remove_dir_all(&folder);
    Ok(())
}

/// Imports the same file into fresh safe places, each run beside one of `pdftotext` on it.
fn import(target: &Path, folder: &Path, pdf: &Path, pages: u32) -> Result<Measured, String> {
    let (mut ours, mut first, mut theirs, mut peaks) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let (mut plain, mut adding) = (Vec::new(), f64::NAN);
    let cli = target.join("ownstory-cli");
    for run in 0..RUNS {
        let passphrase = folder.join("passphrase");
        let fresh = |name: String| -> Result<String, String> {
            let vault = folder.join(name).to_string_lossy().into_owned();
            let mut create = program(&cli.to_string_lossy(), &["create", &vault, "--recovery-file", "/dev/null"]);
            create.arg("--passphrase-file").arg(&passphrase).stdout(Stdio::null()).stderr(Stdio::null());
            done(create)?;
            Ok(vault)
        };
        let vault = fresh(format!("{pages}-{run}.vault"))?;
        let mut import = program("/usr/bin/time", &["--format", "%M", "--output"]);
        import.arg(folder.join("peak")).arg(&cli).args(["measure-import", &vault]).arg(pdf);
        import.arg("--passphrase-file").arg(&passphrase);
        let told: serde_json::Value = serde_json::from_str(&answer(import)?).map_err(|e| e.to_string())?;
        if told["pages"].as_u64() != Some(u64::from(pages)) {
            return Err(format!("an import of {pages} pages ended with {}", told["pages"]));
        }
        ours.push(told["all_s"].as_f64().ok_or("how long it took")?);
        first.push(told["first_page_s"].as_f64().ok_or("when the first page was there")?);
        let other = fresh(format!("{pages}-{run}-plain.vault"))?;
        let mut without = program(&cli.to_string_lossy(), &["measure-import", &other]);
        without.arg(pdf).arg("--without-understanding").arg("--passphrase-file").arg(&passphrase);
        let told: serde_json::Value = serde_json::from_str(&answer(without)?).map_err(|e| e.to_string())?;
        plain.push(told["all_s"].as_f64().ok_or("how long it took without understanding")?);
        fs::remove_dir_all(&other).map_err(|e| e.to_string())?;
        let peak = fs::read_to_string(folder.join("peak")).map_err(|e| e.to_string())?;
        peaks.push(peak.trim().parse::<f64>().map_err(|e| e.to_string())? / 1024.0);
        let start = Instant::now();
        let mut poppler = program("pdftotext", &[]);
        poppler.arg(pdf).arg("/dev/null");
        done(poppler)?;
        theirs.push(start.elapsed().as_secs_f64());
        if run + 1 == RUNS {
            // Not the one that is searched afterwards.
            let mut add = program(&cli.to_string_lossy(), &["measure-adding", &vault]);
            add.arg(folder.join(ONE_PAGE)).arg("--passphrase-file").arg(&passphrase);
            let told: serde_json::Value = serde_json::from_str(&answer(add)?).map_err(|e| e.to_string())?;
            adding = told["all_s"].as_f64().ok_or("how long adding took")?;
        }
    }
    Ok(Measured {
        pages,
        import: median(ours),
        first_page: median(first),
        pdftotext: median(theirs),
        peak_mb: median(peaks),
        plain: median(plain),
        adding,
    })
}

pub fn done(mut command: Command) -> Done {
    let status = command.status().map_err(|e| format!("{command:?}: {e}"))?;
    if status.success() { Ok(()) } else { Err(format!("{command:?} ended with {status}")) }
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// What people look for: rare and common words, two words, names, a phrase, a beginning.
fn searches() -> Vec<&'static str> {
    vec![
        "school",
        "mother",
        "placement",
        "review meeting",
        "social worker",
        "contact",
        "\"foster carer\"",
        "visit",
        "th",
        "re",
        "March",
        "2006",
        "hospital",
        "birthday",
        "Hillside",
        "police",
        "carer said",
        "dentist",
        "letter",
        "transfer summary",
    ]
}

fn table(rows: &[Measured], told: &serde_json::Value) -> String {
    let mut out = String::from(
        "# Benchmarks\n\nWritten by `cargo xtask bench` on the build that `cargo xtask run` makes. Wall times are medians of 3 runs; ratios are to `pdftotext` on the same \
         file in the same run. An import reads, encrypts, indexes, finds dates, people, events, hard passages and repeats, and parts the pages into \
         papers. What understanding adds is the difference to an import that only reads, encrypts and indexes; the look at the whole file at the end \
         is part of it.\n\n\
         | pages | import, pages a second | import ÷ pdftotext (bar: 1) | first page can be read after (bar: 2 s) | peak memory of the app process, MB (bar: 500) | understanding adds, ÷ an import without it (bar: 0.5) | one page more, in the list of papers after |\n\
         | --- | --- | --- | --- | --- | --- | --- |\n",
    );
    for row in rows {
        let _ = writeln!(
            out,
            "| {} | {:.0} | {:.2} | {:.2} s | {:.0} | {:.2} | {:.2} s |",
            row.pages,
            f64::from(row.pages) / row.import,
            row.import / row.pdftotext,
            row.first_page,
            row.peak_mb,
            row.import / row.plain - 1.0,
            row.adding
        );
    }
    let cost = |row: &Measured| row.import / f64::from(row.pages);
    let _ = writeln!(out, "\n| over 10,000 pages | measured | bar |\n| --- | --- | --- |");
    let _ = writeln!(out, "| search, median | {:.1} ms | |", told["search_p50_ms"].as_f64().unwrap_or(f64::NAN));
    let _ =
        writeln!(out, "| search, 99th of 100 | {:.1} ms | 50 ms |", told["search_p99_ms"].as_f64().unwrap_or(f64::NAN));
    let _ = writeln!(
        out,
        "| opening the safe place to the first page | {:.2} s | 1.5 s |",
        told["open_to_page_s"].as_f64().unwrap_or(f64::NAN)
    );
    let _ = writeln!(
        out,
        "| of which working out the passphrase's key | {:.2} s | |",
        told["open_s"].as_f64().unwrap_or(f64::NAN)
    );
    let _ = writeln!(
        out,
        "| the first page after that | {:.0} ms | 300 ms |",
        (told["open_to_page_s"].as_f64().unwrap_or(f64::NAN) - told["open_s"].as_f64().unwrap_or(f64::NAN)) * 1000.0
    );
    let _ = writeln!(
        out,
        "| locking: log emptied, database sealed | {:.2} s | 1 s |",
        told["lock_s"].as_f64().unwrap_or(f64::NAN)
    );
    let _ = writeln!(out, "| the whole timeline | {:.2} s | |", told["timeline_s"].as_f64().unwrap_or(f64::NAN));
    let _ = writeln!(out, "| cost of a page at 10,000 over 1,000 | {:.2} | 1.1 |", cost(&rows[1]) / cost(&rows[0]));
    out
}
