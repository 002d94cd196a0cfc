//! Journals as they may lie on a disk: raw, or, behind an `=`, by the contents of their records.
#![no_main]

use counterpart_core::scenario::{Scenario, parse};
use libfuzzer_sys::fuzz_target;
use std::sync::{Arc, LazyLock};

static SCENARIO: LazyLock<Arc<Scenario>> = LazyLock::new(|| {
    Arc::new(parse(include_str!("../../scenarios/late-shipment.ron")).scenario.expect("a scenario that ships"))
});

fuzz_target!(|bytes: &[u8]| {
    let _ = counterpart_server::trial::journal(bytes, &SCENARIO);
});
