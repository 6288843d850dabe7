//! Places in lists: by id, and in order. What the page runs has no other map of ids and no other sort, since it pays 3
//! to 5 kB for each type that one is made for.

use std::cmp::Ordering;
use std::collections::BTreeMap;

/// The places of a list's ids.
#[derive(Clone, Debug, Default)]
pub struct Index(Vec<(String, usize)>);

impl Index {
    /// The places of a list's ids; of several equal ones, the last.
    pub fn of<'a>(ids: impl Iterator<Item = &'a String>) -> Index {
        let ids: Vec<&String> = ids.collect();
        let order = sorted(ids.len(), &|a, b| ids[a].cmp(ids[b]));
        Index(order.into_iter().map(|at| (ids[at].clone(), at)).collect())
    }

    /// The place of an id.
    pub fn get(&self, id: &str) -> Option<usize> {
        let behind = self.0.partition_point(|(known, _)| known.as_str() <= id);
        let (known, at) = self.0[..behind].last()?;
        (known == id).then_some(*at)
    }
}

/// Numbers by id while ids are still found, such as the lines on which they are given.
#[derive(Clone, Debug, Default)]
pub struct Register(BTreeMap<String, usize>);

impl Register {
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
        let index = Index::of(["b", "a", "b"].map(str::to_owned).iter());
        assert_eq!(
            (index.get("a"), index.get("b"), index.get("c"), index.get("")),
            (Some(1), Some(2), None, None)
        );
        let mut register = Register::default();
        assert_eq!((*register.entry("b", 1), *register.entry("a", 7), *register.entry("b", 7)), (1, 7, 1));
        assert_eq!(register.ids().collect::<Vec<_>>(), ["a", "b"]);
        assert_eq!((register.get("a"), register.get("c")), (Some(7), None));
    }

    #[test]
    fn equal_places_stay_in_order() {
        let words = ["b", "a", "b", "a"];
        assert_eq!(sorted(words.len(), &|a, b| words[a].cmp(words[b])), [1, 3, 0, 2]);
    }
}
