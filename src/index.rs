//! Places in lists: by id, and in order. The core has no other map of ids and no other sort, since the page pays 3
//! to 5 kB for each type that one is made for.

use std::cmp::Ordering;
use std::collections::BTreeMap;

/// Numbers by id, such as the places of a list's rows or the lines on which ids are given.
#[derive(Clone, Debug, Default)]
pub struct Index(BTreeMap<String, usize>);

impl Index {
    /// The places of a list's ids; of several equal ones, the last.
    pub fn of<'a>(ids: impl Iterator<Item = &'a String>) -> Index {
        let mut index = Index::default();
        // Not `collect`, which brings a sort of its own.
        for (at, id) in ids.enumerate() {
            *index.entry(id, at) = at;
        }
        index
    }

    /// The number of an id, which is `number` if it had none so far.
    pub fn entry(&mut self, id: &str, number: usize) -> &mut usize {
        self.0.entry(id.to_owned()).or_insert(number)
    }

    /// The number of an id.
    pub fn get(&self, id: &str) -> Option<usize> {
        self.0.get(id).copied()
    }

    /// All ids in alphabetical order.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }
}

/// The places from 0 to `count` in the order that `compare` puts them in; equal ones stay in their order.
pub fn sorted(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_by(|a, b| compare(*a, *b));
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_have_one_number() {
        let mut index = Index::of(["b", "a", "b"].map(str::to_owned).iter());
        assert_eq!((index.get("a"), index.get("b"), index.get("c")), (Some(1), Some(2), None));
        assert_eq!((*index.entry("a", 7), *index.entry("c", 7)), (1, 7));
        assert_eq!(index.ids().collect::<Vec<_>>(), ["a", "b", "c"]);
    }

    #[test]
    fn equal_places_stay_in_order() {
        let words = ["b", "a", "b", "a"];
        assert_eq!(sorted(words.len(), &|a, b| words[a].cmp(words[b])), [1, 3, 0, 2]);
    }
}
