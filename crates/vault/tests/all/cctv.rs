//! The age format from outside: every public test vector, and files that go back and forth with stock age.

use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use age::secrecy::SecretString;
use age::{DecryptError, Identity, scrypt, x25519};
use record::FileKind;
use sha2::{Digest, Sha256};
use vault::{DamageKind, DamagedPart, Passphrase, Unlock, VaultError, salvage};

use crate::support::*;

/// Vectors with a header that the format forbids and the `age` crate takes, as its own tests say.
const LENIENT: [&str; 2] = ["stanza_missing_body", "stanza_missing_final_line"];

/// The limit that the vault sets for a passphrase lock.
const MOST_COST: u8 = 20;

#[derive(Default)]
struct Vector {
    expect: String,
    payload: String,
    identities: Vec<String>,
    passphrases: Vec<String>,
    armored: bool,
    file: Vec<u8>,
}

fn read(path: &Path) -> Vector {
    let bytes = fs::read(path).expect("readable");
    let end = bytes.windows(2).position(|w| w == b"\n\n").expect("a header");
    let head = std::str::from_utf8(&bytes[..end]).expect("text");
    let mut vector = Vector { file: bytes[end + 2..].to_vec(), ..Vector::default() };
    for line in head.lines() {
        let (key, value) = line.split_once(": ").expect("a pair");
        match key {
            "expect" => vector.expect = value.into(),
            "payload" => vector.payload = value.into(),
            "identity" => vector.identities.push(value.into()),
            "passphrase" => vector.passphrases.push(value.into()),
            "armored" => vector.armored = value == "yes",
            "compressed" => {
                assert_eq!(value, "zlib");
                vector.file = miniz_oxide::inflate::decompress_to_vec_zlib(&vector.file).expect("zlib");
            }
            "file key" | "comment" => {}
            other => panic!("{}: {other}", path.display()),
        }
    }
    vector
}

/// What comes out, and how it ended.
fn decrypt(vector: &Vector) -> Result<(Vec<u8>, std::io::Result<usize>), DecryptError> {
    let decryptor = age::Decryptor::new_buffered(&vector.file[..])?;
    let mut identities: Vec<Box<dyn Identity>> = Vec::new();
    for text in &vector.identities {
        match text.parse::<x25519::Identity>() {
            Ok(identity) => identities.push(Box::new(identity)),
            Err(_) => assert!(text.starts_with("AGE-SECRET-KEY-PQ-"), "{text}"),
        }
    }
    if identities.is_empty() {
        identities.push(Box::new(x25519::Identity::generate()));
    }
    for text in &vector.passphrases {
        let mut identity = scrypt::Identity::new(SecretString::from(text.clone()));
        identity.set_max_work_factor(MOST_COST);
        identities.push(Box::new(identity));
    }
    let mut reader = decryptor.decrypt(identities.iter().map(|i| i.as_ref()))?;
    let mut payload = Vec::new();
    let end = reader.read_to_end(&mut payload);
    Ok((payload, end))
}

#[test]
fn all_vectors_of_the_age_format_end_as_they_should() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cctv/age");
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).expect("the vectors").map(|e| e.expect("one").path()).collect();
    paths.sort();
    assert_eq!(paths.len(), 143);
    let (mut opened, mut broken, mut refused, mut unsupported, mut lenient) = (0, 0, 0, 0, 0);
    for path in &paths {
        let name = path.file_name().expect("a name").to_string_lossy();
        let vector = read(path);
        let hybrid = !vector.identities.is_empty() && vector.identities.iter().all(|i| i.contains("-PQ-"));
        let sha = |payload: &[u8]| Sha256::digest(payload).iter().map(|b| format!("{b:02x}")).collect::<String>();
        let answer = decrypt(&vector);
        if vector.armored || hybrid {
            assert!(answer.is_err(), "{name} is of a kind that the vault does not read");
            unsupported += 1;
            continue;
        }
        match (vector.expect.as_str(), answer) {
            ("success", Ok((payload, Ok(_)))) => {
                assert_eq!(sha(&payload), vector.payload, "{name}");
                opened += 1;
            }
            ("payload failure", Ok((payload, Err(_)))) => {
                assert_eq!(sha(&payload), vector.payload, "{name}: only what was proved is let through");
                broken += 1;
            }
            // No chunk at all is noticed as early as the header is.
            ("payload failure", Err(DecryptError::Io(_))) => broken += 1,
            // The crate still reads what age wrote before 1.0; what comes out is proved all the same.
            ("header failure", Ok((_, Ok(_)))) if LENIENT.contains(&&*name) => lenient += 1,
            ("HMAC failure", Err(DecryptError::InvalidMac)) => refused += 1,
            (
                "no match",
                Err(DecryptError::NoMatchingKeys | DecryptError::KeyDecryptionFailed | DecryptError::DecryptionFailed),
            ) => refused += 1,
            ("header failure", Err(error)) => {
                let too_late = matches!(error, DecryptError::InvalidMac | DecryptError::NoMatchingKeys);
                assert!(!too_late, "{name}: {error:?}");
                refused += 1;
            }
            (expect, answer) => panic!("{name}: {expect}, but {:?}", answer.map(|(p, end)| (p.len(), end))),
        }
    }
    assert_eq!((opened + broken + refused + unsupported + lenient, lenient), (143, LENIENT.len()));
    assert!(opened >= 15 && broken >= 17 && refused >= 50, "{opened} {broken} {refused} {unsupported}");
}

fn run(program: &str, arguments: &[&Path], input: &[u8]) -> Vec<u8> {
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the age programs (Debian: apt install age)");
    let mut to = child.stdin.take().expect("its input");
    // It may have refused without reading.
    let _ = to.write_all(input);
    drop(to);
    let out = child.wait_with_output().expect("ended");
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    out.stdout
}

#[test]
fn stock_age_opens_the_passphrase_key_file() {
    let dir = quick_dir();
    closed_vault(dir.path());
    let out = dir.path().join("keys.txt");
    // age reads a passphrase from a terminal only: `script` makes one.
    let command = format!("age -d -o {} {}", out.display(), dir.path().join("keys/pass.age").display());
    let mut child = Command::new("script")
        .args(["-qec", &command, "/dev/null"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .expect("script, of util-linux");
    let mut to = child.stdin.take().expect("its input");
    writeln!(to, "{PASS}").expect("typed");
    assert!(child.wait().expect("ended").success());
    let keys = fs::read_to_string(&out).expect("opened");
    assert!(keys.starts_with("# OSV1\n# vault ") && keys.contains("\nAGE-SECRET-KEY-1"));
}

#[test]
fn an_original_forged_with_the_right_recipient_is_refused_by_its_name() {
    let dir = quick_dir();
    let folder = dir.path().join("v");
    let (mut vault, words) = create(&folder);
    let file = keep(&mut vault, "a.pdf", &[7; 5_000]);
    let sheet = dir.path().join("sheet.txt");
    fs::write(&sheet, words.to_age_identity().as_bytes()).expect("written");
    let of = |text: &'static str| Path::new(text);
    let keys = run("age", &[of("-d"), of("-i"), &sheet, &folder.join("keys/recovery.age")], b"");
    let key_file = dir.path().join("keys.txt");
    fs::write(&key_file, &keys).expect("written");
    let recipient = String::from_utf8(run("age-keygen", &[of("-y"), &key_file], b"")).expect("text");
    let recipient = PathBuf::from(recipient.trim());
    let encrypted = |bytes: &[u8]| run("age", &[of("-r"), &recipient], bytes);

    let blob = snapshot(&folder).into_keys().find(|p| p.starts_with("blobs")).map(|p| folder.join(p)).expect("a blob");
    let ours = fs::read(&blob).expect("read");
    assert_eq!(run("age", &[of("-d"), of("-i"), &key_file, &blob], b""), [7; 5_000]);
    let by_stock_age = encrypted(&[8; 5_000]);
    // Of the same length as ours, so that nothing but the name can tell. The crate adds a stanza of chance length.
    let to: x25519::Recipient = recipient.to_str().expect("text").parse().expect("a recipient");
    let same_length = (0..10_000)
        .map(|_| age::encrypt(&to, &[8; 5_000]).expect("encrypted"))
        .find(|file| file.len() == ours.len())
        .expect("one of that length");
    for forged in [&by_stock_age, &same_length] {
        fs::write(&blob, forged).expect("forged");
        assert!(matches!(vault.original(file), Err(VaultError::Damaged { what: DamagedPart::Original })));
        let problems = vault.check(true, &mut |_, _| {}).expect("checked").problems;
        assert_eq!(problems.iter().map(|d| d.what).collect::<Vec<_>>(), [DamageKind::OriginalChanged]);
    }
    vault.close().expect("closed");

    // Neither does salvage take one in, under whatever name. The right bytes are taken, whoever encrypted them.
    fs::remove_file(folder.join("v.db")).expect("removed");
    fs::write(&blob, encrypted(&[7; 5_000])).expect("by stock age");
    fs::write(blob.with_file_name("0".repeat(64)), &by_stock_age).expect("laid");
    let kind = |_: &[u8]| (FileKind::Pdf, "pdf");
    let into = dir.path().join("new");
    let unlock = Unlock::Words(&words);
    let (_, told) =
        salvage(&folder, unlock, &into, &Passphrase::new("x y z"), "n", &kind, &mut |_, _| true).expect("salvaged");
    assert_eq!((told.recovered.len(), told.unreadable), (1, 1));
}
