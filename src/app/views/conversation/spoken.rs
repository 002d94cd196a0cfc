//! What is said now, and by whom: by the other side, or by the player while the other side takes it in.

use crate::app::geometry::Side;
use crate::session::Playing;
use crate::text::Lang;
use crate::words;

/// What is said, and what it makes the other side think.
pub struct Spoken {
    /// Whose it is.
    pub side: Side,
    /// The words.
    pub said: String,
    /// Who says them, in which role, and what they feel beside anger, if it shows.
    pub who: String,
    /// Who says them, by name, with the same.
    pub name: String,
    /// What the other side thinks on hearing it.
    pub thought: Option<String>,
}

impl Spoken {
    /// What is said now.
    pub fn of(playing: &Playing, lang: Lang) -> Spoken {
        let play = &playing.play;
        let scenario = play.scenario();
        if let Some(turn) = playing.heard().filter(|turn| !turn.is_prediction()) {
            let me = scenario.character(play.seat().plays);
            return Spoken {
                side: Side::Left,
                said: play.words(turn.before.beat, turn.chosen()).get(lang).to_owned(),
                who: me.name.get(lang).to_owned(),
                name: me.name.get(lang).to_owned(),
                thought: play.reaction(turn).map(|thought| thought.get(lang).to_owned()),
            };
        }
        if let Some(held) = playing.held() {
            let me = scenario.character(play.seat().plays).name.get(lang).to_owned();
            let said = play.words(play.beat(), &held).get(lang).to_owned();
            return Spoken { side: Side::Left, said, who: me.clone(), name: me, thought: None };
        }
        // After a prediction it is still the line that was read.
        let state = playing.heard().map_or(playing.on_stage(), |turn| &turn.before);
        let by = play.seat().beat(state.beat).by;
        let speaker = scenario.character(play.seat().facing[usize::from(by)]);
        let feels = play.feels(state, usize::from(by));
        let name = speaker.name.get(lang);
        let who = format!("{name} · {}", speaker.role.get(lang));
        Spoken {
            side: Side::Right,
            said: play.says(state).get(lang).to_owned(),
            who: words::speaker(lang, &who, feels),
            name: words::speaker(lang, name, feels),
            thought: None,
        }
    }

    /// As a screen reader tells it.
    pub fn told(&self) -> String {
        format!("{}\n{}", self.who, self.said)
    }
}
