//! The real window under Xvfb, driven as a person drives it: by keyboard, through WebKit's own WebDriver; and, where WebDriver
//! would switch a defence off, through the keys of the display alone.

mod client;
mod forgetting;
mod journey;
mod locking;
mod login;
mod memory;
mod running;
mod screen;
mod sockets;
