//! Small departments answer together.

/// A department of fewer people is pooled before a survey opens.
pub const SMALLEST: u32 = 7;

/// A department and its people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Department {
    /// Its id.
    pub id: String,
    /// How many people it has.
    pub people: u32,
}

/// Pools departments so that each pool has [`SMALLEST`] people or more: the small ones together, smallest
/// first; what is left over with the smallest pool that is large enough. Departments that are large enough
/// stay by themselves. Each pool is in the order of size and then of id, and so are the pools. None if all
/// together are too few: then there can be no survey.
pub fn pools(departments: &[Department]) -> Option<Vec<Vec<Department>>> {
    let mut sorted: Vec<Department> = departments.iter().filter(|of| of.people > 0).cloned().collect();
    sorted.sort_by(|a, b| a.people.cmp(&b.people).then_with(|| a.id.cmp(&b.id)));
    let mut pools: Vec<Vec<Department>> = Vec::new();
    let mut open: Vec<Department> = Vec::new();
    for department in sorted {
        if department.people >= SMALLEST {
            pools.push(vec![department]);
            continue;
        }
        open.push(department);
        if people(&open) >= SMALLEST {
            pools.push(std::mem::take(&mut open));
        }
    }
    if !open.is_empty() {
        let smallest = pools.iter_mut().min_by_key(|pool| (people(pool), pool[0].id.clone()))?;
        smallest.extend(open);
    }
    for pool in &mut pools {
        pool.sort_by(|a, b| a.people.cmp(&b.people).then_with(|| a.id.cmp(&b.id)));
    }
    pools.sort_by_key(|pool| (people(pool), pool[0].id.clone()));
    (!pools.is_empty()).then_some(pools)
}

fn people(pool: &[Department]) -> u32 {
    pool.iter().map(|department| department.people).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(sizes: &[u32]) -> Vec<Department> {
        let named = sizes.iter().enumerate();
        named.map(|(place, people)| Department { id: format!("d{place}"), people: *people }).collect()
    }

    fn sizes(pools: &[Vec<Department>]) -> Vec<Vec<u32>> {
        pools.iter().map(|pool| pool.iter().map(|of| of.people).collect()).collect()
    }

    #[test]
    fn small_departments_answer_together() {
        assert_eq!(pools(&of(&[14, 22])).map(|found| sizes(&found)), Some(vec![vec![14], vec![22]]));
        // 3 and 4 make 7; 6 is left over and joins them, the smallest pool.
        assert_eq!(
            pools(&of(&[6, 14, 3, 4])).map(|found| sizes(&found)),
            Some(vec![vec![3, 4, 6], vec![14]])
        );
        assert_eq!(pools(&of(&[2, 9, 30])).map(|found| sizes(&found)), Some(vec![vec![2, 9], vec![30]]));
        assert_eq!(pools(&of(&[2, 4])), None);
        assert_eq!(pools(&[]), None);
    }

    proptest! {
        #[test]
        fn every_pool_is_large_enough_and_nobody_is_lost(people in prop::collection::vec(0u32..15, 0..9)) {
            let departments = of(&people);
            let total: u32 = people.iter().sum();
            match pools(&departments) {
                None => prop_assert!(total < SMALLEST),
                Some(found) => {
                    prop_assert!(found.iter().all(|pool| super::people(pool) >= SMALLEST));
                    prop_assert_eq!(found.iter().map(|pool| super::people(pool)).sum::<u32>(), total);
                    for pool in &found {
                        prop_assert!(pool.len() == 1 || pool.iter().any(|of| of.people < SMALLEST));
                    }
                }
            }
        }
    }
}
