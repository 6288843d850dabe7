//! Charts: what their kinds may show and claim, and how each lays a chart out as a scene.
//!
//! A kind declares what it is (`kind`, `claim`); an entry of `charts.json` is held to that (`check`), given its figures
//! (`resolved`) and laid out for a width, a class or a box (`frame`, `fitted`). Layouts write and draw in the
//! vocabulary of `layout`. The figures of a chart are also there as a table (`listing`).

mod check;
mod claim;
mod fitted;
mod frame;
mod kind;
mod kinds;
mod layout;
mod listing;
mod resolved;

pub use check::check;
pub use claim::Claim;
pub use fitted::Fitted;
pub use frame::{Frame, WidthClass};
pub use kind::{Axis, Count, Kind, Role, Values};
pub use kinds::{KINDS, kind};
pub use listing::{Line, place, spot, table};
pub use resolved::{Item, Resolved, Row, resolve};

use kind::{COLUMNS, role};
