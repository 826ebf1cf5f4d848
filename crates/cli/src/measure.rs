//! `measure`, `measure-import`, `measure-adding` and `measure-keeping`: time what is done in one open safe place, locking it too, for the benchmark. They print figures
//! only, never content.

use std::thread::sleep;
use std::time::{Duration, Instant};

use contract::{BringIn, CheckSafePlace, DocumentsWanted, ImportState, JobState, Nothing, PageWanted, SearchWanted};

use desk::Desk;

use crate::args::{Measure, MeasureAdding, MeasureImport, MeasureKeeping};
use crate::place::{open, place};
use crate::say::{Ended, Outcome, json, told};

/// How often the whole list of searches is gone through.
const ROUNDS: usize = 25;

pub fn measure(args: &Measure) -> Outcome {
    let asked = std::fs::read_to_string(&args.searches).map_err(|e| format!("{}: {e}", args.searches.display()))?;
    let start = Instant::now();
    let desk = open(&args.opening)?;
    let open_s = start.elapsed().as_secs_f64();
    desk.page(PageWanted { seq: 1, find: None }).map_err(told)?;
    let open_to_page_s = start.elapsed().as_secs_f64();
    let start = Instant::now();
    desk.timeline(Nothing {}).map_err(told)?;
    let timeline_s = start.elapsed().as_secs_f64();
    let mut times = Vec::new();
    for _ in 0..ROUNDS {
        for words in asked.lines() {
            let start = Instant::now();
            desk.search(SearchWanted { words: words.to_owned(), offset: 0, limit: 30 }).map_err(told)?;
            times.push(start.elapsed().as_secs_f64() * 1000.0);
        }
    }
    let start = Instant::now();
    desk.close();
    let lock_s = start.elapsed().as_secs_f64();
    times.sort_by(f64::total_cmp);
    let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize];
    println!(
        "{}",
        json(&serde_json::json!({
            "open_s": open_s,
            "open_to_page_s": open_to_page_s,
            "timeline_s": timeline_s,
            "lock_s": lock_s,
            "search_p50_ms": at(0.5),
            "search_p99_ms": at(0.99),
        }))?
    );
    Ok(Ended::Done)
}

/// How often an import is asked how far it is.
const LOOK_EVERY: Duration = Duration::from_millis(10);

pub fn measure_import(args: &MeasureImport) -> Outcome {
    let desk = open(&args.opening)?;
    if args.without_understanding {
        desk.import_without_understanding().map_err(told)?;
    }
    let start = Instant::now();
    desk.bring_in(BringIn { places: vec![place(&args.file)?] }).map_err(told)?;
    let mut first_page_s = None;
    let view = loop {
        let view = desk.import_status(Nothing {}).map_err(told)?;
        if first_page_s.is_none() && view.pages_ready > 0 {
            desk.page(PageWanted { seq: 1, find: None }).map_err(told)?;
            first_page_s = Some(start.elapsed().as_secs_f64());
        }
        if view.state != ImportState::Running {
            break view;
        }
        sleep(LOOK_EVERY);
    };
    let pages_s = start.elapsed().as_secs_f64();
    let papers = if args.without_understanding { 0 } else { papers(&desk)? };
    let all_s = start.elapsed().as_secs_f64();
    desk.close();
    if view.state != ImportState::Finished || (papers == 0) != args.without_understanding {
        return Err("The import did not end well, so it measures nothing.".into());
    }
    println!(
        "{}",
        json(&serde_json::json!({
            "pages": view.pages_ready,
            "first_page_s": first_page_s,
            "pages_s": pages_s,
            "all_s": all_s,
        }))?
    );
    Ok(Ended::Done)
}

/// How many papers there are, which needs the whole file to be understood.
fn papers(desk: &Desk) -> Result<u32, String> {
    let wanted = DocumentsWanted { offset: 0, limit: 50, kind: None, words: None, order: None };
    Ok(desk.documents(wanted).map_err(told)?.total)
}

/// The file comes to a safe place whose papers are known, as they are while it is in use.
pub fn measure_adding(args: &MeasureAdding) -> Outcome {
    let desk = open(&args.opening)?;
    let start = Instant::now();
    papers(&desk)?;
    let first_look_s = start.elapsed().as_secs_f64();
    let start = Instant::now();
    desk.bring_in(BringIn { places: vec![place(&args.file)?] }).map_err(told)?;
    let ended = loop {
        let state = desk.import_status(Nothing {}).map_err(told)?.state;
        if state != ImportState::Running {
            break state;
        }
        sleep(LOOK_EVERY);
    };
    let pages_s = start.elapsed().as_secs_f64();
    papers(&desk)?;
    let all_s = start.elapsed().as_secs_f64();
    desk.close();
    if ended != ImportState::Finished {
        return Err("The file was not added, so it measures nothing.".into());
    }
    println!("{}", json(&serde_json::json!({ "first_look_s": first_look_s, "pages_s": pages_s, "all_s": all_s }))?);
    Ok(Ended::Done)
}

pub fn measure_keeping(args: &MeasureKeeping) -> Outcome {
    let desk = open(&args.opening)?;
    let start = Instant::now();
    desk.start_check(CheckSafePlace { full: true }).map_err(told)?;
    let ended = desk.wait_for_job().map_err(told)?;
    let check_s = start.elapsed().as_secs_f64();
    if ended.state != JobState::Done || ended.check.is_none_or(|found| !found.damage.is_empty()) {
        return Err("The check did not end well, so it measures nothing.".into());
    }
    let (writing, testing) = desk.time_backup(&args.folder).map_err(told)?;
    let start = Instant::now();
    desk.close();
    println!(
        "{}",
        json(&serde_json::json!({
            "check_s": check_s,
            "backup_write_s": writing.as_secs_f64(),
            "backup_test_s": testing.as_secs_f64(),
            "lock_s": start.elapsed().as_secs_f64(),
        }))?
    );
    Ok(Ended::Done)
}
