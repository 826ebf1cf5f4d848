//! The window's configuration, compared word for word with what docs/threat-model.md promises: whoever loosens it has to change
//! it in two places and say why.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use contract::COMMANDS;
use serde_json::{Value, json};

fn at(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn read(path: &str) -> String {
    std::fs::read_to_string(at(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
}

fn config() -> Value {
    serde_json::from_str(&read("tauri.conf.json")).unwrap()
}

fn names(value: &Value) -> Vec<&str> {
    value.as_array().unwrap().iter().filter_map(Value::as_str).collect()
}

/// What the window's pages may load, in full.
const POLICY: &[&str] = &[
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self' page: http://page.localhost",
    "connect-src ipc: http://ipc.localhost",
    "media-src 'none'",
    "object-src 'none'",
    "frame-src 'none'",
    "child-src 'none'",
    "worker-src 'none'",
    "manifest-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
];

#[test]
fn the_configuration_is_the_one_that_was_thought_through() {
    let config = config();
    let security = &config["app"]["security"];
    let policy: Vec<&str> = security["csp"].as_str().unwrap().split(';').map(str::trim).collect();
    assert_eq!(policy, POLICY);
    assert!(!security["csp"].as_str().unwrap().contains("unsafe"));
    assert_eq!(security["freezePrototype"], true);
    assert_eq!(security["assetProtocol"], json!({ "enable": false, "scope": [] }));
    assert_eq!(security["dangerousDisableAssetCspModification"], false);
    let keys: BTreeSet<&String> = security.as_object().unwrap().keys().collect();
    let known =
        ["assetProtocol", "capabilities", "csp", "dangerousDisableAssetCspModification", "freezePrototype", "headers"];
    assert_eq!(
        keys,
        known.map(String::from).iter().collect(),
        "no devCsp, no pattern, nothing that was not thought through"
    );
    assert_eq!(
        security["headers"],
        json!({
            "X-Content-Type-Options": "nosniff",
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Permissions-Policy": "camera=(), microphone=(), geolocation=(), display-capture=(), usb=()",
        })
    );
    assert_eq!(config["app"]["withGlobalTauri"], false);
    assert_eq!(config["app"]["windows"], json!([]), "the one window is made in Rust, where its rules are");
    assert_eq!(config["build"]["removeUnusedCommands"], true);
    assert!(config["build"].get("devUrl").is_none(), "the pages come out of the program and from nowhere else");
    assert!(config.get("plugins").is_none());
}

#[test]
fn one_capability_names_every_command_and_nothing_else() {
    let config = config();
    let capabilities = config["app"]["security"]["capabilities"].as_array().unwrap();
    assert_eq!(capabilities.len(), 1);
    let main = capabilities[0].as_object().unwrap();
    let keys: Vec<&str> = main.keys().map(String::as_str).collect();
    assert_eq!(
        BTreeSet::from_iter(keys),
        BTreeSet::from(["description", "identifier", "permissions", "windows"]),
        "no remote, no platforms, no webviews"
    );
    assert_eq!(main["windows"], json!([ownstory_app::WINDOW]));
    let mut wanted: BTreeSet<String> = COMMANDS.iter().map(|c| format!("allow-{}", c.replace('_', "-"))).collect();
    wanted.extend(["core:event:allow-listen".to_owned(), "core:event:allow-unlisten".to_owned()]);
    let given = names(&main["permissions"]);
    assert_eq!(given.len(), wanted.len(), "a permission twice");
    assert_eq!(given.into_iter().map(String::from).collect::<BTreeSet<_>>(), wanted);
    for place in ["capabilities", "src-tauri/capabilities"] {
        assert!(!at(place).exists(), "{place}: capabilities stand in tauri.conf.json alone");
    }
}

/// What the build made of it: the permissions that exist, and the capabilities as Tauri understood them.
#[test]
fn the_permissions_that_the_build_made_are_those() {
    let made: Value = serde_json::from_str(&read("gen/schemas/acl-manifests.json")).unwrap();
    let own = made["__app-acl__"]["permissions"].as_object().expect("the program's own commands are under permissions");
    let mut wanted: BTreeSet<String> = BTreeSet::new();
    for command in COMMANDS {
        let name = command.replace('_', "-");
        assert_eq!(own[&format!("allow-{name}")]["commands"], json!({ "allow": [command], "deny": [] }), "{command}");
        wanted.extend([format!("allow-{name}"), format!("deny-{name}")]);
    }
    assert_eq!(own.keys().cloned().collect::<BTreeSet<_>>(), wanted, "a command that is not of the contract");
    assert!(made["__app-acl__"]["default_permission"].is_null(), "nothing is allowed without being named");
    let plugins: BTreeSet<&str> =
        made.as_object().unwrap().keys().map(String::as_str).filter(|k| !k.starts_with("core")).collect();
    assert_eq!(plugins, BTreeSet::from(["__app-acl__"]), "no plugin");
}

#[test]
fn tauri_is_built_with_no_more_than_it_needs() {
    let manifest: toml::Value = toml::from_str(&read("Cargo.toml")).unwrap();
    let tauri = &manifest["dependencies"]["tauri"];
    assert_eq!(tauri["default-features"].as_bool(), Some(false));
    let features: Vec<&str> = tauri["features"].as_array().unwrap().iter().filter_map(toml::Value::as_str).collect();
    assert_eq!(features, ["wry", "x11", "dbus", "common-controls-v6", "compression"]);
    let for_tests = manifest["dev-dependencies"]["tauri"]["features"].as_array().unwrap();
    assert_eq!(for_tests.iter().filter_map(toml::Value::as_str).collect::<Vec<_>>(), ["test"]);
    assert!(manifest.get("features").is_none(), "no feature of the program switches one of Tauri's on");

    let lock: toml::Value = toml::from_str(&read("Cargo.lock")).unwrap();
    let packages = lock["package"].as_array().unwrap();
    let named = |name: &str| packages.iter().filter(|p| p["name"].as_str() == Some(name)).collect::<Vec<_>>();
    let plugins: Vec<&str> =
        packages.iter().filter_map(|p| p["name"].as_str()).filter(|n| n.starts_with("tauri-plugin-")).collect();
    assert!(plugins.is_empty(), "{plugins:?}");
    // Before 2.11.1, any host that began with a scheme's name counted as the program's own (CVE-2026-42184).
    let version = named("tauri")[0]["version"].as_str().unwrap();
    let parts: Vec<u32> = version.split('.').map(|n| n.parse().unwrap()).collect();
    assert!(parts >= vec![2, 11, 1], "tauri {version}");
    // Nobody but the program itself depends on Tauri, so nobody can ask for more of it.
    let users: BTreeSet<&str> = packages
        .iter()
        .filter(|p| {
            p.get("dependencies")
                .and_then(toml::Value::as_array)
                .is_some_and(|d| d.iter().any(|d| d.as_str() == Some("tauri")))
        })
        .filter_map(|p| p["name"].as_str())
        .collect();
    assert_eq!(users, BTreeSet::from(["ownstory"]));
}

#[test]
fn the_page_itself_holds_no_script_and_no_style_of_its_own() {
    let page = read("ui/dist/index.html");
    let mut lower = page.to_lowercase();
    while let Some((before, after)) = lower.split_once("<!--") {
        lower = format!("{before}{}", after.split_once("-->").expect("a comment ends").1);
    }
    for word in ["<style", " style=", "javascript:", "http:", "https:", "//", "<iframe", "<base", "<form", "http-equiv"]
    {
        assert!(!lower.contains(word), "{word} is in the page: {page}");
    }
    for script in lower.split("<script").skip(1) {
        let (tag, rest) = script.split_once('>').unwrap();
        assert!(tag.contains("src=\"./assets/") && rest.starts_with("</script>"), "a script in the page: {page}");
    }
    let handler = lower.split('<').any(|tag| tag.split('>').next().is_some_and(|tag| tag.contains(" on")));
    assert!(!handler, "an event handler in the page: {page}");
}
