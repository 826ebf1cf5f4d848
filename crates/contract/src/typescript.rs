//! Writes `ui/src/contract.ts` from the same types and the same list that the desk is built from.

use ts_rs::Config;

/// Derives what every view needs, and collects the TypeScript of each.
macro_rules! views {
    ($($(#[$meta:meta])* $kind:ident $name:ident { $($body:tt)* })*) => {
        $(
            #[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize, ts_rs::TS)]
            $(#[$meta])*
            pub $kind $name { $($body)* }
        )*

        pub(super) fn declarations(config: &ts_rs::Config) -> Vec<String> {
            vec![$(<$name as ts_rs::TS>::decl(config)),*]
        }
    };
}
pub(crate) use views;

/// The whole of `ui/src/contract.ts`.
#[must_use]
pub fn typescript() -> String {
    let config = Config::new().with_large_int("number");
    let mut out = String::from(
        "// Written by `cargo xtask contract` from crates/contract. Do not edit: change the Rust types.\n\n",
    );
    let all = crate::view::all_declarations(&config);
    for declaration in all {
        out.push_str("export ");
        out.push_str(&declaration);
        out.push_str("\n\n");
    }
    out.push_str("/** Every command: what is asked, and what is answered. */\nexport type Commands = {\n");
    for (name, request, reply) in crate::commands::SIGNATURES {
        out.push_str(&format!("  {name}: {{ request: {request}; reply: {reply} }};\n"));
    }
    out.push_str("};\n\nexport type CommandName = keyof Commands;\n");
    out
}
