//! Raised hands that are counted in either window, and what they may not cover.

use super::*;

/// Every place that a session comes by, and how it comes there.
fn every_place() -> Vec<(&'static str, Vec<Lead>, u8)> {
    let line = vec![Lead::Next];
    let open = [line.clone(), vec![Lead::Vote]].concat();
    let feedback = [line.clone(), vec![Lead::WrapUp]].concat();
    vec![
        ("the lobby", Vec::new(), 0),
        ("a line", line.clone(), 0),
        ("a vote", open, 9),
        ("what it did", [line.clone(), vec![Lead::Take(ShownPlace(0))]].concat(), 0),
        ("a talk", [line, vec![Lead::Talk]].concat(), 0),
        ("the feedback", feedback.clone(), 0),
        ("the end", [feedback, vec![Lead::End, Lead::End]].concat(), 0),
    ]
}

/// What was said, and where the room is: nothing of it is changed by a number that is typed.
fn stands(page: &Page) -> String {
    let snapshot = &page.session.workshop.as_ref().expect("a room").snapshot;
    format!("{:?} {:?} {:?}", snapshot.phase, snapshot.beneath, snapshot.playing.play.picks())
}

/// The strokes that type these words, one by one.
fn typed(words: &str) -> Vec<Vec<Event>> {
    let key = |c: char| match c {
        ' ' => Key::Space,
        c => Key::from_name(&c.to_string()).expect("a key"),
    };
    words.chars().map(|c| stroke(key(c), Some(&c.to_string()))).collect()
}

fn read(page: &mut Page, wanted: &str) -> bool {
    page.draw(Vec::new());
    let shapes = page.draw(Vec::new());
    let painted = Painted::of(&shapes, page.window);
    painted.read().any(|(words, _, _)| words == wanted)
}

/// Through every phase, in both windows, at once or one after the other: `c`, a wrong number of counts, and more
/// numbers.
#[test]
fn from_the_key_of_the_hands_until_esc_no_number_says_a_sentence() {
    for page in &mut windows() {
        for (place, way, phones) in every_place() {
            for (at_once, then) in
                [(false, vec![]), (true, vec![]), (false, vec![Lead::Vote]), (false, vec![Lead::Reveal])]
            {
                if !then.is_empty() && phones == 0 {
                    continue;
                }
                let name = format!("{place} and {then:?} projector {} at once {at_once}", page.is_projector);
                come(page, &way, phones, false);
                then.iter().for_each(|step| lead(page, step.clone()));
                page.draw(Vec::new());
                page.draw(Vec::new());
                let before = stands(page);
                let enter = vec![stroke(Key::Enter, None)];
                let strokes = [typed("C3 5"), enter, typed("1 2 4")].concat();
                if at_once {
                    page.draw(strokes.concat());
                } else {
                    for events in strokes {
                        page.draw(events);
                    }
                }
                page.draw(Vec::new());
                assert_eq!(stands(page), before, "{name}");
                let counting = page.session.workshop.as_ref().expect("a room").counting.clone();
                assert!(counting.is_some(), "{name}");
                // Enter presses no button meanwhile.
                page.draw(stroke(Key::Enter, None));
                page.draw(Vec::new());
                assert_eq!(stands(page), before, "{name}");
                page.draw(stroke(Key::Escape, None));
                page.draw(Vec::new());
                let room = page.session.workshop.as_ref().expect("a room");
                assert_eq!((room.counting.clone(), stands(page)), (None, before), "{name}");
                // Keys are keys again.
                page.draw(stroke(Key::J, Some("j")));
                page.draw(Vec::new());
                assert!(page.session.workshop.as_ref().expect("a room").shows_joining, "{name}");
            }
        }
    }
}

/// A wrong number of counts is told where it was typed, and what is typed next replaces it.
#[test]
fn a_wrong_count_stays_in_its_field_with_what_is_wrong() {
    for lang in Lang::ALL {
        for page in &mut windows() {
            page.session.apply(counterpart::session::SettingsCommand::Language(lang));
            counterpart::app::theme::install_fonts(&page.ctx, lang);
            let (_, way, _) = places().swap_remove(2);
            come(page, &way, 0, false);
            page.session
                .apply(counterpart::session::WorkshopCommand::Facilitate(Lead::SetPeople("10".into())));
            let enter = |page: &mut Page, words: &str| {
                for events in typed(words) {
                    page.draw(events);
                }
                page.draw(stroke(Key::Enter, None));
                page.draw(Vec::new());
                page.draw(Vec::new());
            };
            enter(page, "C3 5");
            assert!(read(page, &phrase!(lang, "desk.not_counts", count = 4)));
            enter(page, "3 52 0 2");
            assert!(read(page, &phrase!(lang, "desk.too_many_hands", counted = 57, people = 10)));
            let hands = |page: &Page| {
                let snapshot = &page.session.workshop.as_ref().expect("a room").snapshot;
                snapshot.count.clone().expect("a ballot").hands
            };
            assert_eq!(hands(page), [0; 4]);
            enter(page, "3 5 0 2");
            assert_eq!(hands(page), [3, 5, 0, 2]);
            assert_eq!(page.session.workshop.as_ref().expect("a room").counting, None);
        }
    }
}

/// Begun over the picture, gone on with on the desk, and back; with the list of keys in between.
#[test]
fn what_is_typed_in_either_window_goes_into_the_same_field() {
    let [mut desk, mut projector] = windows();
    let (_, way, _) = places().swap_remove(2);
    for closed in [false, true] {
        come(&mut projector, &way, 9, closed);
        let strike = |page: &mut Page, words: &str| {
            for events in typed(words) {
                page.draw(events);
            }
            page.draw(Vec::new());
        };
        strike(&mut projector, "C3");
        // The same room in the other window, which had the keyboard elsewhere.
        let pass = |from: &mut Page, to: &mut Page| {
            let workshop = from.session.workshop.take().expect("a room");
            to.session.enter_room(workshop);
            to.draw(Vec::new());
        };
        desk.forget();
        pass(&mut projector, &mut desk);
        let before = stands(&desk);
        strike(&mut desk, " 5");
        desk.draw(stroke(Key::F1, None));
        strike(&mut desk, "2");
        desk.draw(stroke(Key::Escape, None));
        strike(&mut desk, " 0");
        pass(&mut desk, &mut projector);
        projector.draw(stroke(Key::F1, None));
        projector.draw(Vec::new());
        projector.draw(stroke(Key::Escape, None));
        assert!(read(&mut projector, &phrase!(Lang::En, "desk.hands")), "it survives the list of keys");
        strike(&mut projector, " 2");
        assert_eq!(stands(&projector), before);
        projector.draw(stroke(Key::Enter, None));
        projector.draw(Vec::new());
        let snapshot = &projector.session.workshop.as_ref().expect("a room").snapshot;
        assert_eq!(snapshot.count.as_ref().expect("a ballot").hands, [3, 5, 0, 2], "closed: {closed}");
    }
}

#[test]
fn a_number_against_the_vote_asks_once() {
    for lang in Lang::ALL {
        for page in &mut windows() {
            page.session.apply(counterpart::session::SettingsCommand::Language(lang));
            counterpart::app::theme::install_fonts(&page.ctx, lang);
            let (_, way, _) = places().swap_remove(2);
            come(page, &way, 9, true);
            page.draw(stroke(Key::Num3, None));
            assert!(read(page, &phrase!(lang, "desk.sure_against", leader = 2, number = 3)));
            // Another number is asked for anew; the group's own isn't.
            page.draw(stroke(Key::Num4, None));
            assert!(read(page, &phrase!(lang, "desk.sure_against", leader = 2, number = 4)));
            let turns = |page: &Page| {
                page.session.workshop.as_ref().expect("a room").snapshot.playing.play.turns().len()
            };
            assert_eq!(turns(page), 0);
            page.draw(stroke(Key::Num4, None));
            page.draw(Vec::new());
            assert_eq!(turns(page), 1);
            come(page, &way, 9, true);
            page.draw(stroke(Key::Num2, None));
            page.draw(Vec::new());
            assert_eq!(turns(page), 1);
        }
    }
}

/// The band stands below the picture: every sentence can be read while hands are counted.
#[test]
fn the_band_covers_no_sentence() {
    let mut wrong = Vec::new();
    for (size, percent) in [
        ((1280.0, 720.0), 100),
        ((1024.0, 600.0), 100),
        ((1024.0, 768.0), 100),
        ((1280.0, 720.0), 200),
        ((1024.0, 600.0), 200),
    ] {
        for lang in Lang::ALL {
            for one_screen in [false, true] {
                let mut page = Page::open(session(Library::load(None), lang, percent), size);
                page.is_projector = !one_screen;
                for scenario in Library::load(None).playable() {
                    for seat in 0..scenario.seats.len() {
                        page.forget();
                        page.session.enter_room(room(scenario, seat, Group::Teams));
                        lead(&mut page, Lead::SetProjector(!one_screen));
                        lead(&mut page, Lead::Next);
                        lead(&mut page, Lead::Vote);
                        vote(&mut page, 23);
                        for closed in [false, true] {
                            if closed {
                                page.draw(stroke(Key::Escape, None));
                                lead(&mut page, Lead::Vote);
                            }
                            page.draw(Vec::new());
                            page.draw(typed("C3").concat());
                            page.draw(stroke(Key::Enter, None));
                            for _ in 0..3 {
                                page.draw(Vec::new());
                            }
                            let shapes = page.draw(Vec::new());
                            let painted = Painted::of(&shapes, page.window);
                            let snapshot = &page.session.workshop.as_ref().expect("a room").snapshot;
                            let play = &snapshot.playing.play;
                            let options = snapshot.offers.iter();
                            let options = options.map(|it| play.words(play.beat(), it).get(lang).to_owned());
                            let complaint = phrase!(lang, "desk.not_counts", count = snapshot.offers.len());
                            let seen: Vec<(&str, usize, usize)> = painted.read().collect();
                            let is_whole = |wanted: &str| {
                                seen.iter().any(|(words, _, count)| {
                                    *words == wanted
                                        && (0..*count).all(|line| seen.contains(&(words, line, *count)))
                                })
                            };
                            let unread = options.chain([complaint]).filter(|words| !is_whole(words));
                            let name = format!(
                                "{size:?} {percent} % {lang} one screen {one_screen} {} {seat} closed {closed}",
                                scenario.id
                            );
                            wrong.extend(unread.map(|words| format!("{name}: can't be read: {words}")));
                            wrong.extend(painted.wrong().into_iter().map(|it| format!("{name}: {it}")));
                        }
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong: {:#?}", wrong.len(), wrong.iter().take(30).collect::<Vec<_>>());
}

/// The handle of the desk covers no words, wherever a session is; the lobby's teams don't run into the room code.
#[test]
fn with_one_screen_the_handle_covers_nothing() {
    let mut wrong = Vec::new();
    for (size, percent) in [((1280.0, 720.0), 100), ((1024.0, 600.0), 100), ((1024.0, 600.0), 200)] {
        for lang in Lang::ALL {
            for group in [Group::Teams, Group::Phones] {
                let mut page = Page::open(session(Library::load(None), lang, percent), size);
                let scenario = page.session.library.find("late-shipment").expect("it").clone();
                for network in ["", "Hotel-Guest 5G"] {
                    for (place, way, phones) in every_place() {
                        page.forget();
                        page.session.enter_room(room(&scenario, 0, group));
                        lead(&mut page, Lead::SetNetwork(network.to_owned()));
                        lead(&mut page, Lead::SetProjector(false));
                        way.iter().for_each(|step| lead(&mut page, step.clone()));
                        vote(&mut page, phones);
                        page.draw(Vec::new());
                        page.draw(Vec::new());
                        let shapes = page.draw(Vec::new());
                        let name = format!("{size:?} {percent} % {lang} {group:?} {place}");
                        let found = Painted::of(&shapes, page.window).wrong();
                        wrong.extend(found.into_iter().map(|it| format!("{name}: {it}")));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong: {:#?}", wrong.len(), wrong.iter().take(30).collect::<Vec<_>>());
}

/// Leaving is asked for on the desk; the room doesn't read of it unless there is one screen.
#[test]
fn whether_to_leave_is_no_matter_of_the_room() {
    let [_, mut projector] = windows();
    let (_, way, _) = places().swap_remove(2);
    come(&mut projector, &way, 9, false);
    projector.session.workshop.as_mut().expect("a room").sure = Some(Sure::Leave);
    assert!(!read(&mut projector, &phrase!(Lang::En, "desk.sure_leave")));
    projector.session.workshop.as_mut().expect("a room").sure = Some(Sure::Back);
    assert!(read(&mut projector, &phrase!(Lang::En, "desk.sure_back")));
}

#[test]
fn the_list_of_keys_and_what_is_asked_twice_are_seen_in_both_windows() {
    for lang in Lang::ALL {
        for page in &mut windows() {
            page.session.apply(counterpart::session::SettingsCommand::Language(lang));
            counterpart::app::theme::install_fonts(&page.ctx, lang);
            let (_, way, _) = places().swap_remove(2);
            come(page, &way, 9, false);
            let reads = |page: &mut Page, wanted: &str| {
                page.draw(Vec::new());
                let shapes = page.draw(Vec::new());
                let painted = Painted::of(&shapes, page.window);
                painted.read().any(|(words, _, _)| words == wanted)
            };
            for key in [Key::F1, Key::H] {
                page.draw(stroke(key, None));
                assert!(reads(page, &phrase!(lang, "help.title")), "{key:?}");
                // What lies beneath doesn't answer.
                page.draw(stroke(Key::V, None));
                assert_eq!(page.session.workshop.as_ref().expect("a room").snapshot.phase, Phase::Open);
                page.draw(stroke(Key::Escape, None));
                assert!(!reads(page, &phrase!(lang, "help.title")), "{key:?}");
            }
            page.draw(stroke(Key::B, None));
            assert!(reads(page, &phrase!(lang, "desk.sure_back")));
            assert_eq!(page.session.workshop.as_ref().expect("a room").snapshot.phase, Phase::Open);
        }
    }
}

#[test]
fn what_comes_to_nothing_is_told_where_no_desk_is_in_sight() {
    for lang in Lang::ALL {
        let mut page = Page::open(session(Library::load(None), lang, 100), (1280.0, 720.0));
        come(&mut page, &[Lead::Next], 0, false);
        let reads = |page: &mut Page, wanted: &str| {
            page.draw(Vec::new());
            let shapes = page.draw(Vec::new());
            Painted::of(&shapes, page.window).read().any(|(words, _, _)| words == wanted)
        };
        lead(&mut page, Lead::LoseScreen);
        assert!(reads(&mut page, &phrase!(lang, "desk.screen_gone")));
        // The next step puts it away, and the handle of the desk is there again.
        page.draw(stroke(Key::V, None));
        assert!(!reads(&mut page, &phrase!(lang, "desk.screen_gone")));
        page.draw(stroke(Key::Space, None));
        page.draw(stroke(Key::Space, None));
        page.draw(stroke(Key::Space, None));
        assert!(reads(&mut page, &phrase!(lang, "desk.no_votes")), "{}", likeness(&page));
    }
}
