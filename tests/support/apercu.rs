//! A preview that runs: its pages, what it prints, and its end.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, ChildStderr, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use super::{Portail, THEME};

/// No step of a test takes so long, even on a machine that does something else.
const PATIENCE: Duration = Duration::from_secs(60);

/// A preview of a project; it ends with the test.
pub struct Apercu {
    child: Child,
    port: u16,
    lines: Receiver<String>,
    errors: Option<JoinHandle<String>>,
}

/// An answer of the preview.
#[derive(Debug)]
pub struct Reponse {
    /// Status code.
    pub status: u16,
    /// Headers, by their name in lower case.
    pub headers: BTreeMap<String, String>,
    /// Body.
    pub body: String,
}

impl Apercu {
    /// Starts a preview with the repository's theme, on a free port.
    pub fn start(portail: &Portail) -> Self {
        Self::start_with(portail, &["--theme", THEME])
    }

    /// Starts a preview with other arguments, on a free port; it has answered nothing yet.
    pub fn start_with(portail: &Portail, arguments: &[&str]) -> Self {
        let mut all = vec!["serve", "--port", "0", "--no-minify"];
        all.extend(arguments);
        let mut process = portail.process(&all);
        let mut child = process.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let (sender, lines) = mpsc::channel();
        let out = BufReader::new(child.stdout.take().unwrap());
        std::thread::spawn(move || out.lines().map_while(Result::ok).try_for_each(|line| sender.send(line)));
        let errors = child.stderr.take().map(|err| std::thread::spawn(move || all_of(err)));
        let mut apercu = Self { child, port: 0, lines, errors };
        let first = apercu.line();
        let port = first.split("http://127.0.0.1:").nth(1).and_then(|rest| rest.split('/').next()?.parse().ok());
        apercu.port = port.unwrap_or_else(|| panic!("no address in « {first} »"));
        apercu
    }

    /// The port.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// The next line that the preview prints.
    pub fn line(&self) -> String {
        self.lines.recv_timeout(PATIENCE).expect("the preview says nothing")
    }

    /// What stands at an address, such as `/valbrume/`.
    pub fn get(&self, path: &str) -> Reponse {
        self.ask(&format!("GET {path} HTTP/1.1\r\nHost: localhost:{}\r\nConnection: close\r\n\r\n", self.port))
    }

    /// The answer to a request as it stands on the wire.
    pub fn ask(&self, request: &str) -> Reponse {
        ask(self.port, request)
    }

    /// Asks for the same address until the answer is the one that is waited for.
    pub fn until(&self, path: &str, wanted: impl Fn(&Reponse) -> bool) -> Reponse {
        let start = Instant::now();
        loop {
            let answer = self.get(path);
            if wanted(&answer) {
                return answer;
            }
            assert!(start.elapsed() < PATIENCE, "{path} never became what is expected: {}", answer.body);
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Listens as an open page does; each call of the result is the next thing that the page is told.
    pub fn listen(&self, page: &str) -> impl FnMut() -> serde_json::Value + use<> {
        let html = self.get(page).body;
        let print = html.split("data-empreinte=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
        let page = page.replace('/', "%2F");
        let port = self.port;
        let head = format!("HTTP/1.1\r\nHost: localhost:{port}\r\n");
        let mut lines = BufReader::new(connect(port, &format!("GET /.garrigue/evenements {head}\r\n"))).lines();
        let question =
            format!("GET /.garrigue/nouvelles?page={page}&empreinte={print} {head}Connection: close\r\n\r\n");
        let mut told = None;
        move || loop {
            let line = lines.next().expect("the preview hung up").unwrap();
            if line.starts_with("data:") {
                let news: serde_json::Value = serde_json::from_str(&ask(port, &question).body).unwrap();
                if told.as_ref() != Some(&news) {
                    told = Some(news.clone());
                    return news;
                }
            }
        }
    }

    /// Stops the preview as Ctrl-C does: exit status, and all that it said of mistakes.
    pub fn stop(mut self) -> (Option<i32>, String) {
        let interrupted = Command::new("kill").args(["-INT", &self.child.id().to_string()]).status().unwrap();
        assert!(interrupted.success());
        let status = self.child.wait().unwrap();
        (status.code(), self.errors.take().unwrap().join().unwrap())
    }
}

impl Drop for Apercu {
    fn drop(&mut self) {
        let _ended = self.child.kill();
        let _ended = self.child.wait();
    }
}

impl Reponse {
    fn new(text: &str) -> Self {
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or_else(|| panic!("no answer: « {text} »"));
        let mut lines = head.lines();
        let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
        let header = |line: &str| line.split_once(": ").map(|(n, v)| (n.to_ascii_lowercase(), v.to_owned()));
        Self { status, headers: lines.filter_map(header).collect(), body: body.to_owned() }
    }

    /// A header, empty when it is not there.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }

    /// Whether the panel of mistakes shows.
    pub fn has_overlay(&self) -> bool {
        ["<garrigue-apercu>", "<garrigue-apercu seul>"].iter().any(|panel| self.body.contains(panel))
    }
}

fn all_of(mut err: ChildStderr) -> String {
    let mut text = String::new();
    let _closed = err.read_to_string(&mut text);
    text
}

fn ask(port: u16, request: &str) -> Reponse {
    let mut bytes = Vec::new();
    connect(port, request).read_to_end(&mut bytes).unwrap();
    Reponse::new(&String::from_utf8(bytes).unwrap())
}

fn connect(port: u16, request: &str) -> TcpStream {
    let mut wire = TcpStream::connect(("127.0.0.1", port)).unwrap();
    wire.set_read_timeout(Some(PATIENCE)).unwrap();
    wire.write_all(request.as_bytes()).unwrap();
    wire
}
