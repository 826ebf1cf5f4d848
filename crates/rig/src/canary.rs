//! Forty strings that stand nowhere else in the world go through a whole session on a disk of its own, which also holds
//! the home, temporary and cache folders. Then every byte of that disk is searched, those of deleted files too.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use record::{Decision, FileKind, Own};
use serde_json::{Value, json};
use vault::{CreateOptions, NewFile, Passphrase, SavedPage, SearchQuery, Vault, VaultError};

use crate::args::Args;
use crate::disk::{self, Kind, Mounted};
use crate::hunt::{Hit, Hunt};
use crate::rng::Rng;
use crate::room::{self, Bench};
use crate::step;

const DISK: u64 = 64 << 20;
/// What the strings stand for, and how many there are of each. With the three sheets of recovery words, forty.
const KINDS: [(&str, usize); 7] =
    [("original", 6), ("name", 7), ("page", 8), ("note", 6), ("setting", 4), ("search", 4), ("passphrase", 2)];

/// `canary [app=PATH] [seed=…]`: `app` is the terminal program, which then does a session of its own on the same disk.
pub fn run(args: &Args, bench: &Bench) -> Result<Value, String> {
    args.only(&["app", "seed"])?;
    let seed = args.seed()?;
    let mut canaries = made_up(seed);
    let place = bench.folder("canary")?;
    let app = args.word_or("app", "");
    let (clean, dirty) = (place.join("clean"), place.join("dirty"));

    let mut secrets = session(&clean, &place, seed, app, None)?;
    canaries.append(&mut secrets);
    let strings = canaries.len();
    // What every key file and sheet begins with.
    canaries.extend(["AGE-SECRET-KEY-1".to_owned(), "# OSV1".to_owned()]);
    let hunt = Hunt::new(&canaries)?;
    let bytes = fs::read(&clean).map_err(|e| e.to_string())?;
    let found = hunt.search(&bytes);
    if let Some(hit) = found.hits.iter().next() {
        return Err(format!(
            "seed {seed}: {} strings stand in clear on the disk, first {}",
            found.hits.len(),
            told(hit)
        ));
    }

    // The same with strings planted in clear, in each form, in a file that is deleted again: all must be found.
    let planted = &canaries[0];
    session(&dirty, &place, seed, "", Some(planted))?;
    let bytes = fs::read(&dirty).map_err(|e| e.to_string())?;
    let mut forms: Vec<&str> =
        hunt.search(&bytes).hits.iter().filter(|h| h.canary == *planted).map(|h| h.form).collect();
    forms.sort_unstable();
    forms.dedup();
    if forms != ["UTF-16BE", "UTF-16LE", "UTF-8", "base64", "deflate", "hex"] {
        return Err(format!(
            "seed {seed}: of what was planted and deleted only {forms:?} was found: the rig has no teeth"
        ));
    }
    Ok(json!({
        "part": "canary", "strings": strings, "hits": 0, "bytes": DISK, "streams": found.streams, "seed": seed,
        "with_the_terminal_program": !app.is_empty(), "planted_and_found": forms.len(),
    }))
}

fn told(hit: &Hit) -> String {
    format!("{:?} as {} at byte {}", hit.canary, hit.form, hit.at)
}

/// Letters in an order that no dictionary has, with what the string stands for before them.
fn made_up(seed: u64) -> Vec<String> {
    let mut rng = Rng::part(seed, 5);
    let mut letters = || (0..14).map(|_| char::from(b'a' + rng.below(26) as u8)).collect::<String>();
    KINDS
        .iter()
        .flat_map(|(kind, count)| (0..*count).map(|_| format!("{kind}{}", letters())).collect::<Vec<_>>())
        .collect()
}

/// Does a whole session on a fresh disk, in a process that has all its folders there, and lets go of the disk. Returns the
/// recovery words that the vault gave.
fn session(image: &Path, place: &Path, seed: u64, app: &str, plant: Option<&String>) -> Result<Vec<String>, String> {
    disk::make(image, Kind::Ext4, DISK)?;
    let mounted = Mounted::new(image, Kind::Ext4, &place.join("disk"))?;
    let disk = mounted.path();
    let at_home = |command: &mut Command| -> Result<(), String> {
        let homes = [
            "HOME",
            "TMPDIR",
            "XDG_CONFIG_HOME",
            "XDG_CACHE_HOME",
            "XDG_DATA_HOME",
            "XDG_STATE_HOME",
            "XDG_RUNTIME_DIR",
        ];
        for name in homes {
            let folder = disk.join(name);
            fs::create_dir_all(&folder).map_err(|e| e.to_string())?;
            command.env(name, folder);
        }
        command.current_dir(disk);
        Ok(())
    };
    let mut command = Command::new(std::env::current_exe().map_err(|e| e.to_string())?);
    command.arg("canary-session").arg(format!("folder={}", disk.join("vault").display())).arg(format!("seed={seed}"));
    at_home(&mut command)?;
    let secrets = room::run(&mut command)?.lines().map(str::to_owned).collect();
    if !app.is_empty() {
        for mut command in terminal(app, place, disk, seed)? {
            at_home(&mut command)?;
            room::run(&mut command)?;
        }
    }
    if let Some(planted) = plant {
        planting(&disk.join("planted"), planted)?;
    }
    mounted.end()?;
    Ok(secrets)
}

/// The terminal program's session: what it is given lies outside the disk.
fn terminal(app: &str, place: &Path, disk: &Path, seed: u64) -> Result<Vec<Command>, String> {
    let canaries = made_up(seed);
    let of = |kind: &str| canaries.iter().filter(|c| c.starts_with(kind)).cloned().collect::<Vec<_>>();
    let papers = place.join("papers");
    fs::create_dir_all(&papers).map_err(|e| e.to_string())?;
    for (name, text) in of("name").iter().zip(of("original")) {
        let text = format!("Review of 3 April 1990. {text} was seen at home. {}\n", of("page").join(" "));
        fs::write(papers.join(format!("{name}.txt")), text.repeat(40)).map_err(|e| e.to_string())?;
    }
    let key = place.join("passphrase");
    fs::write(&key, format!("{} and more of it\n", of("passphrase")[0])).map_err(|e| e.to_string())?;
    let vault = disk.join("from the terminal");
    let command = |word: &str, rest: &[&str]| {
        let mut command = Command::new(app);
        command.arg(word).arg(&vault).args(rest).arg("--passphrase-file").arg(&key);
        command
    };
    let (search, page) = (of("search"), of("page"));
    Ok(vec![
        command("create", &["--recovery-file", &place.join("sheet").to_string_lossy()]),
        command("import", &[&papers.to_string_lossy(), "--quiet"]),
        command("search", &[&page[0]]),
        command("search", &[&search[0]]),
        command("timeline", &[]),
        command("check", &["--full"]),
    ])
}

/// Writes a string in every form into a file, has it reach the disk, and deletes the file.
fn planting(path: &Path, planted: &str) -> Result<(), String> {
    let hex: String = planted.bytes().map(|b| format!("{b:02x}")).collect();
    let little: Vec<u8> = planted.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = planted.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let packed = miniz_oxide::deflate::compress_to_vec_zlib(format!("{planted} {planted}").as_bytes(), 6);
    let packages =
        [planted.as_bytes().to_vec(), little, big, hex.into_bytes(), crate::hunt::base64(planted.as_bytes()), packed];
    for (n, bytes) in packages.iter().enumerate() {
        let path: PathBuf = path.with_extension(n.to_string());
        let told = |e: std::io::Error| e.to_string();
        let mut file = File::create(&path).map_err(told)?;
        file.write_all(bytes).and_then(|()| file.sync_all()).map_err(told)?;
        fs::remove_file(&path).map_err(told)?;
    }
    Ok(())
}

/// The session itself, in a process of its own: `canary-session folder=… seed=…`. Prints the recovery words, a line a sheet.
pub fn child(args: &Args) -> Result<(), String> {
    let sheets = whole(Path::new(args.word("folder")?), args.number("seed", 0)?).map_err(|e| e.to_string())?;
    writeln!(std::io::stdout(), "{}", sheets.join("\n")).map_err(|e| e.to_string())
}

fn whole(folder: &Path, seed: u64) -> Result<Vec<String>, VaultError> {
    let canaries = made_up(seed);
    let of = |kind: &str| canaries.iter().filter(|c| c.starts_with(kind)).cloned().collect::<Vec<_>>();
    let passphrases = of("passphrase");
    let passphrase = |n: usize| Passphrase::new(&format!("{} and more of it", passphrases[n]));
    let now = "2026-11-22T00:00:00Z";
    let options = CreateOptions { name: "Folder".into(), passphrase: passphrase(0), work_factor: 1 };
    let (mut vault, first) = Vault::create(folder, options)?;
    let originals = of("original");
    let mut files = Vec::new();
    for (n, name) in of("name").iter().enumerate() {
        let text = format!("{} ", originals[n % originals.len()]).repeat(500 * (n + 1));
        let packed = miniz_oxide::deflate::compress_to_vec_zlib(text.as_bytes(), 6);
        let bytes = [text.as_bytes(), &packed].concat();
        let file = NewFile { name: &format!("{name}.pdf"), parent: None, kind: FileKind::Pdf, bytes: &bytes };
        let id = vault.keep_file(file)?.id;
        for number in 1..=30 {
            let (mut content, mut findings) = step::page(seed, n as u32, number);
            content.words.clear();
            content.text = of("page").join(" ") + &content.text;
            findings.dates[0].text = of("page")[0].clone();
            vault.save_pages(id, &[SavedPage { number, content: &content, findings: &findings }])?;
        }
        files.push(id);
    }
    for text in of("note") {
        let Decision::NoteAdded { mut note } = step::note(1) else { unreachable!("a note is a note") };
        (note.body, note.anchor.quote) = (text.clone(), text);
        vault.decide(&Decision::NoteAdded { note }, now)?;
    }
    vault.undo()?;
    for text in of("setting") {
        vault.set_setting(&text, &text.repeat(10))?;
    }
    let words = of("search").into_iter().chain(of("page"));
    for words in words {
        vault.search(&SearchQuery { words, limit: 20, offset: 0 })?;
    }
    vault.settle()?;
    for file in &files[..3] {
        vault.remove_file(*file)?;
    }
    vault.restore_file(files[0])?;
    vault.read_again(files[0])?;
    vault.rebuild_search()?;
    vault.change_passphrase(&passphrase(1))?;
    let second = vault.new_recovery_words()?;
    vault.close()?;
    let (mut vault, _) = Vault::open(folder, &passphrase(1))?;
    vault.check(true, &mut |_, _| {})?;
    vault.redo()?;
    vault.delete_for_good(files[4])?;
    vault.empty_bin()?;
    vault.forget(Own::Note("n1"))?;
    let third = vault.new_keys(&passphrase(0), &mut |_, _| true)?.words;
    let (mut vault, _) = Vault::open(folder, &passphrase(0))?;
    vault.check(true, &mut |_, _| {})?;
    vault.close()?;
    Ok([first, second, third].iter().map(|words| words.to_words().join(" ")).collect())
}
