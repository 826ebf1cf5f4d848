//! Every command of the contract, made from its one list: the desk's go straight to the desk, the shell's to `shell.rs`.

use std::sync::Arc;

use contract::*;
use desk::Desk;
use tauri::{AppHandle, Runtime, State};

use crate::shell;

/// Does the work on a thread of its own. The runtime has as many threads as the computer has cores, and hiding or locking may
/// not stand in line behind what takes long. Work that panics is answered, as a failure.
async fn beside<T: Send + 'static>(work: impl FnOnce() -> Result<T, Failure> + Send + 'static) -> Result<T, Failure> {
    tauri::async_runtime::spawn_blocking(work).await.unwrap_or_else(|_| Err(Failure::of(FailureCode::Unexpected)))
}

macro_rules! commands {
    (desk { $($desk:ident($ask:ty) -> $reply:ty;)* } shell { $($shell:ident($shell_ask:ty) -> $shell_reply:ty;)* }) => {
        $(
            #[tauri::command]
            async fn $desk(desk: State<'_, Arc<Desk>>, request: $ask) -> Result<$reply, Failure> {
                let desk = Arc::clone(&desk);
                beside(move || desk.$desk(request)).await
            }
        )*
        $(
            #[tauri::command]
            async fn $shell<R: Runtime>(app: AppHandle<R>, request: $shell_ask) -> Result<$shell_reply, Failure> {
                beside(move || shell::$shell(&app, request)).await
            }
        )*

        /// Answers the window's calls.
        pub fn handler<R: Runtime>() -> Box<dyn Fn(tauri::ipc::Invoke<R>) -> bool + Send + Sync> {
            Box::new(tauri::generate_handler![$($desk,)* $($shell,)*])
        }
    };
}
contract::with_commands!(commands);
