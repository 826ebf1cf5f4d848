//! Installs what is missing on a fresh Debian 12 machine that has Rust and Node. Does nothing where all is there.

use std::path::{Path, PathBuf};

use crate::models;
use crate::shell::{Done, go, program, root, works};

/// What the app is built and run with.
const TO_RUN: &[&str] = &[
    "build-essential",
    "pkg-config",
    "perl",
    "libwebkit2gtk-4.1-dev",
    "libgtk-3-dev",
    "librsvg2-dev",
    // The lock screen must have letters on a machine without a desktop.
    "fonts-dejavu-core",
    // Its pip fetches the models that pictures of pages are read with.
    "python3-venv",
];

/// What the checks need besides.
const TO_TEST: &[&str] = &[
    "webkit2gtk-driver",
    "xvfb",
    "xdotool",
    "xclip",
    "strace",
    "poppler-utils",
    "age",
    "qpdf",
    "dbus",
    "time",
    // What the reliability rig puts on its disks.
    "e2fsprogs",
    "xfsprogs",
];

pub fn to_run() -> Done {
    packages(TO_RUN)?;
    models::install()?;
    npm()
}

pub fn to_test() -> Done {
    for_the_rig()?;
    models::install()?;
    npm()
}

/// What fetching the models needs.
pub fn to_fetch_models() -> Done {
    packages(&["python3-venv"])
}

/// What `cargo xtask bench` measures beside.
pub fn to_bench() -> Done {
    packages(&["tesseract-ocr", "tesseract-ocr-eng"])
}

/// All that the checks need but the window's packages.
pub fn for_the_rig() -> Done {
    let mut wanted = [TO_RUN, TO_TEST].concat();
    // For the rig's power cuts. Debian 12 has it in this package, later releases elsewhere: it is the program that counts.
    if !works("qemu-storage-daemon", &["--version"]) {
        wanted.push("qemu-system-common");
    }
    packages(&wanted)
}

fn packages(wanted: &[&str]) -> Done {
    if !cfg!(target_os = "linux") || !works("dpkg", &["--version"]) {
        return Ok(());
    }
    let missing: Vec<&str> = wanted.iter().copied().filter(|package| !is_installed(package)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    eprintln!("Installing {}", missing.join(" "));
    go(as_root(&["apt-get", "update"]))?;
    let mut install = vec!["apt-get", "install", "--yes", "--no-install-recommends"];
    install.extend(&missing);
    let mut command = as_root(&install);
    command.env("DEBIAN_FRONTEND", "noninteractive");
    go(command)
}

fn is_installed(package: &str) -> bool {
    let status = program("dpkg-query", &["--show", "--showformat=${db:Status-Status}", package]).output();
    status.is_ok_and(|output| output.stdout == b"installed")
}

fn as_root(words: &[&str]) -> std::process::Command {
    let root = program("id", &["-u"]).output().is_ok_and(|output| output.stdout.starts_with(b"0\n"));
    if root { program(words[0], &words[1..]) } else { program("sudo", words) }
}

/// The window's packages, when they are not there or not those that the lock file names.
fn npm() -> Done {
    let ui = root().join("ui");
    let (lock, stamp) = (ui.join("package-lock.json"), ui.join("node_modules/.package-lock.json"));
    let newer = |a: &Path, b: &Path| -> Option<bool> {
        Some(a.metadata().ok()?.modified().ok()? > b.metadata().ok()?.modified().ok()?)
    };
    if newer(&lock, &stamp) == Some(false) {
        return Ok(());
    }
    // `npm ci` empties whatever the folder is, also one that a link leads to and that others use.
    if ui.join("node_modules").is_symlink() {
        return Err("ui/node_modules is a link: npm would empty the folder that it leads to. Take the link away".into());
    }
    let mut command = program("npm", &["ci", "--no-audit", "--no-fund"]);
    command.current_dir(ui);
    go(command)
}

/// A Python that has the outside BagIt validator, in a folder beside the build's own.
pub fn bagit() -> Result<PathBuf, String> {
    let folder = crate::shell::target()?.join("bagit-validator");
    let python = folder.join("bin/python");
    let has_it = |python: &Path| works(&python.to_string_lossy(), &["-c", "import bagit"]);
    if !has_it(&python) {
        let folder = folder.to_string_lossy().into_owned();
        go(program("python3", &["-m", "venv", &folder]))?;
        go(program(&python.to_string_lossy(), &["-m", "pip", "install", "--quiet", "bagit==1.9.0", "setuptools<81"]))?;
        if !has_it(&python) {
            return Err("the BagIt validator was installed but cannot be used".into());
        }
    }
    Ok(python)
}
