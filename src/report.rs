//! The report: a package's figures with its relations applied, each derived, checked or left undecided.
