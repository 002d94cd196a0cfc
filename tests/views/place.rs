//! The stage of a conversation stays where it is.

use crate::page::{Page, session};
use crate::screens::{TASTES, begin, say, scenarios};
use counterpart::app::geometry::stage_id;
use counterpart::library::Library;
use counterpart::session::PlayCommand;
use counterpart::text::Lang;
use egui::Rect;

#[test]
fn the_stage_neither_moves_nor_changes_its_size_between_two_moments() {
    let mut moved = Vec::new();
    for lang in Lang::ALL {
        for size in [(1280.0, 720.0), (1920.0, 1080.0)] {
            let mut page = Page::open(session(Library::load(None), lang, 100), size);
            for scenario in scenarios(&page.session) {
                for seat in &scenario.seats {
                    begin(&mut page.session, &scenario, &seat.id);
                    let stage = |page: &mut Page| {
                        page.draw(Vec::new());
                        page.draw(Vec::new());
                        page.ctx.data(|data| data.get_temp::<Rect>(stage_id())).expect("a stage")
                    };
                    let first = stage(&mut page);
                    for count in 0.. {
                        let goes_on = say(&mut page.session, TASTES[count % TASTES.len()], count);
                        let heard = stage(&mut page);
                        page.session.apply(PlayCommand::GoOn);
                        let next = stage(&mut page);
                        for (now, which) in [(heard, "heard"), (next, "next")] {
                            if now != first {
                                let at =
                                    format!("{lang} {size:?} {} {} {count} {which}", scenario.id, seat.id);
                                moved.push(format!("{at}: {first:?} → {now:?}"));
                            }
                        }
                        if !goes_on {
                            break;
                        }
                    }
                    page.session.apply(PlayCommand::Leave);
                }
            }
        }
    }
    assert!(moved.is_empty(), "{} moved: {:#?}", moved.len(), &moved[..moved.len().min(30)]);
}
