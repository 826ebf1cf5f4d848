//! The real window under Xvfb, driven as a person drives it: by keyboard, through WebKit's own WebDriver; and, where WebDriver
//! would switch a defence off, through the keys of the display alone.

mod attacks;
mod attacks_start;
mod attacks_words;
mod client;
mod forgetting;
mod journey;
mod keeping;
mod locking;
mod login;
mod memory;
mod running;
mod screen;
mod sockets;
mod watch;
