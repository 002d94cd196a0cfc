//! Nothing but the tests in `tests/views.rs`: a package of its own, so that only they are built with the
//! game and egui's test kit.
