//! One visitor after the other.

use super::people::{self, Contact, Person};
use crate::consent::{ContactDraft, NoticeAct};
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

/// Plays invented visitors into a booth.
pub struct Player {
    random: ChaCha8Rng,
    drawn: u32,
    products: BTreeMap<String, Vec<Uuid>>,
    notices: Vec<(Uuid, NoticeAct)>,
    thanks: Uuid,
    /// What was played so far.
    pub numbers: Numbers,
}

impl Player {
    /// Gets ready to play at this booth; the same seed plays the same people.
    pub fn new(booth: &Booth, seed: u64) -> Result<Self, BoothError> {
        let mut products: BTreeMap<String, Vec<Uuid>> = BTreeMap::new();
        for (id, product) in booth.products()? {
            for tag in product.tags {
                products.entry(tag).or_default().push(id);
            }
        }
        let thanks = booth
            .programmes()?
            .into_iter()
            .find(|(_, programme)| programme.for_survey);
        Ok(Self {
            random: ChaCha8Rng::seed_from_u64(seed),
            drawn: 0,
            products,
            notices: booth
                .notices()?
                .into_iter()
                .map(|(id, notice)| (id, notice.act))
                .collect(),
            thanks: thanks.expect("the sample fair thanks for a survey").0,
            numbers: Numbers::default(),
        })
    }

    /// Plays the next visitor, the whole way; gives her id and how many
    /// commits it took.
    pub fn visit(&mut self, booth: &mut Booth) -> Result<(Uuid, u32), BoothError> {
        let person = people::draw(&mut self.random, self.drawn);
        self.drawn += 1;
        let visitor = booth.expect_visitor()?;
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
        if let Some(contact) = &person.contact {
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
        if person.withdraws && person.contact.is_some() {
            booth.withdraw(visitor)?;
            commits += 1;
        }
        Ok((visitor, commits))
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
            NoticeAct::Advertising(_) => false,
        };
        booth.save_contact(
            visitor,
            &ContactDraft {
                name: contact.name.clone(),
                email: contact.email.clone(),
                phone: contact.phone.clone(),
                shown: self.notices.iter().map(|(id, _)| *id).collect(),
                granted: self
                    .notices
                    .iter()
                    .filter(|(_, act)| says_yes(*act))
                    .map(|(id, _)| *id)
                    .collect(),
                topics: vec![contact.topic.to_owned()],
            },
        )?;
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
