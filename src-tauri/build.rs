//! Declares every command to Tauri, so that a command without a named permission is refused.

fn main() {
    let manifest = tauri_build::AppManifest::new().commands(contract::COMMANDS);
    let attributes = tauri_build::Attributes::new().app_manifest(manifest);
    if let Err(problem) = tauri_build::try_build(attributes) {
        eprintln!("tauri.conf.json or the permissions do not hold together: {problem:#}");
        std::process::exit(1);
    }
}
