//! Tests of the whole program: journeys through the desk, the window on the mock runtime, and the real window by WebDriver.

#![allow(clippy::unwrap_used)]

mod driver;
mod journeys;
mod support;
mod window;
