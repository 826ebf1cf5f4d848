//! Files of a closed vault cut short at every 4 KiB, emptied, holed and lengthened: each is noticed and named, is never
//! taken for a wrong passphrase, and everything else can still be read.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use vault::{DamageKind, DamagedPart, Passphrase, Seal, Vault, VaultError};

use crate::args::Args;
use crate::room::Bench;
use crate::scenario::Scenario;
use crate::state::State;
use crate::step::{self, Step};
use crate::worker::Session;

const BLOCK: usize = 4096;
/// Files that hold nothing.
const EMPTY: [&str; 2] = ["lock", "room"];

type Folder = BTreeMap<PathBuf, Vec<u8>>;

/// `bends [seed=…]`
pub fn run(args: &Args, bench: &Bench) -> Result<Value, String> {
    args.only(&["seed"])?;
    let seed = args.seed()?;
    let folder = bench.folder("bends")?.join("vault");
    // Up to where its papers go again.
    let steps: Vec<Step> =
        Scenario::Short.steps(seed).into_iter().take_while(|s| *s != Step::Remove { file: 3 }).collect();
    let mut session = Session::new(&folder, seed);
    for step in &steps {
        session.perform(*step).map_err(|e| format!("{step:?}: {e}"))?;
    }
    session.vault.take().ok_or("there is no vault")?.close().map_err(|e| e.to_string())?;
    let state = State::after(&steps, steps.len());
    let sound = snapshot(&folder)?;
    let (mut count, mut refused, mut mended, mut told, mut harmless) = (0u64, 0u64, 0u64, 0u64, 0u64);
    for (name, bytes) in sound.iter().filter(|(name, _)| !EMPTY.contains(&name.to_string_lossy().as_ref())) {
        for (what, bent) in bends(bytes) {
            fs::write(folder.join(name), &bent).map_err(|e| e.to_string())?;
            let answer = judge(&folder, name, bent.starts_with(bytes), &state, seed);
            match answer.map_err(|why| format!("seed {seed}, {} {what}: {why}", name.display()))? {
                Noticed::Refused => refused += 1,
                Noticed::Mended => mended += 1,
                Noticed::Told => told += 1,
                Noticed::Harmless => harmless += 1,
            }
            count += 1;
            put_back(&folder, &sound)?;
        }
    }
    Ok(json!({
        "part": "bends", "count": count, "files": sound.len(), "refused_by_name": refused, "mended_from_a_copy": mended,
        "opened_and_told": told, "harmless": harmless, "seed": seed,
    }))
}

/// How it was noticed.
enum Noticed {
    /// It did not open, and named the part.
    Refused,
    /// It opened, and put the part right from its copy.
    Mended,
    /// It opened, and the check named the file.
    Told,
    /// Lines added to the checksums of the key files say nothing and change nothing.
    Harmless,
}

/// Every way in which this file is spoilt.
fn bends(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut all: Vec<(String, Vec<u8>)> =
        (0..bytes.len()).step_by(BLOCK).map(|at| (format!("cut at {at}"), bytes[..at].to_vec())).collect();
    for at in (0..bytes.len()).step_by(BLOCK) {
        let mut holed = bytes.to_vec();
        let end = (at + BLOCK).min(bytes.len());
        holed[at..end].fill(0);
        all.push((format!("with a hole at {at}"), holed));
    }
    for (what, more) in [("one byte", vec![0]), ("a line", b"\n# more\n".to_vec()), ("a block", vec![0xa5; BLOCK])] {
        all.push((format!("with {what} more"), [bytes, &more].concat()));
    }
    all.retain(|(_, bent)| bent != bytes);
    all
}

fn part(name: &Path) -> DamagedPart {
    match name.to_string_lossy().trim_end_matches(".bak") {
        "vault.toml" => DamagedPart::Label,
        "keys/pass.age" => DamagedPart::PassphraseKey,
        "keys/recovery.age" => DamagedPart::RecoveryKey,
        "keys/sums" => DamagedPart::KeySums,
        "head" => DamagedPart::Head,
        "v.db" => DamagedPart::Database,
        _ => DamagedPart::Original,
    }
}

fn judge(folder: &Path, name: &Path, longer: bool, state: &State, seed: u64) -> Result<Noticed, String> {
    let part = part(name);
    let (mut vault, report) = match Vault::open(folder, &Passphrase::new(&step::passphrase(state.passphrase))) {
        Ok(opened) => opened,
        Err(VaultError::Damaged { what }) if what == part && part != DamagedPart::Original => {
            return Ok(Noticed::Refused);
        }
        Err(other) => return Err(format!("opening says {other:?}")),
    };
    if part != DamagedPart::Original {
        let named = report.repaired.contains(&part) || report.damaged.contains(&part);
        // A database that is not as it was left and is whole all the same is told by its seal.
        let by_seal = part == DamagedPart::Database && report.seal == Seal::Broken;
        let harmless = part == DamagedPart::KeySums && longer && !named;
        if !named && !by_seal && !harmless {
            return Err(format!("it opened with {report:?}"));
        }
        return match state.differs(seed, &vault).map_err(|e| e.to_string())? {
            None if harmless => Ok(Noticed::Harmless),
            None => Ok(Noticed::Mended),
            Some(why) => Err(format!("it opened, but {why}")),
        };
    }
    let health = vault.check(true, &mut |_, _| {}).map_err(|e| format!("the check failed: {e}"))?;
    let [problem] = &health.problems[..] else { return Err(format!("the check found {:?}", health.problems)) };
    let Some(damaged) = problem.file.filter(|_| problem.what == DamageKind::OriginalChanged) else {
        return Err(format!("the check found {problem:?}"));
    };
    for (n, kept) in &state.files {
        let file = vault.files().map_err(|e| e.to_string())?.into_iter().find(|f| f.name == step::file_name(*n));
        let Some(file) = file else { return Err(format!("file {n} is gone")) };
        match vault.original(file.id) {
            Ok(bytes) if file.id != damaged && bytes == step::bytes(seed, *n, kept.size) => {}
            Err(VaultError::Damaged { what: DamagedPart::Original }) if file.id == damaged => {}
            other => return Err(format!("file {n} answers {:?}", other.map(|bytes| bytes.len()))),
        }
    }
    Ok(Noticed::Told)
}

fn snapshot(folder: &Path) -> Result<Folder, String> {
    let mut all = Folder::new();
    let mut todo = vec![folder.to_owned()];
    while let Some(next) = todo.pop() {
        for entry in fs::read_dir(next).map_err(|e| e.to_string())? {
            let path = entry.map_err(|e| e.to_string())?.path();
            if path.is_dir() {
                todo.push(path);
            } else {
                let bytes = fs::read(&path).map_err(|e| e.to_string())?;
                all.insert(path.strip_prefix(folder).map_err(|e| e.to_string())?.to_owned(), bytes);
            }
        }
    }
    Ok(all)
}

fn put_back(folder: &Path, sound: &Folder) -> Result<(), String> {
    for name in snapshot(folder)?.keys().filter(|name| !sound.contains_key(*name)) {
        fs::remove_file(folder.join(name)).map_err(|e| e.to_string())?;
    }
    for (name, bytes) in sound {
        fs::write(folder.join(name), bytes).map_err(|e| e.to_string())?;
    }
    Ok(())
}
