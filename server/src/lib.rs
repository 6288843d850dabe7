//! A server that only this machine reaches: `cargo xtask serve` shows `dist/` by it, and tests their pages and sites.

pub mod address;
mod answer;
pub mod files;

pub use crate::answer::Answer;

use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::sync::Arc;
use std::thread::{self, JoinHandle};

use tiny_http::{Method, Request};

/// Answers requests until it is dropped.
pub struct Server {
    address: SocketAddr,
    inner: Arc<tiny_http::Server>,
    threads: Vec<JoinHandle<()>>,
}

impl Server {
    /// Answers what is asked for at `listener`: `answer` has the request's path with its query, and is called by so many
    /// threads at once.
    ///
    /// # Errors
    /// When the listener has no address, or can't be listened to.
    pub fn start(
        listener: TcpListener,
        threads: usize,
        answer: impl Fn(&str) -> Answer + Send + Sync + 'static,
    ) -> io::Result<Server> {
        let address = listener.local_addr()?;
        let inner = Arc::new(tiny_http::Server::from_listener(listener, None).map_err(io::Error::other)?);
        let answer = Arc::new(answer);
        let work = || {
            let (inner, answer) = (Arc::clone(&inner), Arc::clone(&answer));
            // Ends when the server is unblocked.
            thread::spawn(move || inner.incoming_requests().for_each(|request| respond(request, &*answer)))
        };
        let threads = (0..threads).map(|_| work()).collect();
        Ok(Server { address, inner, threads })
    }

    /// Where it is.
    pub fn address(&self) -> SocketAddr {
        self.address
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        for _ in &self.threads {
            self.inner.unblock();
        }
        for thread in self.threads.drain(..) {
            // A thread that panicked has told so.
            let _ = thread.join();
        }
    }
}

/// Takes the port, or the next free one of 100; 0 is any that is free. Other machines can't reach it.
///
/// # Errors
/// When all of them are taken, or none may be had.
pub fn listen(port: u16) -> io::Result<TcpListener> {
    let mut taken = None;
    for port in port..=port.saturating_add(100) {
        match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => taken = Some(error),
            listener => return listener,
        }
    }
    Err(taken.unwrap_or_else(|| io::ErrorKind::AddrInUse.into()))
}

fn respond(request: Request, answer: &dyn Fn(&str) -> Answer) {
    let answer = match request.method() {
        Method::Get | Method::Head => answer(request.url()),
        _ => Answer::text(405, "only GET and HEAD are answered\n"),
    };
    // A browser that went away before the end is no problem of ours.
    let _ = request.respond(answer.into_response());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_machine_is_served() {
        let taken = listen(0).expect("some port is free").local_addr().expect("it has an address");
        assert!(taken.ip().is_loopback());
    }

    #[test]
    fn a_port_that_is_taken_gives_way_to_the_next() {
        let first = listen(0).expect("some port is free");
        let taken = first.local_addr().expect("it has an address").port();
        let next = listen(taken).and_then(|next| next.local_addr()).expect("another one");
        assert_ne!(next.port(), taken);
    }
}
