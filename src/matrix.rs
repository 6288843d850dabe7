//! What is known of each of several subjects: a row a subject, a column a fact. Nothing is known that the story doesn't give a
//! figure for.

use crate::choice::choices;
use crate::package::{FactSpec, Subject, Tier};
use crate::report::Report;

choices! {
    /// What is known of a subject in one respect.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Known {
        /// The report says that it is so.
        Said,
        /// Another source does.
        Elsewhere,
        /// It follows from what others say.
        Derived,
        /// Nobody says whether.
        Open,
        /// All that it is so of are named, and this isn't among them.
        Unnamed,
    }
}

/// The subjects of which something is known in some respect: the rows.
pub fn rows(report: &Report) -> impl Iterator<Item = &Subject> {
    report.package.story.subjects.iter().filter(|subject| !subject.facts.0.is_empty())
}

/// What is known of a subject: by the figure that the story names, else by whether as many subjects are named as the fact's
/// own figure counts.
pub fn known(report: &Report, subject: &Subject, fact: &FactSpec) -> Known {
    let says = |subject: &Subject| subject.facts.get(&fact.id)?.first().and_then(|id| report.figure(id));
    if let Some(figure) = says(subject) {
        return match figure.observation.tier {
            Tier::Report => Known::Said,
            Tier::Context => Known::Elsewhere,
            Tier::Derived => Known::Derived,
        };
    }
    let named = rows(report).filter(|subject| says(subject).is_some()).count();
    let all = fact.figure.as_ref().and_then(|id| report.figure(id)?.value.interval().single());
    if all == Some(named.into()) { Known::Unnamed } else { Known::Open }
}
