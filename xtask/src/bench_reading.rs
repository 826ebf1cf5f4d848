//! The part of `cargo xtask bench` about reading pictures of pages: how many letters are wrong and how much work a page is,
//! beside `tesseract` on the same pages in the same run.

use std::fmt::Write as _;
use std::path::Path;

use serde_json::Value;

use crate::shell::{answer, program, root};

/// Pages from here on were never looked at while the reader was made.
const FIRST_SEED: &str = "1000";
const PAGES: &str = "4";

pub fn measure(target: &Path) -> Result<String, String> {
    let example = target.join("examples/measure-ocr");
    let models = root().join("models");
    let told =
        answer(program(&example.to_string_lossy(), &[&models.to_string_lossy(), FIRST_SEED, PAGES, "tesseract"]))?;
    table(&told)
}

fn table(told: &str) -> Result<String, String> {
    let mut out = String::from(
        "\n## Reading pictures of pages\n\nFour made-up pages of each condition (`crates/sample/src/reading.rs`), none of which was used for tuning. CER is the \
         part of the letters that is wrong; seconds are of the processor, one thread. Bars: half of `tesseract`'s errors, 2.5 times \
         its seconds, 400 MB.\n\n| pages | CER | `tesseract`'s CER | seconds a page | `tesseract`'s seconds | ratio | word edges off by, median and 95th of 100, pixels |\n| --- | --- | --- | --- | --- | --- | --- |\n",
    );
    let (mut peak, mut rows) = (0.0_f64, 0);
    let mut last = Value::Null;
    for line in told.lines() {
        let row: Value = serde_json::from_str(line).map_err(|e| format!("{line}: {e}"))?;
        let figure = |name: &str| row[name].as_f64();
        if let (Some(name), Some(cer), Some(seconds), Some(other_cer), Some(other_seconds)) = (
            row["condition"].as_str(),
            figure("cer"),
            figure("seconds"),
            figure("tesseract_cer"),
            figure("tesseract_seconds"),
        ) {
            let _ = writeln!(
                out,
                "| {name} | {:.2} % | {:.2} % | {seconds:.2} | {other_seconds:.2} | {:.2} | {:.1}, {:.1} |",
                cer * 100.0,
                other_cer * 100.0,
                seconds / other_seconds,
                figure("edge_px").unwrap_or(f64::NAN),
                figure("edge95_px").unwrap_or(f64::NAN),
            );
            peak = peak.max(figure("peak_mb").unwrap_or(0.0));
            rows += 1;
        }
        last = row;
    }
    let marked = |name: &str| last[name].as_f64().map(|part| part * 100.0);
    let (Some(wrong), Some(right)) = (marked("marked_of_wrong"), marked("marked_of_right")) else {
        return Err("the reader's measure told nothing of unsure words".into());
    };
    if rows == 0 {
        return Err("the reader's measure told of no pages".into());
    }
    let _ = writeln!(
        out,
        "\nPeak memory, the models and the page included: {peak:.0} MB. Of the words that were read wrongly, {wrong:.0} % are marked as unsure; of those read rightly, {right:.2} %."
    );
    Ok(out)
}
