//! The real program, hosting in the host's namespace, led by what is typed.

use super::ground::Ground;
use std::io::{BufRead as _, BufReader, Read, Write as _};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::{Child, ChildStdin, Stdio};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::time::{Instant, sleep};

/// How long anything that must come about may take.
const LONG: Duration = Duration::from_secs(60);

/// Where the room is for now, and what leads into it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    pub address: SocketAddr,
    pub token: String,
    /// The network that phones have to be on.
    pub network: u8,
}

/// The program.
pub struct Program {
    child: Child,
    typed: Option<ChildStdin>,
    lines: Arc<Mutex<Vec<String>>>,
}

/// The program that is tried.
pub fn binary() -> PathBuf {
    std::env::var_os("COUNTERPART").map_or_else(|| env!("CARGO_BIN_EXE_counterpart").into(), PathBuf::from)
}

impl Program {
    /// Starts it.
    pub fn start(ground: &Ground) -> Program {
        let mut child = ground
            .command(&binary())
            .args(["host", "late-shipment", "--lang", "en", "--data"])
            .arg(ground.data())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = Arc::default();
        read(child.stdout.take().unwrap(), &lines);
        read(child.stderr.take().unwrap(), &lines);
        let typed = child.stdin.take();
        Program { child, typed, lines }
    }

    pub fn types(&mut self, line: &str) {
        writeln!(self.typed.as_ref().unwrap(), "{line}").unwrap();
    }

    /// How many lines it has printed.
    pub fn printed(&self) -> usize {
        self.lines.lock().unwrap().len()
    }

    /// The first line behind so many others that has this in it.
    pub async fn line(&mut self, part: &str, behind: usize) -> String {
        let end = Instant::now() + LONG;
        loop {
            let found =
                self.lines.lock().unwrap().iter().skip(behind).find(|line| line.contains(part)).cloned();
            if let Some(found) = found {
                return found;
            }
            let is_over = self.child.try_wait().unwrap();
            assert!(is_over.is_none() && Instant::now() < end, "no “{part}” ({is_over:?}): {:?}", self.lines);
            sleep(Duration::from_millis(20)).await;
        }
    }

    /// Where it says that phones come in, in a line behind so many others.
    pub async fn site(&mut self, network: u8, behind: usize) -> Site {
        let link = self.line("Link in the QR code: http://", behind).await;
        let (address, token) = link.split_once("http://").unwrap().1.split_once("/#").unwrap();
        Site { address: address.parse().unwrap(), token: token.to_owned(), network }
    }

    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Nothing more is typed; gives the exit code.
    pub async fn ends(mut self) -> Option<i32> {
        drop(self.typed.take());
        let end = Instant::now() + LONG;
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.code();
            }
            assert!(Instant::now() < end, "it doesn't end: {:?}", self.lines);
            sleep(Duration::from_millis(20)).await;
        }
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // One that has ended already can't be killed.
        self.child.kill().unwrap_or_default();
        self.child.wait().unwrap();
    }
}

fn read(from: impl Read + Send + 'static, to: &Arc<Mutex<Vec<String>>>) {
    let to = Arc::clone(to);
    std::thread::spawn(move || {
        BufReader::new(from).lines().map_while(Result::ok).for_each(|line| to.lock().unwrap().push(line));
    });
}
