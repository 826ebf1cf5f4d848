//! The real window under Xvfb, driven as a person drives it: by keyboard, through WebKit's own WebDriver.

mod client;
mod journey;
mod screen;
mod sockets;
