//! Who is here: several people may share a computer, each with records of their own. Nothing is locked, and
//! the screen says so; what is kept of somebody can be read as a whole and deleted as a whole.
//!
//! **Not here:** the rows (`records`), the words of what is kept (`history`).

use super::{Screen, Session};
use crate::history::all_kept;
use crate::phrase;
use crate::records::{Kept, Person, Store, StoreError};
use crate::room::typed;
use crate::text::{Lang, Text};

/// How long a name or a department may be, in characters.
pub const PERSON_LENGTH: usize = 40;

/// What people ask for where it says who is here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PeopleCommand {
    /// The person with this id is here from now on.
    SitDown(String),
    /// Somebody new is here.
    Add {
        /// A name or a code of their own choice.
        name: String,
        /// Their department; may be empty.
        department: String,
    },
    /// The person who is here is called otherwise.
    Call {
        /// The new name.
        name: String,
        /// The new department; may be empty.
        department: String,
    },
    /// Write all that is kept of the person who is here into a file, and open it.
    WriteAll,
    /// Ask whether all that is kept of the person who is here should be deleted.
    AskForget,
    /// Rather not.
    DontForget,
    /// Delete it, once asked.
    Forget,
}

/// Everybody of whom something is kept at this computer, as of when a screen opened that shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct People {
    /// In the order in which they came, with how much is kept of each; none where it isn't known.
    pub everybody: Vec<(Person, Option<Kept>)>,
    /// The id of the person who is here; empty until it is known.
    pub here: String,
    /// Whether it was asked for that all that is kept of the person who is here be deleted.
    pub asked: bool,
}

impl People {
    fn load(store: &Store) -> Result<People, StoreError> {
        let here = match store.person() {
            Ok(person) => person.uid,
            // Deleted in another window: nobody is here until somebody says so.
            Err(StoreError::UnknownPerson { .. }) => String::new(),
            Err(error) => return Err(error),
        };
        let everybody = store.people()?.into_iter().map(|person| (person, None)).collect();
        Ok(People { everybody, here, asked: false })
    }

    /// The person who is here, and how much is kept of them.
    pub fn here(&self) -> Option<&(Person, Option<Kept>)> {
        self.everybody.iter().find(|(person, _)| person.uid == self.here)
    }

    /// Whether it has to be said who is here: there is more than one person, or nobody is known to be.
    pub fn are_several(&self) -> bool {
        self.everybody.len() > 1
    }

    /// Whether somebody other than `but` is called just that already, in the same department. Then nobody
    /// could tell the two apart.
    pub fn is_taken(&self, name: &str, department: &str, but: &str) -> bool {
        let alike = |one: &str, other: &str| {
            typed(one, PERSON_LENGTH).to_lowercase() == typed(other, PERSON_LENGTH).to_lowercase()
        };
        self.everybody.iter().any(|(person, _)| {
            person.uid != but && alike(&person.name, name) && alike(&person.department, department)
        })
    }
}

impl Session {
    /// What a person is called on the screens: by what they call themselves, and by something until they do.
    pub fn name_of(&self, person: &Person) -> String {
        match person.name.as_str() {
            "" => phrase!(self.lang(), "people.nameless"),
            name => name.to_owned(),
        }
    }

    /// An id that nothing has yet: 128 random bits as 32 lower-case hexadecimal digits.
    pub(super) fn new_uid(&mut self) -> String {
        format!("{:032x}", (self.outside.random)())
    }

    /// Reads it again. What can't be read now stays as it was last known.
    pub(super) fn load_people(&mut self) {
        let read = People::load(&self.store).map(Some);
        if let Some(people) = self.read_or_tell(read) {
            self.people = people;
        }
    }

    /// Counts how much is kept of everybody.
    pub(super) fn load_kept(&mut self) {
        let mut counted = std::mem::take(&mut self.people.everybody);
        for (person, kept) in &mut counted {
            let read = self.store.kept_of(&person.uid).map(Some);
            *kept = self.read_or_tell(read);
        }
        self.people.everybody = counted;
    }

    pub(super) fn people_do(&mut self, command: PeopleCommand) -> Result<(), StoreError> {
        match command {
            PeopleCommand::SitDown(uid) => {
                self.store.sit_down(&uid)?;
                self.come_in();
            }
            PeopleCommand::Add { name, department } => {
                let (name, department) = (typed(&name, PERSON_LENGTH), typed(&department, PERSON_LENGTH));
                if name.is_empty() || self.people.is_taken(&name, &department, "") {
                    return Ok(());
                }
                let uid = self.new_uid();
                let made_ms = (self.outside.now_ms)();
                self.store.add_person(&Person { uid, name, department, made_ms })?;
                self.come_in();
            }
            PeopleCommand::Call { name, department } => {
                let (name, department) = (typed(&name, PERSON_LENGTH), typed(&department, PERSON_LENGTH));
                let here = self.people.here.clone();
                if name.is_empty() || self.people.is_taken(&name, &department, &here) {
                    return Ok(());
                }
                self.store.call_person(&here, &name, &department)?;
                self.load_people();
                self.load_kept();
            }
            PeopleCommand::WriteAll => self.write_all()?,
            PeopleCommand::AskForget => self.people.asked = true,
            PeopleCommand::DontForget => self.people.asked = false,
            PeopleCommand::Forget => {
                if !std::mem::take(&mut self.people.asked) {
                    return Ok(());
                }
                let (uid, next, now_ms) = (self.people.here.clone(), self.new_uid(), (self.outside.now_ms)());
                self.store.forget_person(&uid, &next, now_ms)?;
                tracing::info!("all that was kept of a person was deleted");
                self.come_in();
                self.tell(Text::new(
                    phrase!(Lang::Zh, "people.forgotten"),
                    phrase!(Lang::En, "people.forgotten"),
                ));
            }
        }
        Ok(())
    }

    /// Somebody else's conversation and look back are put away: theirs are on the disk. Home shows one's own.
    fn come_in(&mut self) {
        (self.playing, self.review) = (None, None);
        (self.lessons.taking, self.lessons.day_drill) = (None, None);
        self.chosen_days = super::ChosenDays::default();
        self.course.forget();
        self.skill = crate::history::PersonSkill::default();
        self.open_screen(Screen::Home);
    }

    /// Writes all that is kept of the person who is here, in their language, and opens the file.
    fn write_all(&mut self) -> Result<(), StoreError> {
        let lang = self.lang();
        let Some((person, _)) = self.people.here() else { return Ok(()) };
        let name = self.name_of(person);
        let words = all_kept(&self.store, &self.library, &name, &self.outside.zone, lang)?;
        let both = |in_lang: &dyn Fn(Lang) -> String| Text::new(in_lang(Lang::Zh), in_lang(Lang::En));
        let Some(folder) = self.outside.data.clone() else {
            self.tell(both(&|lang| phrase!(lang, "people.no_folder")));
            return Ok(());
        };
        let path = folder.join(format!("kept-{}.txt", self.people.here.get(..8).unwrap_or_default()));
        match std::fs::write(&path, words) {
            Ok(()) => {
                (self.outside.open)(&path);
                self.tell(both(&|lang| phrase!(lang, "people.written", path = path.display())));
            }
            Err(cause) => {
                tracing::warn!(%cause, "what is kept of a person can't be written");
                let cause = crate::text::system_says(&cause);
                self.tell(both(&|lang| {
                    phrase!(lang, "people.cannot_write", path = path.display(), cause = cause.get(lang))
                }));
            }
        }
        Ok(())
    }
}
