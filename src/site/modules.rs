//! Scripts that are written as modules and published as one: a policy admits an inline script by its digest, and that can
//! load nothing from a file.

/// The script that pages the slides; `start.js` is last, since it runs what the others are.
const PRESENT: [&str; 14] = [
    include_str!("../../assets/present/page.js"),
    include_str!("../../assets/present/address.js"),
    include_str!("../../assets/present/steps.js"),
    include_str!("../../assets/present/slides.js"),
    include_str!("../../assets/present/drawing.js"),
    include_str!("../../assets/present/moving.js"),
    include_str!("../../assets/present/aloud.js"),
    include_str!("../../assets/present/kiosk.js"),
    include_str!("../../assets/present/speaker.js"),
    include_str!("../../assets/present/pointer.js"),
    include_str!("../../assets/present/showing.js"),
    include_str!("../../assets/present/keys.js"),
    include_str!("../../assets/present/hands.js"),
    include_str!("../../assets/present/start.js"),
];

/// The script that pages the slides, as one.
pub fn present() -> String {
    joined(&PRESENT)
}

/// Modules in one function: names that one exports are the others' without being imported.
fn joined(modules: &[&str]) -> String {
    let mut out = String::from("(function () {\n\"use strict\";\n");
    for line in modules.iter().flat_map(|module| module.lines()).filter(|line| !line.starts_with("import ")) {
        out.push_str(line.strip_prefix("export ").unwrap_or(line));
        out.push('\n');
    }
    out + "})();\n"
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn modules_become_one_script() {
        let modules = ["// One.\nexport const a = 1;\n", "import { a } from \"./one.js\";\nlet b = a;\n"];
        let expected = "(function () {\n\"use strict\";\n// One.\nconst a = 1;\nlet b = a;\n})();\n";
        assert_eq!(joined(&modules), expected);
    }

    #[test]
    fn modules_share_one_scope() {
        let present = present();
        let mut names = HashSet::new();
        for line in present.lines() {
            let declared = ["const ", "let "].into_iter().find_map(|keyword| line.strip_prefix(keyword));
            let name = declared.and_then(|rest| rest.split([' ', ';']).next());
            assert!(name.is_none_or(|name| names.insert(name)), "declared twice: {line}");
            assert!(
                !line.starts_with(['}', ' ']) || !line.contains(" from \"./"),
                "an import has one line: {line}"
            );
        }
        assert!(names.contains("ACTIONS") && names.contains("at"), "{names:?}");
    }
}
