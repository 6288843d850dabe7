//! The address: every view is a hash, and every hash is a view.

use crate::lang::Lang;

/// What an address asks for. Everything in it can be written back as an address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// The page.
    pub route: Route,
    /// The language.
    pub lang: Lang,
    /// The look.
    pub look: Look,
    /// Only what the route names, for frames.
    pub plain: bool,
}

/// A page of the app.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Route {
    /// `#/`: the reader page.
    #[default]
    Reader,
    /// `#/chart/<id>`: the reader page at a chart.
    Chart(String),
    /// `#/figure/<id>`: the reader page with a figure's card.
    Figure(String),
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    /// As the system has it.
    #[default]
    Auto,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Look {
    /// All looks, in the order of their buttons.
    pub const ALL: [Look; 3] = [Look::Auto, Look::Light, Look::Dark];

    /// The value of `look=`, and of `data-look`.
    pub const fn id(self) -> &'static str {
        match self {
            Look::Auto => "auto",
            Look::Light => "light",
            Look::Dark => "dark",
        }
    }

    /// Reads the value of `look=`.
    pub fn from_id(id: &str) -> Option<Look> {
        Look::ALL.into_iter().find(|look| look.id() == id)
    }
}

/// An address as understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parsed {
    /// The view, with defaults where the address says nothing or nothing that is known.
    pub view: View,
    /// Whether all of the address was understood.
    pub whole: bool,
}

impl View {
    /// Reads the part of an address from `#` on. A fragment that isn't a route, such as `#nation`, is a place on
    /// the reader page and yields `None`: the browser goes there by itself.
    pub fn parse(hash: &str, known: impl Fn(&Route) -> bool) -> Option<Parsed> {
        let hash = hash.strip_prefix('#').unwrap_or(hash);
        let Some(route) = hash.strip_prefix('/') else {
            return hash.is_empty().then(|| Parsed { view: View::default(), whole: true });
        };
        let (path, query) = route.split_once('?').unwrap_or((route, ""));
        let mut view = View::default();
        let mut whole = true;
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        match parts[..] {
            [] => {}
            ["chart", id] => view.route = Route::Chart(id.to_owned()),
            ["figure", id] => view.route = Route::Figure(id.to_owned()),
            _ => whole = false,
        }
        if !known(&view.route) {
            view.route = Route::Reader;
            whole = false;
        }
        for pair in query.split('&').filter(|pair| !pair.is_empty()) {
            whole &= view.set(pair.split_once('=').unwrap_or((pair, "")));
        }
        Some(Parsed { view, whole })
    }

    /// Sets one value of the query; `false` if it isn't known.
    fn set(&mut self, (name, value): (&str, &str)) -> bool {
        match name {
            "lang" => Lang::from_id(value).map(|lang| self.lang = lang).is_some(),
            "look" => Look::from_id(value).map(|look| self.look = look).is_some(),
            "plain" => {
                self.plain = value == "1";
                matches!(value, "0" | "1")
            }
            _ => false,
        }
    }

    /// The address; defaults are left out.
    pub fn hash(&self) -> String {
        let mut out = match &self.route {
            Route::Reader => "#/".to_owned(),
            Route::Chart(id) => format!("#/chart/{id}"),
            Route::Figure(id) => format!("#/figure/{id}"),
        };
        let plain = if self.plain { "1" } else { "0" };
        let values = [
            ("lang", self.lang.id(), self.lang == Lang::default()),
            ("look", self.look.id(), self.look == Look::default()),
            ("plain", plain, !self.plain),
        ];
        let mut mark = '?';
        for (name, value, _) in values.into_iter().filter(|(_, _, default)| !default) {
            out.push(mark);
            out.extend([name, "=", value]);
            mark = '&';
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(hash: &str, expected: &str, whole: bool) {
        let known = |route: &Route| !matches!(route, Route::Figure(id) | Route::Chart(id) if id == "nothing");
        let parsed = View::parse(hash, known).expect("a route");
        assert_eq!((parsed.view.hash().as_str(), parsed.whole), (expected, whole), "{hash}");
        assert_eq!(View::parse(expected, known).map(|again| again.view), Some(parsed.view), "{hash}");
    }

    #[test]
    fn addresses_are_read_and_written() {
        check("", "#/", true);
        check("#/", "#/", true);
        check(
            "#/chart/nation-gap?lang=en&look=dark&plain=1",
            "#/chart/nation-gap?lang=en&look=dark&plain=1",
            true,
        );
        check("#/figure/problems?look=auto", "#/figure/problems", true);
    }

    #[test]
    fn what_is_not_understood_falls_back() {
        check("#/figure/nothing?lang=en", "#/?lang=en", false);
        check("#/nowhere/at/all", "#/", false);
        check("#/?lang=xx&look=&new=1&plain=2", "#/", false);
    }

    #[test]
    fn a_fragment_is_left_to_the_browser() {
        assert_eq!(View::parse("#nation", |_| true), None);
    }
}
