//! One visitor after the other.

use super::people::{self, Contact, Person};
use crate::consent::{ContactDraft, ContactSource, NoticeAct, Particulars};
use crate::responses::Answer;
use crate::sales::{BasketLine, SaleRequest};
use crate::{Booth, BoothError};
use permission::Channel;
use rand::{RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;
use std::collections::BTreeMap;
use uuid::Uuid;

/// What was played, counted by what the booth acknowledged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Numbers {
    /// People who came.
    pub visitors: u32,
    /// Surveys handed in.
    pub responses: u32,
    /// People who left a contact.
    pub contacts: u32,
    /// Coupons given.
    pub coupons: u32,
    /// Coupons used.
    pub redemptions: u32,
    /// Sales.
    pub sales: u32,
}

/// How many visitors share a commit.
pub const VISITORS_IN_A_COMMIT: u32 = 100;

/// Of the visitors of a later fair, how many are regulars.
const REGULARS: f64 = 0.2;

/// Lets invented visitors share one commit on each of these laptops. Nobody waits
/// for what an invented visitor was told is saved, and a commit costs more than
/// everything she does.
///
/// # Errors
/// What playing said; when nothing could be written.
pub fn in_one_commit<T>(
    booths: &mut [Booth],
    play: impl FnOnce(&mut [Booth]) -> Result<T, BoothError>,
) -> Result<T, BoothError> {
    for booth in &mut *booths {
        booth.ledger.hold_commits()?;
    }
    let played = play(booths);
    let committed = booths
        .iter_mut()
        .try_for_each(|booth| booth.ledger.commit_held());
    let played = played?;
    committed?;
    Ok(played)
}

/// Plays invented visitors into a booth.
pub struct Player {
    random: ChaCha8Rng,
    drawn: u32,
    /// Visitors of earlier fairs who may come to this one.
    regulars: Vec<(Uuid, Person)>,
    /// Visitors of this fair who gave a contact.
    known: Vec<(Uuid, Person)>,
    products: BTreeMap<String, Vec<Uuid>>,
    notices: Vec<(Uuid, NoticeAct)>,
    thanks: Uuid,
    /// What was played so far.
    pub numbers: Numbers,
}

impl Player {
    /// Gets ready to play at this booth; the same seed plays the same people.
    pub fn new(booth: &Booth, seed: u64) -> Result<Self, BoothError> {
        let mut player = Self {
            random: ChaCha8Rng::seed_from_u64(seed),
            drawn: 0,
            regulars: Vec::new(),
            known: Vec::new(),
            products: BTreeMap::new(),
            notices: Vec::new(),
            thanks: Uuid::nil(),
            numbers: Numbers::default(),
        };
        player.go_to_fair_of(booth)?;
        Ok(player)
    }

    /// Goes on at the fair that this booth works in by now; some visitors of the
    /// earlier ones come to it, too.
    pub fn go_to_fair_of(&mut self, booth: &Booth) -> Result<(), BoothError> {
        self.products.clear();
        for (id, product) in booth.products()? {
            for tag in product.tags {
                self.products.entry(tag).or_default().push(id);
            }
        }
        let thanks = booth.survey_programme()?;
        self.thanks = thanks.expect("the sample fair thanks for a survey").0;
        let notices = booth.notices()?.into_iter();
        self.notices = notices.map(|(id, notice)| (id, notice.act)).collect();
        self.regulars.append(&mut self.known);
        Ok(())
    }

    /// Plays the next visitor, the whole way; gives her id and how many
    /// commits it took.
    pub fn visit(&mut self, booth: &mut Booth) -> Result<(Uuid, u32), BoothError> {
        let regular = self.regular();
        let is_known = regular.is_some();
        let (visitor, person) = match regular {
            Some((visitor, person)) => {
                booth.welcome_back(visitor)?;
                (visitor, person)
            }
            None => {
                let person = people::draw(&mut self.random, self.drawn);
                self.drawn += 1;
                (booth.expect_visitor()?, person)
            }
        };
        self.numbers.visitors += 1;
        let mut commits = 0;
        let asked = if person.leaves {
            3
        } else {
            person.answers.len()
        };
        for (question, choice) in person.answers.iter().take(asked) {
            booth.answer(
                visitor,
                question,
                Some(Answer::Choices(vec![(*choice).to_owned()])),
            )?;
            commits += 1;
        }
        if person.leaves {
            return Ok((visitor, commits));
        }
        booth.finish_survey(visitor)?;
        self.numbers.responses += 1;
        if let Some(contact) = person.contact.as_ref().filter(|_| !is_known) {
            self.save_contact(booth, visitor, contact)?;
            commits += 1;
        }
        let coupon = booth.issue_coupon(Some(visitor), self.thanks)?;
        self.numbers.coupons += 1;
        commits += 2;
        if !person.buys.is_empty() {
            let lines = self.basket(&person);
            booth.record_sale(&SaleRequest {
                visitor: Some(visitor),
                coupon: person.uses_coupon.then_some(coupon.id),
                lines,
                purpose: person
                    .answers
                    .get("use")
                    .map(|purpose| (*purpose).to_owned()),
            })?;
            self.numbers.sales += 1;
            self.numbers.redemptions += u32::from(person.uses_coupon);
            commits += 1;
        }
        if person.withdraws && person.contact.is_some() && !is_known {
            booth.withdraw(visitor)?;
            commits += 1;
        }
        if person.contact.is_some() {
            self.known.push((visitor, person));
        }
        Ok((visitor, commits))
    }

    /// Somebody who was at an earlier fair, if one comes now.
    fn regular(&mut self) -> Option<(Uuid, Person)> {
        if self.regulars.is_empty() || !self.random.random_bool(REGULARS) {
            return None;
        }
        let drawn = self.random.random_range(0..self.regulars.len());
        Some(self.regulars.swap_remove(drawn))
    }

    fn save_contact(
        &mut self,
        booth: &mut Booth,
        visitor: Uuid,
        contact: &Contact,
    ) -> Result<(), BoothError> {
        let says_yes = |act: NoticeAct| match act {
            // Without either of the two the contact would not be kept.
            NoticeAct::AtLeast14 | NoticeAct::CollectAndUse => true,
            NoticeAct::Advertising(Channel::Email) => contact.allows_email,
            NoticeAct::Advertising(Channel::Sms) => contact.allows_sms,
            NoticeAct::Advertising(Channel::Post) => contact.home.is_some(),
            NoticeAct::Advertising(_)
            | NoticeAct::Night
            | NoticeAct::Overseas
            | NoticeAct::ThirdParty(_) => false,
        };
        let (postcode, address) = contact.home.clone().unwrap_or_default();
        let mut draft = ContactDraft {
            name: contact.name.clone(),
            email: contact.email.clone(),
            phone: contact.phone.clone(),
            particulars: Some(Particulars {
                company: contact.company.to_owned(),
                postcode,
                address,
                ..Particulars::default()
            }),
            badge: None,
            source: ContactSource::Staff,
            language: "ko".to_owned(),
            shown: Vec::new(),
            granted: Vec::new(),
            topics: vec![contact.topic.to_owned()],
        };
        // As at the desk, she is asked only about the ways that reach her.
        draft.shown = booth.check_contact(&draft)?.asked;
        let is_granted =
            |(id, act): &&(Uuid, NoticeAct)| draft.shown.contains(id) && says_yes(*act);
        let granted = self.notices.iter().filter(is_granted);
        draft.granted = granted.map(|(id, _)| *id).collect();
        booth.save_contact(visitor, &draft)?;
        self.numbers.contacts += 1;
        Ok(())
    }

    fn basket(&mut self, person: &Person) -> Vec<BasketLine> {
        let mut lines = Vec::new();
        for (tag, quantity) in &person.buys {
            if let Some(products) = self.products.get(*tag) {
                // Within a kind the first ones of the catalogue sell best.
                let rank = self.random.random::<f64>().powi(2) * products.len() as f64;
                let product = products[(rank as usize).min(products.len() - 1)];
                lines.push(BasketLine {
                    product,
                    quantity: *quantity,
                });
            }
        }
        lines
    }
}
