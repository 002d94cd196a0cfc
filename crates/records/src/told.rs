//! What a person reads when the records fail: which file it is about, what happened, and the way out.
//!
//! What the system itself says of a failure comes in whatever language the system speaks, so it stands in a
//! bracket of its own and never as a part of a sentence.

use std::path::Path;

use counterpart_core::text::{Text, system_says};

use super::error::{Notice, OpenError, StoreError, WhyAside};

impl StoreError {
    /// What happened and what to do about it, in whole sentences. `file` is the database
    /// ([`Store::path`](super::Store::path)), or `None` for a store in memory.
    pub fn told(&self, file: Option<&Path>) -> Text {
        let (zh, en) = match file {
            Some(file) => {
                (format!("记录文件 {} ", file.display()), format!("the records at {}", file.display()))
            }
            None => ("这次的记录".to_owned(), "the records of this session".to_owned()),
        };
        match self {
            StoreError::UnknownPlay { uid } => Text::new(
                format!("{zh}里没有编号为 {uid} 的谈话。请回到首页，从头再谈一次。"),
                format!(
                    "There is no conversation with the number {uid} in {en}. Go back to the home screen and start it again."
                ),
            ),
            StoreError::UnknownPlan { .. } => Text::new(
                format!("{zh}里没有这个计划了。请回到首页，再打开一次。"),
                format!("This plan is no longer in {en}. Go back to the home screen and open it again."),
            ),
            StoreError::UnknownPerson { .. } => Text::new(
                format!("{zh}里已经没有这个人了，多半是在另一个窗口里删掉了。请重新选一下现在是谁。"),
                format!(
                    "This person is no longer in {en}, probably deleted in another window. Say again who is here."
                ),
            ),
            StoreError::DuplicateUid { uid } => Text::new(
                format!("{zh}里已经有编号为 {uid} 的谈话。请再试一次，会换一个编号。"),
                format!(
                    "There is already a conversation with the number {uid} in {en}. Try again: it gets another number."
                ),
            ),
            StoreError::OutOfOrder { turn, expected, .. } => Text::new(
                format!(
                    "{zh}里这场谈话已经记了 {expected} 句，接不上第 {} 句；多半是在另一个窗口里谈过了。请回到首页，点“接着谈”。",
                    turn.saturating_add(1)
                ),
                format!(
                    "In {en} this conversation has {expected} sentences, so sentence {} doesn’t follow; it was probably continued in another window. Go back to the home screen and choose Continue.",
                    turn.saturating_add(1)
                ),
            ),
            StoreError::NoSuchMoment { turn, choices, .. } => Text::new(
                format!(
                    "{zh}里这场谈话只有 {choices} 句，没有第 {} 句可以重来。请换一个时刻再试。",
                    turn.saturating_add(1)
                ),
                format!(
                    "In {en} this conversation has {choices} sentences, so there is no sentence {} to try again. Choose another moment.",
                    turn.saturating_add(1)
                ),
            ),
            StoreError::AlreadyEnded { .. } => Text::new(
                format!("{zh}里这场谈话已经结束，不能再往下谈。请从头再谈一次，或者在回看里从某一句重新来。"),
                format!(
                    "In {en} this conversation has already ended and can’t go on. Start it again, or look back at it and try one of its moments again."
                ),
            ),
            StoreError::Invalid { field, value, expected } => Text::new(
                format!("{zh}不收这个值：{field} 写的是“{value}”，应该是{}。请改一下再试。", expected.zh),
                format!(
                    "{field} can’t be kept in {en} as “{value}”: it must be {}. Change it and try again.",
                    expected.en
                ),
            ),
            StoreError::Busy => Text::new(
                format!(
                    "另一个程序（多半是另一个打开着的 Counterpart）正在写{zh}。请等一会儿再试，或者关掉那一个。"
                ),
                format!(
                    "Another program, most likely another open copy of Counterpart, is writing to {en}. Try again in a moment, or close it."
                ),
            ),
            StoreError::Gone => Text::new(
                format!(
                    "{zh}不在原来的地方了，或者被别的程序改动过，没能存下来。把它放回去（插回 U 盘、改回原名、连上网络盘、恢复备份），再重新打开 Counterpart。"
                ),
                format!(
                    "Nothing can be kept: {en} are no longer where they were, or another program has changed them. Bring them back (plug the drive in, undo the renaming, connect the network drive, restore a backup) and start Counterpart again."
                ),
            ),
            StoreError::DiskFull => Text::new(
                format!("磁盘满了，{zh}写不进去。请腾出一些空间再试。"),
                format!(
                    "The disk is full, so nothing can be written to {en}. Free some space and try again."
                ),
            ),
            StoreError::Database { source } => {
                let said = system_says(source);
                Text::new(
                    format!("{zh}读写不了{}。请检查磁盘和文件夹的权限，再重新打开 Counterpart。", said.zh),
                    format!(
                        "Counterpart can’t read or write {en}{}. Check the disk and the folder’s permissions, and start Counterpart again.",
                        said.en
                    ),
                )
            }
        }
    }
}

impl OpenError {
    /// What happened and what to do about it, in whole sentences.
    pub fn told(&self) -> Text {
        match self {
            OpenError::InUse { path } => {
                let path = path.display();
                Text::new(
                    format!(
                        "另一个程序（多半是另一个打开着的 Counterpart）正在用记录文件 {path}。请关掉那一个再试，或者用 --data 换一个文件夹。"
                    ),
                    format!(
                        "Another program, most likely another open copy of Counterpart, is using the records at {path}. Close it and try again, or choose another folder with --data DIR."
                    ),
                )
            }
            OpenError::Engine { source } => {
                let said = system_says(source);
                Text::new(
                    format!(
                        "存放记录的数据库启动不了{}。请关掉一些程序、腾出内存再试，或者重新安装 Counterpart。",
                        said.zh
                    ),
                    format!(
                        "The database for the records did not start{}. Close some programs to free memory and try again, or install Counterpart again.",
                        said.en
                    ),
                )
            }
        }
    }
}

impl Notice {
    /// What happened, where what was there is now, and what to do about it, in whole sentences.
    pub fn told(&self) -> Text {
        match self {
            Notice::SetAside { kept_as, why } => {
                let path = kept_as.display();
                match why {
                    WhyAside::Damaged => Text::new(
                        format!("原来的记录文件损坏了，已经原样保存为 {path}，这次从新的记录开始。"),
                        format!(
                            "The file of your records was damaged. It is kept as it is at {path}, and a new one was begun."
                        ),
                    ),
                    WhyAside::Newer { .. } => Text::new(
                        format!("原来的记录文件来自更新的版本，已经原样保存为 {path}，这次从新的记录开始。"),
                        format!(
                            "The file of your records comes from a newer release. It is kept as it is at {path}, and a new one was begun."
                        ),
                    ),
                }
            }
            Notice::NotKept { reason } => Text::new(
                format!(
                    "记录存不下来：{}。这次可以玩，但关掉就没有了；要留下来，请用 --data 换一个能写入的文件夹。",
                    reason.zh
                ),
                format!(
                    "Nothing can be kept: {}. You can play, but it is gone when you close the game; to keep it, choose a folder that can be written with --data DIR.",
                    reason.en
                ),
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use counterpart_core::text::{Text, Words};

    use super::{Notice, OpenError, StoreError, WhyAside};

    const FILE: &str = "/home/li/.local/share/counterpart/counterpart.sqlite3";

    fn every_error() -> Vec<StoreError> {
        let uid = || "0123456789abcdef0123456789abcdef".to_owned();
        vec![
            StoreError::UnknownPlay { uid: uid() },
            StoreError::UnknownPlan { id: 7 },
            StoreError::UnknownPerson { uid: uid() },
            StoreError::DuplicateUid { uid: uid() },
            StoreError::OutOfOrder { uid: uid(), turn: 4, expected: 2 },
            StoreError::NoSuchMoment { uid: uid(), turn: 4, choices: 2 },
            StoreError::AlreadyEnded { uid: uid() },
            StoreError::Invalid { field: "mode", value: "x".to_owned(), expected: Words::new("甲", "a") },
            StoreError::Busy,
            StoreError::DiskFull,
            StoreError::Database { source: rusqlite::Error::InvalidQuery },
        ]
    }

    /// Words of a system's language have no place in a Chinese sentence but in their bracket.
    fn without_bracket(zh: &str) -> String {
        match (zh.find("（系统的说法："), zh.find('）')) {
            (Some(from), Some(to)) => format!("{}{}", &zh[..from], &zh[to..]),
            _ => zh.to_owned(),
        }
    }

    fn check(told: &Text, names: Option<&str>) {
        for text in [&told.zh, &told.en] {
            assert!(names.is_none_or(|name| text.contains(name)), "names no file: {text}");
        }
        assert!(told.zh.ends_with('。') && told.en.ends_with('.'), "{told:?}");
        let bare = without_bracket(&told.zh);
        assert!(!bare.contains("records") && !bare.contains("Query"), "{bare}");
    }

    #[test]
    fn every_error_names_its_file_and_keeps_the_systems_words_in_their_place() {
        for error in every_error() {
            check(&error.told(Some(Path::new(FILE))), Some(FILE));
            check(&error.told(None), None);
        }
        let database = StoreError::Database { source: rusqlite::Error::InvalidQuery }.told(None);
        assert!(database.zh.contains("（系统的说法：Query is not read-only）"), "{database:?}");
        assert!(database.en.contains("(the system says: Query is not read-only)"), "{database:?}");
    }

    #[test]
    fn what_is_said_at_the_start_names_the_file_and_the_way_out() {
        check(&OpenError::InUse { path: FILE.into() }.told(), Some(FILE));
        check(&OpenError::Engine { source: Box::new(rusqlite::Error::InvalidQuery) }.told(), None);
        for why in [WhyAside::Damaged, WhyAside::Newer { found: 9, known: 2 }] {
            check(&Notice::SetAside { kept_as: PathBuf::from(FILE), why }.told(), Some(FILE));
        }
        let reason = Text::new(format!("这个文件夹不能写入：{FILE}"), format!("it can't be written: {FILE}"));
        let told = Notice::NotKept { reason }.told();
        check(&told, Some(FILE));
        assert!(told.zh.contains("--data") && told.en.contains("--data"));
    }
}
