//! Refuses requests that were meant for another machine.
//!
//! A page of any site may make a browser ask `http://evil.example:4000/` once that name leads to 127.0.0.1 (DNS
//! rebinding), and would then read the answer. The request still carries the name, so only our own names are answered.

use axum::http::header::HOST;
use axum::http::{HeaderMap, Uri};

/// The names under which this machine calls itself.
const NAMES: [&str; 3] = ["localhost", "127.0.0.1", "[::1]"];

/// Whether a request that came to `port` was meant for this machine: one `Host`, ours, and the same in the address.
pub(super) fn is_for_us(headers: &HeaderMap, uri: &Uri, port: u16) -> bool {
    let mut hosts = headers.get_all(HOST).iter();
    let (Some(host), None) = (hosts.next(), hosts.next()) else { return false };
    host.to_str().is_ok_and(|host| is_ours(host, port)) && uri.authority().is_none_or(|a| is_ours(a.as_str(), port))
}

fn is_ours(host: &str, port: u16) -> bool {
    let host = host.to_ascii_lowercase();
    NAMES.iter().any(|name| match host.strip_prefix(name) {
        Some("") => port == 80,
        Some(rest) => rest.strip_prefix(':').is_some_and(|written| written == port.to_string()),
        None => false,
    })
}

#[cfg(test)]
mod tests {
    use super::is_ours;

    #[test]
    fn only_the_names_of_this_machine_with_the_port_are_ours() {
        for host in ["localhost:4000", "LOCALHOST:4000", "127.0.0.1:4000", "[::1]:4000"] {
            assert!(is_ours(host, 4000), "{host}");
        }
        for host in [
            "",
            "localhost",
            "localhost:4001",
            "localhost:04000",
            "localhost.:4000",
            "localhost.evil.example:4000",
            "evil.example:4000",
            "x@localhost:4000",
            "127.0.0.1:4000.evil.example",
            "0.0.0.0:4000",
            "::1:4000",
        ] {
            assert!(!is_ours(host, 4000), "{host}");
        }
        assert!(is_ours("localhost", 80));
    }
}
