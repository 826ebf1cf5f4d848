//! Every command of the contract, made from its one list: the desk's go straight to the desk, the shell's to `shell.rs`.

use std::sync::Arc;

use contract::*;
use desk::Desk;
use tauri::{AppHandle, Runtime, State};

use crate::shell;

macro_rules! commands {
    (desk { $($desk:ident($ask:ty) -> $reply:ty;)* } shell { $($shell:ident($shell_ask:ty) -> $shell_reply:ty;)* }) => {
        $(
            #[tauri::command(async)]
            fn $desk(desk: State<'_, Arc<Desk>>, request: $ask) -> Result<$reply, Failure> {
                desk.$desk(request)
            }
        )*
        $(
            #[tauri::command(async)]
            fn $shell<R: Runtime>(app: AppHandle<R>, request: $shell_ask) -> Result<$shell_reply, Failure> {
                shell::$shell(&app, request)
            }
        )*

        /// Answers the window's calls.
        pub fn handler<R: Runtime>() -> Box<dyn Fn(tauri::ipc::Invoke<R>) -> bool + Send + Sync> {
            Box::new(tauri::generate_handler![$($desk,)* $($shell,)*])
        }
    };
}
contract::with_commands!(commands);
