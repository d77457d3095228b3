//! Which ready groups there are, and who is in them now.

use crate::coupons::is_shut_out;
use crate::facts::Facts;
use crate::{BoothError, FairScope};
use chrono::Datelike as _;
use records::responses::Interest;
use std::collections::{BTreeSet, HashMap, HashSet};
use tables::same_person::Persons;
use tables::{
    contact as contact_table, coupon as coupon_table, interviewer as interviewer_table,
    product as product_table, sale as sale_table, visitor as visitor_table,
};
use uuid::Uuid;
use words::{Sentence, sentence};

/// The group of those who bought something of which one piece may be wanted again.
pub(super) const ONE_OF_A_SET: &str = "bought_one_of_a_set";

/// The visits of those who belong to a group; of one person any of hers.
pub(super) type Visits = Vec<Uuid>;

/// A ready group, before anybody asks how it can be reached.
pub(super) struct Ready {
    pub(super) id: &'static str,
    pub(super) title: Sentence,
    pub(super) visits: Visits,
}

impl Facts<'_> {
    /// The ready groups that follow from what happened; whose yes is to be confirmed is
    /// asked elsewhere.
    pub(super) fn ready_groups(
        &self,
        scope: FairScope,
        persons: &Persons,
    ) -> Result<Vec<Ready>, BoothError> {
        let fair = self.session.current.in_scope(scope);
        let bought = sale_table::buyers(self.tables, fair)?;
        let buyers: HashSet<Uuid> = bought.iter().map(|visit| persons.of(*visit)).collect();
        let mut hot = interviewer_table::with_interest(self.tables, Interest::Hot, fair)?;
        hot.retain(|visit| !buyers.contains(&persons.of(*visit)));
        let came_again = self.came_again(|visit| persons.of(visit))?;
        let otherwise = self.who_answer_otherwise(&came_again)?;
        let ready = |id, title, visits| Ready { id, title, visits };
        Ok(vec![
            ready("bought", sentence!("audience-bought"), bought),
            ready("hot_not_bought", sentence!("audience-hot-not-bought"), hot),
            ready(
                "coupon_unused",
                sentence!("audience-coupon-unused"),
                self.with_unused_coupons()?,
            ),
            ready(
                ONE_OF_A_SET,
                sentence!("audience-bought-one-of-a-set"),
                self.bought_one_of_a_set(fair)?,
            ),
            ready(
                "came_again",
                sentence!("audience-came-again"),
                came_again.keys().copied().collect(),
            ),
            ready(
                "answers_otherwise",
                sentence!("audience-answers-otherwise"),
                otherwise,
            ),
            ready(
                "asked",
                sentence!("audience-asked"),
                self.waiting_for_replies()?,
            ),
            ready(
                "birthday_this_month",
                sentence!("audience-birthday-this-month"),
                self.born_this_month()?,
            ),
        ])
    }

    /// Who holds a coupon that would be taken today and was not used.
    fn with_unused_coupons(&self) -> Result<Visits, BoothError> {
        let mut holders = coupon_table::holders_of_unused(self.tables, self.today())?;
        let keys: BTreeSet<u32> = holders.iter().map(|(_, key)| *key).collect();
        for key in keys {
            if is_shut_out(self.tables, key)? {
                holders.retain(|(_, of)| *of != key);
            }
        }
        Ok(holders.into_iter().map(|(visit, _)| visit).collect())
    }

    /// Who bought something of which one piece may be wanted again.
    fn bought_one_of_a_set(&self, fair: Option<Uuid>) -> Result<Visits, BoothError> {
        let sets = product_table::of_sets(self.tables)?;
        if sets.is_empty() {
            return Ok(Vec::new());
        }
        let mut sales = sale_table::all(self.tables)?;
        sales.retain(|sale| {
            let mut lines = sale.sold.lines.iter();
            fair.is_none_or(|fair| sale.sold.fair == fair)
                && lines.any(|line| line.quantity > 0 && sets.contains(&line.product))
        });
        Ok(sales.into_iter().filter_map(|it| it.sold.visitor).collect())
    }

    /// Who spoke at more than one fair, with her visits.
    fn came_again(
        &self,
        person: impl Fn(Uuid) -> Uuid,
    ) -> Result<HashMap<Uuid, Vec<Uuid>>, BoothError> {
        let mut came: HashMap<Uuid, (BTreeSet<Uuid>, BTreeSet<Uuid>)> = HashMap::new();
        for (visit, fair) in visitor_table::fairs_of_all_who_spoke(self.tables)? {
            let (fairs, visits) = came.entry(person(visit)).or_default();
            fairs.insert(fair);
            visits.insert(visit);
        }
        came.retain(|_, (fairs, _)| fairs.len() > 1);
        let came = came.into_iter();
        Ok(came
            .map(|(person, (_, visits))| (person, visits.into_iter().collect()))
            .collect())
    }

    /// Who of those who came again answers something otherwise than at the fair before.
    fn who_answer_otherwise(
        &self,
        came_again: &HashMap<Uuid, Vec<Uuid>>,
    ) -> Result<Visits, BoothError> {
        let comparing = self.comparing()?;
        let mut otherwise = Vec::new();
        for (person, visits) in came_again {
            if self.answers_otherwise(&comparing, visits)? == Some(true) {
                otherwise.push(*person);
            }
        }
        Ok(otherwise)
    }

    fn born_this_month(&self) -> Result<Visits, BoothError> {
        let month = self.today().month();
        let mut born = Vec::new();
        contact_table::each(self.tables, |contact| {
            let birthday = contact.particulars.birthday;
            if birthday.is_some_and(|day| day.month() == month) {
                born.push(contact.visitor);
            }
        })?;
        Ok(born)
    }
}
