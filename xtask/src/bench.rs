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

struct Measured {
    pages: u32,
    /// Seconds from the start until every page is read, kept and found in, and the list of papers stands.
    import: f64,
    /// Seconds until page 1 can be read.
    first_page: f64,
    pdftotext: f64,
    peak_mb: f64,
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
    for pages in [1_000, 10_000] {
        let pdf = folder.join(format!("{pages}.pdf"));
        go(program(
            &target.join("examples/write-prose-pdf").to_string_lossy(),
            &[&pages.to_string(), &pdf.to_string_lossy()],
        ))?;
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
    let cli = target.join("ownstory-cli");
    for run in 0..RUNS {
        let vault = folder.join(format!("{pages}-{run}.vault")).to_string_lossy().into_owned();
        let passphrase = folder.join("passphrase");
        let mut create = program(&cli.to_string_lossy(), &["create", &vault, "--recovery-file", "/dev/null"]);
        create.arg("--passphrase-file").arg(&passphrase).stdout(Stdio::null()).stderr(Stdio::null());
        done(create)?;
        let mut import = program("/usr/bin/time", &["--format", "%M", "--output"]);
        import.arg(folder.join("peak")).arg(&cli).args(["measure-import", &vault]).arg(pdf);
        import.arg("--passphrase-file").arg(&passphrase);
        let told: serde_json::Value = serde_json::from_str(&answer(import)?).map_err(|e| e.to_string())?;
        if told["pages"].as_u64() != Some(u64::from(pages)) {
            return Err(format!("an import of {pages} pages ended with {}", told["pages"]));
        }
        ours.push(told["all_s"].as_f64().ok_or("how long it took")?);
        first.push(told["first_page_s"].as_f64().ok_or("when the first page was there")?);
        let peak = fs::read_to_string(folder.join("peak")).map_err(|e| e.to_string())?;
        peaks.push(peak.trim().parse::<f64>().map_err(|e| e.to_string())? / 1024.0);
        let start = Instant::now();
        let mut poppler = program("pdftotext", &[]);
        poppler.arg(pdf).arg("/dev/null");
        done(poppler)?;
        theirs.push(start.elapsed().as_secs_f64());
    }
    Ok(Measured {
        pages,
        import: median(ours),
        first_page: median(first),
        pdftotext: median(theirs),
        peak_mb: median(peaks),
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
         file in the same run. An import reads, encrypts, indexes, finds dates, people and events, and parts the pages into papers.\n\n\
         | pages | import, pages a second | import ÷ pdftotext (bar: 1) | first page can be read after (bar: 2 s) | peak memory of the app process, MB (bar: 500) |\n\
         | --- | --- | --- | --- | --- |\n",
    );
    for row in rows {
        let _ = writeln!(
            out,
            "| {} | {:.0} | {:.2} | {:.2} s | {:.0} |",
            row.pages,
            f64::from(row.pages) / row.import,
            row.import / row.pdftotext,
            row.first_page,
            row.peak_mb
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
