//! The tables are read by a macro, which cargo doesn't see: a phrase that was changed is compiled in anew.
#![allow(clippy::print_stdout, reason = "this is how a build script speaks with cargo")]

fn main() {
    println!("cargo::rerun-if-changed=../../assets/text");
}
