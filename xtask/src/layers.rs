//! Fails when a crate depends on another that docs/architecture.md does not draw an arrow to, or when the window's library
//! appears below the shell.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::shell::{Done, answer, cargo};

/// Who may know whom. A crate that is not here may not exist.
const MAY_KNOW: &[(&str, &[&str])] = &[
    ("record", &[]),
    ("contract", &[]),
    ("typeset", &[]),
    ("sample", &["record"]),
    ("intake", &["record"]),
    ("extract", &["ocr", "record"]),
    ("ocr", &["record"]),
    ("vault", &["record"]),
    ("knowledge", &["record"]),
    ("understand", &["record"]),
    ("story", &["record"]),
    ("repeats", &["record"]),
    ("ask", &["record", "knowledge"]),
    ("share", &["record", "typeset"]),
    (
        "desk",
        &[
            "record",
            "intake",
            "extract",
            "vault",
            "understand",
            "knowledge",
            "story",
            "repeats",
            "ask",
            "share",
            "contract",
            "sample",
        ],
    ),
    ("ownstory-cli", &["desk", "contract", "record"]),
    ("ownstory", &["desk", "contract"]),
    ("rig", &["record", "vault"]),
    ("xtask", &[]),
];

/// Libraries that belong to one crate alone.
const ONLY_IN: &[(&str, &str)] =
    &[("tauri", "ownstory"), ("rusqlite", "vault"), ("age", "vault"), ("typst", "typeset")];

pub fn check() -> Done {
    let metadata = answer(cargo(&["metadata", "--format-version", "1", "--no-deps"]))?;
    let metadata: Value = serde_json::from_str(&metadata).map_err(|e| e.to_string())?;
    let allowed: BTreeMap<&str, &[&str]> = MAY_KNOW.iter().copied().collect();
    let packages = metadata["packages"].as_array().ok_or("cargo lists no packages")?;
    let ours: Vec<&str> = packages.iter().filter_map(|p| p["name"].as_str()).collect();
    let mut wrong = Vec::new();
    for package in packages {
        let name = package["name"].as_str().unwrap_or_default();
        let Some(may_know) = allowed.get(name) else {
            wrong.push(format!("{name} is not drawn in docs/architecture.md"));
            continue;
        };
        for dependency in package["dependencies"].as_array().into_iter().flatten() {
            let on = dependency["name"].as_str().unwrap_or_default();
            let for_tests = dependency["kind"].as_str() == Some("dev");
            if ours.contains(&on) && !may_know.contains(&on) && !for_tests {
                wrong.push(format!("{name} may not know {on}"));
            }
            if let Some((_, owner)) = ONLY_IN.iter().find(|(library, _)| *library == on)
                && *owner != name
                && !for_tests
            {
                wrong.push(format!("{on} belongs to {owner} alone, but {name} uses it"));
            }
        }
    }
    if wrong.is_empty() { Ok(()) } else { Err(format!("layers:\n  {}", wrong.join("\n  "))) }
}
