//! Reads made-up pages whose words are known, and says how well and how fast, beside `tesseract` on the same pages in the
//! same run: `measure-ocr MODELS [first seed] [pages a condition] [tesseract]` (used by `cargo xtask bench`).
//!
//! One JSON line a condition. CER: letters to change, add or take away, as a part of the letters of the truth; white space
//! of any kind counts as one space. Seconds are of the processor. Seeds from 1,000 on were never used for tuning.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use ocr::{Grey, Models, Recognised, Recogniser};
use sample::{Condition, ReadingPage, reading_page};

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let folder = Path::new(args.first().expect("the folder of the models"));
    let first: u64 = args.get(1).map_or(1, |n| n.parse().unwrap());
    let pages: u64 = args.get(2).map_or(4, |n| n.parse().unwrap());
    let beside_tesseract = args.iter().any(|a| a == "tesseract");
    let shown = args.iter().any(|a| a == "show");
    let models = Models {
        detection: std::fs::read(folder.join("PP-OCRv6_det_small.onnx")).unwrap(),
        recognition: std::fs::read(folder.join("PP-OCRv6_rec_small.onnx")).unwrap(),
    };
    let before = processor_seconds();
    let mut recogniser = Recogniser::load(&models).unwrap();
    drop(models);
    println!("{{\"load_seconds\":{:.2},\"loaded_mb\":{:.0}}}", processor_seconds() - before, memory_mb("VmRSS"));
    let mut calls = Vec::new();
    for condition in Condition::ALL {
        let (mut ours, mut theirs) = (Sums::default(), Sums::default());
        let mut edges = Vec::new();
        for seed in first..first + pages {
            let page = reading_page(condition, seed);
            let truth = page.text();
            let before = processor_seconds();
            let read = recogniser.read(Grey { pixels: &page.pixels, width: page.width, height: page.height }).unwrap();
            ours.seconds += processor_seconds() - before;
            judge(&page, &read, &mut calls, &mut edges);
            let text = read.into_page_text((595.0, 842.0)).text;
            ours.add(&text, &truth);
            if shown {
                eprintln!("== {} {seed}\n{text}\n", condition.name());
            }
            if beside_tesseract {
                let (text, seconds) = tesseract(&page);
                theirs.seconds += seconds;
                theirs.add(&text, &truth);
                if shown {
                    eprintln!("== tesseract {} {seed}\n{text}\n", condition.name());
                }
            }
        }
        edges.sort_by(f32::total_cmp);
        println!(
            "{{\"condition\":\"{}\",\"pages\":{pages},\"cer\":{:.5},\"cer_letters_only\":{:.5},\"seconds\":{:.2},\"peak_mb\":{:.0},\"edge_px\":{:.1},\"edge95_px\":{:.1},\"tesseract_cer\":{:.5},\"tesseract_seconds\":{:.2}}}",
            condition.name(),
            ours.cer(),
            ours.wrong_letters as f64 / ours.letters.max(1) as f64,
            ours.seconds / pages as f64,
            memory_mb("VmHWM"),
            edges.get(edges.len() / 2).copied().unwrap_or(0.0),
            edges.get(edges.len() * 95 / 100).copied().unwrap_or(0.0),
            theirs.cer(),
            theirs.seconds / pages as f64,
        );
    }
    tell_of_unsure(&calls);
}

#[derive(Default)]
struct Sums {
    letters: usize,
    wrong: usize,
    wrong_letters: usize,
    seconds: f64,
}

impl Sums {
    fn add(&mut self, text: &str, truth: &str) {
        let plain = |t: &str| t.split_whitespace().collect::<Vec<_>>().join(" ").chars().collect::<Vec<char>>();
        let (text, truth) = (plain(text), plain(truth));
        self.letters += truth.len();
        self.wrong += distance(&text, &truth);
        let bare = |t: &[char]| t.iter().copied().filter(|c| *c != ' ').collect::<Vec<char>>();
        self.wrong_letters += distance(&bare(&text), &bare(&truth));
    }

    fn cer(&self) -> f64 {
        self.wrong as f64 / self.letters.max(1) as f64
    }
}

/// Letters to change, add or take away (Levenshtein).
fn distance(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut corner = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let change = corner + usize::from(x != y);
            corner = row[j + 1];
            row[j + 1] = change.min(corner + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}

/// A word that was read, and whether it stands so in the truth at that place.
struct Call {
    least: f32,
    mean: f32,
    unsure: bool,
    right: bool,
}

fn judge(page: &ReadingPage, read: &Recognised, calls: &mut Vec<Call>, edges: &mut Vec<f32>) {
    for word in read.lines.iter().flat_map(|l| &l.words) {
        let [x0, y0, x1, y1] = word.bbox;
        let middle = ((x0 + x1) / 2.0, (y0 + y1) / 2.0);
        let there = page.words.iter().find(|w| {
            let [a0, b0, a1, b1] = w.bbox;
            (a0..=a1).contains(&middle.0) && (b0..=b1).contains(&middle.1)
        });
        let right = there.is_some_and(|w| w.text == word.text);
        if let (true, Some(w)) = (right, there) {
            edges.extend([(x0 - w.bbox[0]).abs(), (x1 - w.bbox[2]).abs()]);
        }
        calls.push(Call { least: word.least, mean: word.confidence, unsure: word.unsure, right });
    }
}

/// How many of the wrong words and how many of the right ones each limit would mark.
fn tell_of_unsure(calls: &[Call]) {
    let wrong = calls.iter().filter(|c| !c.right).count().max(1) as f64;
    let right = calls.iter().filter(|c| c.right).count().max(1) as f64;
    let share = |marked: &dyn Fn(&Call) -> bool| {
        let of = |which: bool| calls.iter().filter(|c| c.right == which && marked(c)).count() as f64;
        (of(false) / wrong, of(true) / right)
    };
    for limit in [0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.98] {
        let (l, m) = (share(&|c| c.least < limit), share(&|c| c.mean < limit));
        println!(
            "{{\"limit\":{limit},\"least_marks_wrong\":{:.3},\"least_marks_right\":{:.4},\"mean_marks_wrong\":{:.3},\"mean_marks_right\":{:.4}}}",
            l.0, l.1, m.0, m.1
        );
    }
    let now = share(&|c| c.unsure);
    println!(
        "{{\"words\":{},\"wrong\":{wrong},\"marked_of_wrong\":{:.3},\"marked_of_right\":{:.4}}}",
        calls.len(),
        now.0,
        now.1
    );
}

fn tesseract(page: &ReadingPage) -> (String, f64) {
    let mut child = Command::new("/usr/bin/time")
        .args(["--format", "%U %S", "tesseract", "stdin", "stdout", "-l", "eng", "--psm", "3", "--dpi"])
        .arg(if page.width > 2_200 { "300" } else { "200" })
        .env("OMP_THREAD_LIMIT", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut pgm = format!("P5\n{} {}\n255\n", page.width, page.height).into_bytes();
    pgm.extend_from_slice(&page.pixels);
    child.stdin.take().unwrap().write_all(&pgm).unwrap();
    let output = child.wait_with_output().unwrap();
    let told = String::from_utf8_lossy(&output.stderr);
    let seconds = told.lines().last().unwrap_or("").split(' ').filter_map(|n| n.parse::<f64>().ok()).sum();
    (String::from_utf8_lossy(&output.stdout).into_owned(), seconds)
}

/// Seconds of the processor that this process has used, in user code and in the system.
fn processor_seconds() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap();
    let after_name = stat.rsplit(')').next().unwrap();
    let ticks: f64 = after_name.split_whitespace().skip(11).take(2).map(|n| n.parse::<f64>().unwrap()).sum();
    ticks / 100.0
}

fn memory_mb(what: &str) -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|l| l.starts_with(what)).unwrap();
    line.split_whitespace().nth(1).unwrap().parse::<f64>().unwrap() / 1024.0
}
