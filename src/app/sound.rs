//! Playing tones. Only in builds with the feature `sound`.
//!
//! The sound card is opened when there is something to hear and let go of a little later, so that a
//! game at rest rests. Where there is no sound card there is silence, and nothing else is different.

use super::interface::GameSession;
use super::tones::{Tone, after_turn};
use bevy::prelude::*;
use cpal::traits::{DeviceTrait, HostTrait, StreamTrait};
use cpal::{FromSample, SampleFormat, SizedSample, Stream, SupportedStreamConfig};
use std::collections::VecDeque;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// How long the sound card is kept after the last tone began; nothing that is played takes longer.
const KEPT: Duration = Duration::from_secs(4);
/// The silence between two tones that follow each other, in seconds.
const PAUSE_SECS: f32 = 0.12;

/// Some tones in a row, and how loud they are, in per cent.
type Passage = (Vec<Tone>, u8);

/// Where tones are handed over.
#[derive(Resource)]
struct Speaker(Sender<Passage>);

/// What has been heard so far.
#[derive(Default)]
struct Heard {
    play: Option<String>,
    turns: usize,
    volume_percent: Option<u8>,
}

/// Adds the tones.
pub fn plugin(app: &mut App) {
    let (sender, receiver) = channel();
    // Opening a sound card takes a moment, in which the picture must not stand still.
    let thread = std::thread::Builder::new().name("sound".to_owned()).spawn(move || speak(&receiver));
    if thread.is_ok() {
        app.insert_resource(Speaker(sender)).add_systems(PostUpdate, listen);
    }
}

/// Notices what there is to hear.
fn listen(game: Res<GameSession>, speaker: Res<Speaker>, mut heard: Local<Heard>) {
    let (tones, volume) = game.with(|session| {
        let volume = session.preferences.volume_percent;
        let changed = heard.volume_percent.replace(volume).is_some_and(|before| before != volume);
        if changed {
            // One hears how loud it is now.
            return (vec![Tone::Better], volume);
        }
        let Some(playing) = session.on_stage() else { return (Vec::new(), volume) };
        let turns = playing.play.turns().len();
        let new = heard.play.as_ref() == Some(&playing.uid) && turns > heard.turns;
        if heard.play.as_ref() != Some(&playing.uid) {
            heard.play = Some(playing.uid.clone());
        }
        heard.turns = turns;
        (if new { after_turn(&playing.play) } else { Vec::new() }, volume)
    });
    if tones.is_empty() || volume == 0 {
        return;
    }
    if speaker.0.send((tones, volume)).is_err() {
        warn!("tones can no longer be played");
    }
}

/// Plays what is handed over until nobody hands over anything any more.
fn speak(passages: &Receiver<Passage>) {
    let mut card: Option<Card> = None;
    loop {
        let next = match card {
            Some(_) => passages.recv_timeout(KEPT),
            None => passages.recv().map_err(|_gone| RecvTimeoutError::Disconnected),
        };
        match next {
            Ok((tones, volume)) => {
                card = card.or_else(Card::open);
                if let Some(card) = &card {
                    card.play(&tones, volume);
                }
            }
            Err(RecvTimeoutError::Timeout) => card = None,
            Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}

/// The samples that are still to be played, one channel.
type Waiting = Arc<Mutex<VecDeque<f32>>>;

/// An open sound card; dropping it lets it go.
struct Card {
    waiting: Waiting,
    per_second: u32,
    _stream: Stream,
}

impl Card {
    /// The sound card that the system uses, if there is one.
    fn open() -> Option<Card> {
        let device = cpal::default_host().default_output_device()?;
        let config = device.default_output_config().ok()?;
        let waiting = Waiting::default();
        let stream = match config.sample_format() {
            SampleFormat::F32 => stream::<f32>(&device, &config, &waiting),
            SampleFormat::I16 => stream::<i16>(&device, &config, &waiting),
            SampleFormat::I32 => stream::<i32>(&device, &config, &waiting),
            SampleFormat::U8 => stream::<u8>(&device, &config, &waiting),
            _ => None,
        }?;
        stream.play().ok()?;
        Some(Card { waiting, per_second: config.sample_rate(), _stream: stream })
    }

    /// Plays tones after what is still to be played.
    fn play(&self, tones: &[Tone], volume_percent: u8) {
        let pause = vec![0.0; (PAUSE_SECS * self.per_second as f32) as usize];
        let samples: Vec<Vec<f32>> =
            tones.iter().map(|tone| tone.samples(volume_percent, self.per_second)).collect();
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.extend(samples.join(pause.as_slice()));
    }
}

/// A stream that plays what waits, the same on every channel.
fn stream<T: SizedSample + FromSample<f32>>(
    device: &cpal::Device,
    config: &SupportedStreamConfig,
    waiting: &Waiting,
) -> Option<Stream> {
    let channels = usize::from(config.channels()).max(1);
    let waiting = Arc::clone(waiting);
    let fill = move |out: &mut [T], _: &cpal::OutputCallbackInfo| {
        let mut waiting = waiting.lock().unwrap_or_else(PoisonError::into_inner);
        for frame in out.chunks_mut(channels) {
            frame.fill(T::from_sample(waiting.pop_front().unwrap_or(0.0)));
        }
    };
    // A card that is pulled out falls silent; the next tone looks for another.
    device.build_output_stream((*config).into(), fill, |_gone| (), None).ok()
}
