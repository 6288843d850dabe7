//! The address: every view is a hash, and every hash is a view.

use crate::explore::{Column, Filter, Selection};
use crate::lang::Lang;
use crate::pairs::{Choice, Sort, Standing};

/// What an address asks for. Everything in it can be written back as an address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// The page.
    pub route: Route,
    /// The language, if the address asks for one: else the page is in that in which it opened.
    pub lang: Option<Lang>,
    /// The look.
    pub look: Look,
    /// Only what the route names, for frames.
    pub plain: bool,
    /// A figure that is pointed out on a chart, or whose card lies over the explorer; empty if there is none.
    pub figure: String,
    /// Whether a chart's table is open.
    pub table: bool,
    /// A figure that is marked in all charts; empty if there is none.
    pub pick: String,
    /// One that it is compared with; empty if there is none.
    pub vs: String,
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
    /// `#/subject/<id>`: the reader page with a subject opened.
    Subject(String),
    /// `#/section/<id>`: the reader page at a section, where `#<id>` could not say language and look.
    Section(String),
    /// `#/pairs?grade=&theme=&sort=`: the reader page at the comparison of pairs.
    Pairs(Choice),
    /// `#/method`: the reader page at the part on method.
    Method,
    /// `#/data?q=&theme=&…&sort=&digits=`: the explorer.
    Data(Selection),
    /// `#/present/<slide>.<step>?auto=&loop=`: the slides.
    Present(Presenting),
}

/// Where in the slides, and how they go on. The script of the slides reads the same from the address; it knows how many
/// slides and steps there are, and mends numbers beyond them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Presenting {
    /// The slide, counted from 1, and behind a dot the step within it, if it isn't the one before the first.
    pub place: String,
    /// The values of `Presenting::NAMES`; empty where there is none.
    pub values: [String; 3],
}

impl Presenting {
    /// After how many seconds the next step comes by itself; `1` where the first slide follows the last one; in a
    /// speaker's window, the token of its messages.
    pub const NAMES: [&str; 3] = ["auto", "loop", "speaker"];

    fn set(&mut self, name: &str, value: &str) -> bool {
        let Some(at) = Presenting::NAMES.iter().position(|known| *known == name) else { return false };
        // Seconds are digits, a loop is one of them, a token is hexadecimal.
        let known = value.bytes().all(|b| b.is_ascii_hexdigit() && (at == 2 || b.is_ascii_digit()));
        if known {
            value.clone_into(&mut self.values[at]);
        }
        known
    }

    /// Reads `<slide>.<step>`; `None` if either is no number.
    fn at(place: &str) -> Option<Presenting> {
        let (slide, step) = place.split_once('.').unwrap_or((place, "0"));
        let number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        (number(slide) && number(step))
            .then(|| Presenting { place: place.to_owned(), ..Presenting::default() })
    }
}

impl Route {
    /// The name in `data-view`, and the first part of an address.
    pub const fn id(&self) -> &'static str {
        match self {
            Route::Reader => "reader",
            Route::Chart(_) => "chart",
            Route::Figure(_) => "figure",
            Route::Subject(_) => "subject",
            Route::Section(_) => "section",
            Route::Pairs(_) => "pairs",
            Route::Method => "method",
            Route::Data(_) => "data",
            Route::Present(_) => "present",
        }
    }

    /// The element of the reader page that it leads to.
    pub fn anchor(&self) -> Option<String> {
        match self {
            Route::Chart(id) | Route::Section(id) => Some(id.clone()),
            Route::Subject(id) => Some(format!("subject-{id}")),
            Route::Pairs(_) | Route::Method => Some(self.id().to_owned()),
            Route::Reader | Route::Figure(_) | Route::Data(_) | Route::Present(_) => None,
        }
    }

    /// Whether figures can be marked there: slides mark their own.
    fn has_marks(&self) -> bool {
        !matches!(self, Route::Present(_))
    }

    /// Reads the parts of a path.
    fn of(parts: &[&str]) -> Option<Route> {
        Some(match parts {
            [] => Route::Reader,
            ["chart", id] => Route::Chart((*id).to_owned()),
            ["figure", id] => Route::Figure((*id).to_owned()),
            ["subject", id] => Route::Subject((*id).to_owned()),
            ["section", id] => Route::Section((*id).to_owned()),
            ["pairs"] => Route::Pairs(Choice::default()),
            ["method"] => Route::Method,
            ["data"] => Route::Data(Selection::default()),
            ["present"] => Route::Present(Presenting::at("1")?),
            ["present", place] => Route::Present(Presenting::at(place)?),
            _ => return None,
        })
    }

    /// Sets a value that only this route has; `false` if it has none of that name or the value isn't known.
    fn set(&mut self, name: &str, value: &str) -> bool {
        match self {
            Route::Data(selection) => selection.set(name, value),
            Route::Pairs(choice) => choice.set(name, value),
            Route::Present(presenting) => presenting.set(name, value),
            _ => false,
        }
    }

    /// The names and values of what only this route has; empty values are left out.
    fn values(&self) -> Vec<(&'static str, String)> {
        match self {
            Route::Data(selection) => selection.values(),
            Route::Pairs(choice) => choice.values(),
            Route::Present(it) => Presenting::NAMES.into_iter().zip(it.values.clone()).collect(),
            _ => Vec::new(),
        }
    }
}

impl Selection {
    fn set(&mut self, name: &str, value: &str) -> bool {
        match name {
            "q" => value.clone_into(&mut self.query),
            "sort" => {
                let (column, descending) =
                    value.strip_prefix('-').map_or((value, false), |column| (column, true));
                let column = Column::ALL.into_iter().find(|known| known.id() == column);
                self.sort = column.map(|column| (column, descending));
                return column.is_some();
            }
            "digits" => {
                self.digits = value == "1";
                return matches!(value, "0" | "1");
            }
            _ => {
                let Some(filter) = Filter::ALL.into_iter().find(|filter| filter.id() == name) else {
                    return false;
                };
                value.clone_into(&mut self.filters[filter.place()]);
            }
        }
        true
    }

    fn values(&self) -> Vec<(&'static str, String)> {
        let mut values = vec![("q", self.query.clone())];
        values.extend(Filter::ALL.map(|filter| (filter.id(), self.filters[filter.place()].clone())));
        let sort =
            self.sort.map(|(column, descending)| [if descending { "-" } else { "" }, column.id()].concat());
        values.push(("sort", sort.unwrap_or_default()));
        values.push(("digits", if self.digits { "1".to_owned() } else { String::new() }));
        values
    }
}

impl Choice {
    /// Sets what a control of that name says, empty for what is there without it; `false` if it isn't known.
    pub fn set(&mut self, name: &str, value: &str) -> bool {
        match name {
            "grade" => self.grade = Standing::from_id(value),
            "theme" => value.clone_into(&mut self.theme),
            "sort" => self.sort = Sort::from_id(value),
            _ => return false,
        }
        value.is_empty() || self.values().iter().any(|(known, set)| *known == name && !set.is_empty())
    }

    /// The names of the controls and what they say.
    pub fn values(&self) -> Vec<(&'static str, String)> {
        vec![
            ("grade", self.grade.map_or("", Standing::id).to_owned()),
            ("theme", self.theme.clone()),
            ("sort", self.sort.map_or("", Sort::id).to_owned()),
        ]
    }
}

/// Light or dark, and how strongly.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    /// As the system has it.
    #[default]
    Auto,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
    /// Dark on white with more contrast, for halls that aren't dark.
    Projector,
    /// Light on black with more contrast, for halls that are.
    ProjectorDark,
}

impl Look {
    /// All looks; those that have buttons come first.
    pub const ALL: [Look; 5] = [Look::Auto, Look::Light, Look::Dark, Look::Projector, Look::ProjectorDark];

    /// The value of `look=`, and of `data-look`.
    pub const fn id(self) -> &'static str {
        match self {
            Look::Auto => "auto",
            Look::Light => "light",
            Look::Dark => "dark",
            Look::Projector => "projector",
            Look::ProjectorDark => "projector-dark",
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
    ///
    /// ```
    /// use guanzhi::lang::Lang;
    /// use guanzhi::view::{Route, View};
    ///
    /// let address = View::parse("#/chart/nation-gap?lang=en", |_| true).unwrap();
    /// assert_eq!(address.view.route, Route::Chart("nation-gap".to_owned()));
    /// assert_eq!((address.view.lang, address.whole), (Some(Lang::En), true));
    /// assert_eq!(address.view.hash(), "#/chart/nation-gap?lang=en");
    /// assert_eq!(View::parse("#nation", |_| true), None);
    /// ```
    pub fn parse(hash: &str, known: impl Fn(&Route) -> bool) -> Option<Parsed> {
        let hash = hash.strip_prefix('#').unwrap_or(hash);
        let Some(route) = hash.strip_prefix('/') else {
            return hash.is_empty().then(|| Parsed { view: View::default(), whole: true });
        };
        let (path, query) = route.split_once('?').unwrap_or((route, ""));
        let mut view = View::default();
        let mut whole = true;
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        match Route::of(&parts) {
            Some(route) => view.route = route,
            None => whole = false,
        }
        if !known(&view.route) {
            view.route = Route::Reader;
            whole = false;
        }
        for pair in query.split('&').filter(|pair| !pair.is_empty()) {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            whole &= view.set((name, &decode(value)));
        }
        if !view.figure.is_empty() && !known(&Route::Figure(view.figure.clone())) {
            view.figure.clear();
            whole = false;
        }
        whole &= view.mend_pick(known);
        Some(Parsed { view, whole })
    }

    /// Clears marks where there can be none, and figures that aren't known; `false` if there was something.
    fn mend_pick(&mut self, known: impl Fn(&Route) -> bool) -> bool {
        let known = |id: &String| id.is_empty() || known(&Route::Figure(id.clone()));
        let mut whole = true;
        if !self.route.has_marks() || self.plain || !known(&self.pick) {
            whole &= self.pick.is_empty();
            self.pick.clear();
        }
        if self.pick.is_empty() || self.vs == self.pick || !known(&self.vs) {
            whole &= self.vs.is_empty();
            self.vs.clear();
        }
        whole
    }

    /// Sets one value of the query; `false` if it isn't known.
    fn set(&mut self, (name, value): (&str, &str)) -> bool {
        match name {
            "lang" => Lang::from_id(value).map(|lang| self.lang = Some(lang)).is_some(),
            "look" => Look::from_id(value).map(|look| self.look = look).is_some(),
            "plain" => {
                self.plain = value == "1";
                matches!(value, "0" | "1")
            }
            "figure" => {
                let fits = matches!(self.route, Route::Chart(_) | Route::Data(_));
                value.clone_into(if fits { &mut self.figure } else { return false });
                true
            }
            "table" => {
                self.table = value == "1" && matches!(self.route, Route::Chart(_));
                self.table
            }
            "pick" => {
                value.clone_into(&mut self.pick);
                true
            }
            "vs" => {
                value.clone_into(&mut self.vs);
                true
            }
            _ => self.route.set(name, value),
        }
    }

    /// Another page in the same language and look, with the same figures marked if it has marks.
    #[must_use]
    pub fn at(&self, route: Route) -> View {
        let view = View { route, figure: String::new(), table: false, ..self.clone() };
        if view.route.has_marks() { view } else { view.marking("", "") }
    }

    /// The same with other figures marked.
    #[must_use]
    pub fn marking(&self, pick: &str, vs: &str) -> View {
        View { pick: pick.to_owned(), vs: vs.to_owned(), ..self.clone() }
    }

    /// The address; defaults are left out. First comes what only the route has, then `lang`, `look`, `plain`, `figure`,
    /// `table`, `pick`, `vs`, so that one view has one address.
    pub fn hash(&self) -> String {
        let mut out = match &self.route {
            Route::Reader => "#/".to_owned(),
            Route::Chart(id) | Route::Figure(id) | Route::Subject(id) | Route::Section(id) => {
                format!("#/{}/{id}", self.route.id())
            }
            Route::Pairs(_) | Route::Method | Route::Data(_) => format!("#/{}", self.route.id()),
            Route::Present(it) => format!("#/present/{}", it.place),
        };
        let mut values = self.route.values();
        let unless = |default: bool, value: &str| if default { String::new() } else { value.to_owned() };
        values.push(("lang", self.lang.map_or(String::new(), |lang| lang.id().to_owned())));
        values.push(("look", unless(self.look == Look::default(), self.look.id())));
        values.push(("plain", unless(!self.plain, "1")));
        values.push(("figure", self.figure.clone()));
        values.push(("table", unless(!self.table, "1")));
        values.push(("pick", self.pick.clone()));
        values.push(("vs", self.vs.clone()));
        let mut mark = '?';
        for (name, value) in values.into_iter().filter(|(_, value)| !value.is_empty()) {
            out.push(mark);
            out.extend([name, "=", &encode(&value)]);
            mark = '&';
        }
        out
    }
}

/// Percent-encodes all but letters, digits and `-._~` of ASCII.
fn encode(text: &str) -> String {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    let mut out = String::new();
    for b in text.bytes() {
        if b.is_ascii_alphanumeric() || b"-._~".contains(&b) {
            out.push(char::from(b));
        } else {
            out.extend([
                '%',
                char::from(DIGITS[usize::from(b >> 4)]),
                char::from(DIGITS[usize::from(b & 15)]),
            ]);
        }
    }
    out
}

/// Reads percent-encoded text; what isn't well encoded stays as it is, bytes that are no text are marked.
fn decode(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let pair = |at: usize| after.get(at).and_then(|b| char::from(*b).to_digit(16));
        if let (b'%', Some(high), Some(low)) = (first, pair(0), pair(1)) {
            bytes.push((high * 16 + low) as u8);
            rest = &after[2..];
        } else {
            bytes.push(if first == b'+' { b' ' } else { first });
            rest = after;
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
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
        check("#/chart/nation-gap?figure=a-b&table=1", "#/chart/nation-gap?figure=a-b&table=1", true);
        check("#/?vs=c&pick=a-b&look=dark", "#/?look=dark&pick=a-b&vs=c", true);
        check("#/chart/gap?pick=a&figure=b&lang=en", "#/chart/gap?lang=en&figure=b&pick=a", true);
        check("#/data?pick=a&q=x", "#/data?q=x&pick=a", true);
        check("#/data?figure=a-b&q=x", "#/data?q=x&figure=a-b", true);
        check("#/figure/problems?look=auto", "#/figure/problems", true);
        check("#/method?lang=en", "#/method?lang=en", true);
        check("#/method?lang=zh", "#/method?lang=zh", true);
        check("#/subject/robots", "#/subject/robots", true);
        check("#/section/nation?lang=en", "#/section/nation?lang=en", true);
        check("#/pairs?sort=grade&grade=share", "#/pairs?grade=share&sort=grade", true);
        check("#/pairs?theme=food&sort=value", "#/pairs?theme=food&sort=value", true);
        check("#/present", "#/present/1", true);
        check("#/present/3?look=projector-dark", "#/present/3?look=projector-dark", true);
        check("#/present/12.2?auto=12&loop=1&lang=en", "#/present/12.2?auto=12&loop=1&lang=en", true);
        check("#/present/2?speaker=a1", "#/present/2?speaker=a1", true);
        check(
            "#/data?q=合格+率%25&theme=food&period=2023&sort=-value&digits=1&look=dark",
            "#/data?q=%E5%90%88%E6%A0%BC%20%E7%8E%87%25&theme=food&period=2023&sort=-value&digits=1&look=dark",
            true,
        );
    }

    #[test]
    fn what_is_not_understood_falls_back() {
        check("#/figure/nothing?lang=en", "#/?lang=en", false);
        check("#/nowhere/at/all", "#/", false);
        check("#/?lang=xx&look=&new=1&plain=2", "#/", false);
        check("#/data?sort=size&q=%", "#/data?q=%25", false);
        check("#/pairs?grade=best&q=1", "#/pairs", false);
        check("#/method?q=1", "#/method", false);
        check("#/method?figure=a&table=1", "#/method", false);
        check("#/chart/nation-gap?figure=nothing&table=2", "#/chart/nation-gap", false);
        check("#/?pick=nothing&vs=a", "#/", false);
        check("#/?pick=a&vs=nothing", "#/?pick=a", false);
        check("#/?pick=a&vs=a", "#/?pick=a", false);
        check("#/?vs=a", "#/", false);
        check("#/chart/nation-gap?pick=a&plain=1", "#/chart/nation-gap?plain=1", false);
        check("#/present/2?pick=a", "#/present/2", false);
        check("#/present/next", "#/", false);
        check("#/present/2?auto=soon&speaker=me", "#/present/2", false);
        check("#/present/2.x", "#/", false);
    }

    #[test]
    fn marks_go_along_wherever_there_are_any() {
        let view = View::default().marking("a", "b");
        assert_eq!(view.at(Route::Section("nation".to_owned())).hash(), "#/section/nation?pick=a&vs=b");
        assert_eq!(view.at(Route::Figure("c".to_owned())).hash(), "#/figure/c?pick=a&vs=b");
        let slides = Presenting::at("2").map(Route::Present).expect("a slide");
        assert_eq!(view.at(slides).hash(), "#/present/2");
    }

    #[test]
    fn a_fragment_is_left_to_the_browser() {
        assert_eq!(View::parse("#nation", |_| true), None);
    }
}
