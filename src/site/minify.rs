//! Scripts and style sheets without what only their authors read. `xtask` uses it for the app's glue, too.

/// The lines of a script or a style sheet without indentation, empty lines and comments: those that begin a line, and
/// types, which begin with `/**`. That stands in no string of ours, which the linter sees to.
pub fn minified(source: &str) -> impl Iterator<Item = String> {
    let mut commented = false;
    let lines = source.lines().map(move |line| code(line.trim(), &mut commented));
    lines.filter(|line| !line.is_empty() && !line.starts_with("//"))
}

/// A style sheet as `minified` leaves it, also without the spaces that only part signs from words; strings stay as they are.
pub fn squeezed(sheet: &str) -> String {
    const SPACED: [(&str, &str); 8] = [
        (": ", ":"),
        ("; ", ";"),
        (", ", ","),
        (" {", "{"),
        ("{ ", "{"),
        (" }", "}"),
        (";}", "}"),
        ("} ", "}"),
    ];
    let code: String = minified(sheet).collect();
    let parts = code.split('"').enumerate().map(|(at, part)| {
        let in_code = at % 2 == 0;
        let signs = SPACED.iter().filter(|_| in_code);
        signs.fold(part.to_owned(), |part, (spaced, bare)| part.replace(spaced, bare))
    });
    parts.collect::<Vec<_>>().join("\"")
}

/// A line without its comments; `commented` says whether a comment is open where it begins, and then where it ends.
fn code(line: &str, commented: &mut bool) -> String {
    let (mut code, mut rest) = (String::new(), line);
    loop {
        if *commented {
            let Some((_, after)) = rest.split_once("*/") else { break };
            *commented = false;
            rest = after.trim_start();
        }
        let begins = if code.is_empty() && rest.starts_with("/*") { Some(0) } else { rest.find("/**") };
        let Some(at) = begins else {
            code.push_str(rest);
            break;
        };
        code.push_str(&rest[..at]);
        rest = &rest[at + 2..];
        *commented = true;
    }
    code
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_runs_is_kept() {
        let check = |source: &str, expected: &[&str]| {
            assert_eq!(minified(source).collect::<Vec<_>>(), expected);
        };
        let script =
            "/** what\n * it does */\nfunction a() {\n    // why\n\n    f(/** @type {B} */ (2)); // now\n}";
        check(script, &["function a() {", "f((2)); // now", "}"]);
        let sheet = "/* a */ b {\n  /* c\n     d */\n  color: red; /* e */\n}";
        check(sheet, &["b {", "color: red; /* e */", "}"]);
        check("/**/a /** b */ /** c\n*/ d", &["a ", "d"]);
        check("", &[]);
    }

    #[test]
    fn sheets_lose_spaces_but_not_in_strings() {
        let sheet = "a :is(b, c) > d { color: red; }\n@media (width: 1em) {\n  e::after { content: \"; { \" / \"\"; margin: 0 auto; }\n}";
        let expected =
            "a :is(b,c) > d{color:red}@media (width:1em){e::after{content:\"; { \" / \"\";margin:0 auto}}";
        assert_eq!(squeezed(sheet), expected);
    }
}
