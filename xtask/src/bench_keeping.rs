//! The part of `cargo xtask bench` about keeping: a full check of a gigabyte, and a backup beside stock `age` on the same bytes.

use std::fs;
use std::io::{self, Read};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use crate::bench::done;
use crate::shell::{answer, program};

/// Originals that no program can make smaller or read: 64 files of 16 MiB.
const FILES: usize = 64;
const BYTES: u64 = 16 << 20;

pub struct Keeping {
    gigabytes: f64,
    check_s: f64,
    backup_s: f64,
    test_s: f64,
    age_s: f64,
}

pub fn measure(target: &Path, folder: &Path) -> Result<Keeping, String> {
    let say = |e: io::Error| e.to_string();
    let (from, vault, drive) = (folder.join("noise"), folder.join("noise.vault"), folder.join("drive"));
    fs::create_dir_all(&from).map_err(say)?;
    fs::create_dir_all(&drive).map_err(say)?;
    for n in 0..FILES {
        let mut noise = fs::File::open("/dev/urandom").map_err(say)?.take(BYTES);
        io::copy(&mut noise, &mut fs::File::create(from.join(format!("{n}.bin"))).map_err(say)?).map_err(say)?;
    }
    let cli = |words: &[&str]| {
        let mut command = program(&target.join("ownstory-cli").to_string_lossy(), words);
        command.arg("--passphrase-file").arg(folder.join("passphrase"));
        command
    };
    let (vault_text, from_text, drive_text) =
        (vault.to_string_lossy(), from.to_string_lossy(), drive.to_string_lossy());
    done(quiet(cli(&["create", &vault_text, "--recovery-file", "/dev/null"])))?;
    // Noise is kept and cannot be read, which is "finished, with problems".
    let status = quiet(cli(&["import", &vault_text, &from_text, "--quiet"])).status().map_err(say)?;
    if status.code() != Some(1) {
        return Err(format!("keeping {FILES} files of noise ended with {status}"));
    }
    let told = answer(cli(&["measure-keeping", &vault_text, &drive_text]))?;
    let told: serde_json::Value = serde_json::from_str(&told).map_err(|e| e.to_string())?;
    let figure = |name: &str| told[name].as_f64().ok_or_else(|| format!("no figure for {name}"));

    // The same bytes for age: the vault's folder as one file.
    let (plain, key) = (folder.join("noise.tar"), folder.join("age.key"));
    let mut tar = program("tar", &["cf"]);
    tar.arg(&plain).arg("-C").arg(&vault).arg(".");
    done(tar)?;
    let mut keygen = program("age-keygen", &["-o"]);
    keygen.arg(&key).stderr(Stdio::null());
    done(keygen)?;
    let secret = fs::read_to_string(&key).map_err(say)?;
    let public =
        secret.lines().find_map(|l| l.strip_prefix("# public key: ")).ok_or("age-keygen tells no public key")?;
    let start = Instant::now();
    let mut age = program("age", &["-r", public, "-o"]);
    age.arg(folder.join("noise.age")).arg(&plain);
    done(age)?;
    // Ours counts only once it is on the disk.
    fs::File::open(folder.join("noise.age")).and_then(|f| f.sync_all()).map_err(say)?;
    Ok(Keeping {
        gigabytes: fs::metadata(&plain).map_err(say)?.len() as f64 / 1e9,
        check_s: figure("check_s")?,
        backup_s: figure("backup_write_s")?,
        test_s: figure("backup_test_s")?,
        age_s: start.elapsed().as_secs_f64(),
    })
}

fn quiet(mut command: Command) -> Command {
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command
}

impl Keeping {
    pub fn table(&self) -> String {
        format!(
            "\n| over {:.2} GB of originals | measured | bar |\n| --- | --- | --- |\n\
             | full check | {:.1} s | 20 s a GB |\n\
             | writing a backup, on the disk | {:.1} s | |\n\
             | stock `age` on the same bytes, on the disk | {:.1} s | |\n\
             | speed of the backup ÷ speed of `age` | {:.2} | at least 0.6 |\n\
             | proving the backup afterwards | {:.1} s | |\n",
            self.gigabytes,
            self.check_s,
            self.backup_s,
            self.age_s,
            self.age_s / self.backup_s,
            self.test_s
        )
    }
}
