//! The real window under Xvfb, driven as a person drives it: by keyboard, through WebKit's own WebDriver.

mod attacks;
mod attacks_start;
mod attacks_words;
mod client;
mod journey;
mod screen;
mod sockets;
mod watch;
