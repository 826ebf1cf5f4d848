//! The models that pictures of pages are read with: fetched once, checked, and put where the programs and the bundle find
//! them. See docs/decisions/0010-reading-models.md and models/NOTICE.md.

use std::fs;
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::shell::{Done, go, program, root, target};

/// The package of the Python index that carries them.
const PACKAGE: &str = "rapidocr==3.10.0";
/// Their names, and the sums that the package's own notices give.
const MODELS: [(&str, &str); 2] = [
    ("PP-OCRv6_det_small.onnx", "090f04abcd9d9a7498bc4ebf677e4cb9bdce1fe4197ddb7e529f1ef44e1ff94f"),
    ("PP-OCRv6_rec_small.onnx", "6f327246b50388f3c176ae304bd95767ea6dc0c9ae92153ef8cbe210b3c14884"),
];

/// Puts both models into `models/`, from where they are bundled, and beside the built programs, which look there. The
/// build folder may be shared by several clones: then only the first one fetches.
pub fn install() -> Done {
    let beside = target()?.join("debug/models");
    let bundled = root().join("models");
    if !are_in(&beside) {
        if are_in(&bundled) {
            copy(&bundled, &beside)?;
        } else {
            fetch(&beside)?;
        }
    }
    if are_in(&bundled) { Ok(()) } else { copy(&beside, &bundled) }
}

fn are_in(folder: &Path) -> bool {
    MODELS.iter().all(|(name, sum)| fs::read(folder.join(name)).is_ok_and(|bytes| is(&bytes, sum)))
}

fn is(bytes: &[u8], sum: &str) -> bool {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect::<String>() == sum
}

fn copy(from: &Path, to: &Path) -> Done {
    for (name, sum) in MODELS {
        let bytes = fs::read(from.join(name)).map_err(|e| format!("{name}: {e}"))?;
        put(to, name, sum, &bytes)?;
    }
    Ok(())
}

/// A file counts only under its whole name, so that one that is cut short is never taken for it.
fn put(folder: &Path, name: &str, sum: &str, bytes: &[u8]) -> Done {
    if !is(bytes, sum) {
        return Err(format!("{name} is not the file that its sum stands for"));
    }
    let say = |e: std::io::Error| format!("{}: {e}", folder.join(name).display());
    fs::create_dir_all(folder).map_err(say)?;
    let part = folder.join(format!("{name}.part"));
    fs::write(&part, bytes).map_err(say)?;
    fs::rename(&part, folder.join(name)).map_err(say)
}

/// Through this machine's own pip and whatever index it is set up with.
fn fetch(to: &Path) -> Done {
    let folder = target()?.join("models-fetch");
    let (environment, wheel) = (folder.join("python"), folder.join("wheel"));
    let python = environment.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    let text = |path: &Path| path.to_string_lossy().into_owned();
    if !python.is_file() {
        let system = if cfg!(windows) { "python" } else { "python3" };
        go(program(system, &["-m", "venv", &text(&environment)]))?;
    }
    let _ = fs::remove_dir_all(&wheel);
    go(program(&text(&python), &["-m", "pip", "download", "--quiet", "--no-deps", "--dest", &text(&wheel), PACKAGE]))?;
    let packed = fs::read_dir(&wheel).map_err(|e| e.to_string())?.flatten().next().ok_or("pip brought no package")?;
    go(program(&text(&python), &["-m", "zipfile", "-e", &text(&packed.path()), &text(&wheel)]))?;
    copy(&wheel.join("rapidocr/models"), to)?;
    fs::remove_dir_all(&wheel).map_err(|e| e.to_string())
}
