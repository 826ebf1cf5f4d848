//! Starts the window, or, when this program runs itself to read papers, only the locked-down reader.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

fn main() {
    desk::reader_main_if_asked();
    ownstory_app::run();
}
