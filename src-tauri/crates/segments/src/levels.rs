//! Which few levels a variable takes, proposed from the data.

use std::collections::BTreeMap;

/// Most levels that are proposed.
pub const MOST_PROPOSED: usize = 5;

/// Where numbers are cut into thirds: the first number of each level but the lowest.
/// Equal numbers stay together and no level is empty, so there may be fewer than three.
pub fn thirds(numbers: impl IntoIterator<Item = f64>) -> Vec<f64> {
    let mut numbers: Vec<f64> = numbers.into_iter().filter(|it| it.is_finite()).collect();
    numbers.sort_unstable_by(f64::total_cmp);
    let mut cuts: Vec<f64> = [1, 2]
        .into_iter()
        .filter_map(|third| {
            let wanted = numbers.len() * third / 3;
            let number = *numbers.get(wanted)?;
            let begin = numbers.partition_point(|it| *it < number);
            let end = numbers.partition_point(|it| *it <= number);
            // Before or behind its equals, whichever is nearer to a third; before the
            // lowest there is nobody.
            let cut = match begin > 0 && wanted - begin <= end - wanted {
                true => begin,
                false => end,
            };
            numbers.get(cut).copied()
        })
        .collect();
    cuts.dedup();
    cuts
}

/// The level of a number among cut points that rise, from 0 on.
pub fn level_among(cuts: &[f64], number: f64) -> usize {
    cuts.partition_point(|cut| *cut <= number)
}

/// Which of the choices are levels by themselves: all of a few, otherwise the most
/// frequent, so that with one level for the others there are [`MOST_PROPOSED`]. In the
/// order of the choices.
pub fn of_choices(choices: &[String], chosen: &BTreeMap<String, u32>) -> Vec<String> {
    if choices.len() <= MOST_PROPOSED {
        return choices.to_vec();
    }
    let count = |choice: &String| chosen.get(choice).copied().unwrap_or_default();
    let mut by_count: Vec<&String> = choices.iter().collect();
    by_count.sort_by_key(|choice| std::cmp::Reverse(count(choice)));
    by_count.truncate(MOST_PROPOSED - 1);
    let frequent = choices.iter().filter(|choice| by_count.contains(choice));
    frequent.cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// Every level has somebody, equal numbers are of one level, and no level
        /// without ties is larger than needed.
        #[test]
        fn thirds_are_never_empty(numbers in prop::collection::vec(0_u32..20, 0..60)) {
            let numbers: Vec<f64> = numbers.into_iter().map(f64::from).collect();
            let cuts = thirds(numbers.clone());
            prop_assert!(cuts.len() <= 2 && cuts.is_sorted());
            let mut people = vec![0; cuts.len() + 1];
            for number in &numbers {
                people[level_among(&cuts, *number)] += 1;
            }
            prop_assert!(numbers.is_empty() || people.iter().all(|people| *people > 0));
        }
    }

    #[test]
    fn everybody_the_same_is_one_level_and_different_ones_are_three() {
        assert!(thirds([7.0; 40]).is_empty());
        assert!(thirds([]).is_empty());
        assert_eq!(thirds([1.0, 2.0, 3.0, 4.0, 5.0, 6.0]), [3.0, 5.0]);
        assert_eq!(thirds([0.0, 0.0, 0.0, 0.0, 1e9]), [1e9]);
    }

    #[test]
    fn of_many_choices_the_most_frequent_four_stand_for_themselves() {
        let choices: Vec<String> = (0..3_000).map(|it| format!("c{it}")).collect();
        let chosen = (0..3_000)
            .map(|it| (format!("c{it}"), it % 1_000))
            .collect();
        let levels = of_choices(&choices, &chosen);
        assert_eq!(levels, ["c998", "c999", "c1999", "c2999"]);
        assert_eq!(of_choices(&choices[..5], &chosen), choices[..5]);
    }
}
