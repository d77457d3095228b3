//! What the report of a fair is worked out from: one read over the tables.

use super::linking::{Links, Way};
use crate::coupons::VariantCount;
use crate::current_fair::begin_of;
use crate::facts::Facts;
use crate::follow_up::{QuestionAnswered, Window};
use crate::quotes::QuoteTotals;
use crate::{Booth, BoothError, FairScope};
use chrono::{DateTime, Days, FixedOffset};
use chrono_tz::Tz;
use outreach::Channel;
use records::consent::NoticeAct;
use records::fair::FairOpened;
use records::responses::Interest;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use tables::coupon::{self as coupon_table, DrawnRow};
use tables::same_person::Persons;
use tables::{
    contact as contact_table, conversation as conversation_table, destroyed_person,
    follow_up_export, interviewer, order as order_table, permission_said,
    response as response_table, sale as sale_table, settings, visitor as visitor_table,
};
use uuid::Uuid;
use words::Sentence;

/// What is known of a fair. People are told apart by the earliest of their visits.
pub(super) struct Known {
    pub(super) fair: FairOpened,
    pub(super) zone: Tz,
    pub(super) made_at: DateTime<FixedOffset>,
    pub(super) window: Window,
    /// Whether its days are over.
    pub(super) is_over: bool,
    pub(super) cost_won: Option<u64>,
    /// Everybody who said something there, and when she first came, in Unix milliseconds.
    pub(super) came: BTreeMap<Uuid, i64>,
    /// Those of them whose data were destroyed since.
    pub(super) destroyed: HashSet<Uuid>,
    /// When each visit at which something was said began, in Unix milliseconds.
    pub(super) visited_at: Vec<i64>,
    /// When each conversation that left nothing was counted, in Unix milliseconds.
    pub(super) counted_at: Vec<i64>,
    pub(super) surveys_begun: u64,
    pub(super) surveys_handed_in: u64,
    pub(super) questions: Vec<QuestionAnswered>,
    /// Who left a number or an address.
    pub(super) contacts: HashSet<Uuid>,
    /// What each person answered last to what she was asked there.
    pub(super) said: HashMap<(Uuid, NoticeAct), bool>,
    /// What staff noted of her there; of several notes the warmest.
    pub(super) interest: HashMap<Uuid, Interest>,
    pub(super) coupons: Vec<DrawnRow>,
    pub(super) programmes: Vec<Programme>,
    /// The coupons that went out in files, by the channel of the file.
    pub(super) coupons_by_channel: BTreeMap<Channel, BTreeSet<Uuid>>,
    /// Sales until the end of the last day.
    pub(super) sold_there: Vec<Sold>,
    pub(super) voided: u64,
    /// What its visitors were offered.
    pub(super) quotes: QuoteTotals,
    /// Sales in the days after it that count: those of its visitors, with how that is
    /// known, and those of this fair's laptops without.
    pub(super) sold_after: Vec<(Sold, Option<Way>)>,
    /// Orders of shops in those days that nothing links to a visitor of the fair; none where
    /// no table of orders was ever taken in.
    pub(super) orders_not_linked: Option<Vec<Sold>>,
    /// Messages in its files that were not said to be sent to nobody.
    pub(super) messages: u64,
    /// Who took something back after a message, where the last one before was of this fair.
    pub(super) withdrew: u64,
    /// Visitors who were in any of those files.
    pub(super) in_files: HashSet<Uuid>,
    /// By the code of the reason, how many people one of those files left out for it at most.
    pub(super) withheld: BTreeMap<String, u64>,
}

/// A rule by which coupons were given, with its own variants.
pub(super) struct Programme {
    pub(super) id: Uuid,
    pub(super) name: Sentence,
    pub(super) variants: Vec<VariantCount>,
}

/// One sale.
pub(super) struct Sold {
    pub(super) buyer: Option<Uuid>,
    /// None where a coupon was used for goods of another till, of which nobody said what
    /// they came to.
    pub(super) won: Option<u64>,
}

/// What the records of a fair's files say, which no table holds.
#[derive(Default)]
pub(super) struct Files {
    coupons_by_channel: BTreeMap<Channel, BTreeSet<Uuid>>,
    withheld: BTreeMap<String, u64>,
}

impl Booth {
    /// What the records of the files of a fair say.
    pub(super) fn files_of(&self, fair: Uuid) -> Result<Files, BoothError> {
        let tables = self.connection();
        let mut all = Vec::new();
        self.each_export(|id, exported| {
            if exported.fair == fair && !exported.contacts_only {
                all.push((id, exported));
            }
        })?;
        let mut files = Files::default();
        let mut latest = BTreeMap::new();
        for (id, exported) in all {
            if follow_up_export::is_not_sent(tables, id)? != Some(false) {
                continue;
            }
            for row in &exported.rows {
                if let (Some(channel), Some(coupon)) =
                    (Channel::from_code(&row.channel), row.coupon)
                {
                    let coupons = files.coupons_by_channel.entry(channel).or_default();
                    coupons.insert(coupon);
                }
            }
            // The same file made again is the same message, and so are those whom it left
            // out.
            let (target, draft, topic) = (exported.target, exported.draft, exported.topic);
            latest.insert(
                (target, draft, topic, exported.planned_on),
                exported.withheld,
            );
        }
        for (code, people) in latest.into_values().flatten() {
            // A file for another tool leaves out many of the same people again.
            let most = files.withheld.entry(code).or_default();
            *most = u64::from(people).max(*most);
        }
        Ok(files)
    }
}

impl Facts<'_> {
    /// What is known of a fair, as what happened at it says.
    pub(super) fn known_of_fair(
        &self,
        fair: Uuid,
        window: Window,
        files: Files,
    ) -> Result<Known, BoothError> {
        let tables = self.tables;
        let current = &self.session.current;
        let id = current.id_of(fair);
        let opened: FairOpened = settings::get(tables, id)?.ok_or(BoothError::Unknown)?;
        let zone: Tz = opened
            .time_zone
            .parse()
            .map_err(|_| BoothError::StoredUnreadable)?;
        let after = |days: u64| {
            let day = opened.ends_on.checked_add_days(Days::new(days));
            begin_of(zone, day.unwrap_or(opened.ends_on))
        };
        let (over_ms, until_ms) = (after(1), after(1 + u64::from(window.days())));
        let persons = Persons::read(tables)?;
        let mut came: BTreeMap<Uuid, i64> = BTreeMap::new();
        let mut visited_at = Vec::new();
        for (visitor, at, ms) in visitor_table::arrivals_of_all_who_spoke(tables)? {
            if at == fair {
                visited_at.push(ms);
                let first = came.entry(persons.of(visitor)).or_insert(ms);
                *first = ms.min(*first);
            }
        }
        let destroyed = destroyed_person::visitors(tables)?.into_iter();
        let responses = response_table::all(tables, Some(fair))?;
        let contacts = contact_table::all(tables)?;
        let reachable = contacts
            .iter()
            .filter(|it| !it.email.is_empty() || !it.phone.is_empty());
        let is_there = |visitor: Uuid| Some(persons.of(visitor)).filter(|it| came.contains_key(it));
        let answered = permission_said::answered_at(tables, fair)?.into_iter();
        let mut interest = HashMap::new();
        for level in [Interest::Cold, Interest::Warm, Interest::Hot] {
            for visitor in interviewer::with_interest(tables, level, Some(fair))? {
                interest.extend(is_there(visitor).map(|person| (person, level)));
            }
        }
        let given = coupon_table::ids_of_fair(tables, fair)?;
        let in_time = came.iter().filter(|(_, ms)| **ms < over_ms);
        let in_time: HashSet<Uuid> = in_time.map(|(person, _)| *person).collect();
        let of_fair = given.iter().map(|(coupon, _)| *coupon).collect();
        let links = Links::of(of_fair, in_time, &persons, &contacts);
        let mut sold_after = Vec::new();
        for sale in sale_table::between(tables, over_ms, until_ms)? {
            let way = links.way(sale.sold.coupon.as_slice(), sale.sold.visitor);
            if way.is_some() || sale.sold.fair == fair {
                sold_after.push((sold(&sale, &persons), way));
            }
        }
        let orders_not_linked = match order_table::is_any(tables)? {
            false => None,
            true => {
                let mut not_linked = Vec::new();
                for order in order_table::between(tables, over_ms, until_ms)? {
                    let bought = Sold {
                        buyer: order.visitor.map(|visitor| persons.of(visitor)),
                        won: Some(order.won),
                    };
                    match links.way_of_order(&order.coupons, order.visitor) {
                        None => not_linked.push(bought),
                        way => sold_after.push((bought, way)),
                    }
                }
                Some(not_linked)
            }
        };
        let (messages, withdrew) = self.messages_and_withdrawals(fair, &persons)?;
        let in_files = follow_up_export::people(tables, fair)?.into_iter();
        let there = sale_table::of_fair_until(tables, fair, over_ms)?;
        Ok(Known {
            cost_won: self.booth_cost(fair)?,
            made_at: self.now().fixed_offset(),
            window,
            zone,
            counted_at: conversation_table::all(tables, fair)?,
            visited_at,
            destroyed: destroyed.filter_map(is_there).collect(),
            surveys_begun: response_table::of_fair(tables, fair)?.len() as u64,
            surveys_handed_in: responses.iter().filter(|it| it.finished).count() as u64,
            questions: self.questions_answered(FairScope::Of(id))?,
            contacts: reachable.filter_map(|it| is_there(it.visitor)).collect(),
            said: answered
                .filter_map(|(visitor, act, yes)| Some(((is_there(visitor)?, act), yes)))
                .collect(),
            interest,
            coupons: coupon_table::drawn_at(tables, fair)?,
            programmes: self.programmes_of(fair)?,
            coupons_by_channel: as_drawn(files.coupons_by_channel, given),
            sold_there: there.iter().map(|sale| sold(sale, &persons)).collect(),
            voided: sale_table::voided_until(tables, fair, over_ms)?.into(),
            quotes: QuoteTotals::of(&self.quotes(FairScope::Of(id))?),
            sold_after,
            orders_not_linked,
            messages,
            withdrew,
            in_files: in_files
                .filter_map(|(visitor, ..)| is_there(visitor))
                .collect(),
            withheld: files.withheld,
            fair: opened,
            came,
            is_over: until_ms <= self.now_ms,
        })
    }

    fn programmes_of(&self, fair: Uuid) -> Result<Vec<Programme>, BoothError> {
        let programmes = self.programmes()?.into_iter();
        programmes
            .filter(|(_, programme)| programme.fair == fair)
            .map(|(id, programme)| {
                Ok(Programme {
                    id,
                    name: Sentence::from(&programme.name),
                    variants: self.variants_of(id, &programme)?,
                })
            })
            .collect()
    }

    /// How many messages a fair's files hold, and how many people took something back when
    /// its message was the last they had got.
    fn messages_and_withdrawals(
        &self,
        fair: Uuid,
        persons: &Persons,
    ) -> Result<(u64, u64), BoothError> {
        let mut messages = BTreeSet::new();
        let mut got: HashMap<Uuid, Vec<(i64, Uuid)>> = HashMap::new();
        for row in follow_up_export::all_messages(self.tables)? {
            let person = persons.of(row.visitor);
            let of = got.entry(person).or_default();
            of.push((row.made_at_ms, row.fair));
            if row.fair == fair {
                let made_on = || self.session.local(row.made_at_ms).date_naive();
                let day = row.planned_on.unwrap_or_else(made_on);
                messages.insert((person, row.channel, row.draft, row.topic, day));
            }
        }
        let mut withdrew = HashSet::new();
        // Destroying somebody leaves a no behind that she did not say.
        let gone: HashSet<Uuid> = destroyed_person::visitors(self.tables)?
            .into_iter()
            .collect();
        let withdrawn = permission_said::withdrawn(self.tables)?.into_iter();
        for (at_ms, visitor) in withdrawn.filter(|(_, visitor)| !gone.contains(visitor)) {
            let person = persons.of(visitor);
            let before = got.get(&person).map(Vec::as_slice).unwrap_or_default();
            let before = &before[..before.partition_point(|(made_ms, _)| *made_ms <= at_ms)];
            if before.last().is_some_and(|(_, of)| *of == fair) {
                withdrew.insert(person);
            }
        }
        Ok((messages.len() as u64, withdrew.len() as u64))
    }
}

fn sold(sale: &sale_table::SaleRow, persons: &Persons) -> Sold {
    Sold {
        buyer: sale.sold.visitor.map(|visitor| persons.of(visitor)),
        won: (sale.sold.subtotal_won > 0).then(|| sale.sold.total_won()),
    }
}

/// A coupon that was given in another's stead counts for that one.
fn as_drawn(
    by_channel: BTreeMap<Channel, BTreeSet<Uuid>>,
    given: Vec<(Uuid, Option<Uuid>)>,
) -> BTreeMap<Channel, BTreeSet<Uuid>> {
    let replaces: HashMap<Uuid, Uuid> = given
        .into_iter()
        .filter_map(|(coupon, replaced)| Some((coupon, replaced?)))
        .collect();
    let first = |mut coupon: Uuid| {
        // As many steps as there are, so that a circle (which no laptop writes) ends.
        for _ in 0..replaces.len() {
            match replaces.get(&coupon) {
                Some(replaced) => coupon = *replaced,
                None => break,
            }
        }
        coupon
    };
    let firsts = |coupons: BTreeSet<Uuid>| coupons.into_iter().map(first).collect();
    let channels = by_channel.into_iter();
    channels
        .map(|(channel, it)| (channel, firsts(it)))
        .collect()
}
