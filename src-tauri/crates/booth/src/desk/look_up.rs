//! One field at the desk: a scan, a coupon number, a name, a phone number.
//!
//! Staff at the desk have no time to say what they are about to type, so the
//! text decides. The barcode of a product on sale is that product; a long run
//! of digits or a code of another kind is a scan; thirteen digits are a
//! coupon's short number; a few digits are part of a phone number; anything
//! else is part of a name, a company or an e-mail address, and a name may be
//! typed by its initial consonants (ㄱㅅㅇ finds 김서연). A visiting card is whoever left
//! the address or the number on it, or else somebody new.

use crate::consent::ScannedContact;
use crate::coupons::{CheckedCoupon, is_test_code};
use crate::facts::Facts;
use crate::{Booth, BoothError, Right};
use coupon::reorder::ProductNumber;
use coupon::{Reason, Scan, Unreadable, Verdict};
use people::{
    ContactInCode, SearchQuery, UnreadableCard, badge_key, contact_in_code, masked_email,
    masked_phone, normalise_email, normalise_phone, read_card, read_stop_code,
};
use records::staff::AccessAct;
use records::text::Bilingual;
use std::collections::HashSet;
use tables::contact::{self as contact_table, ContactRow};
use tables::same_person::Persons;
use tables::visitor as visitor_table;
use uuid::Uuid;
use words::{Sentence, sentence};

/// Texts longer than this are not names; they may still be scans.
const LONGEST_NAME: usize = 100;
/// People listed at most.
const MOST_PEOPLE: usize = 10;

/// What the field found. Nothing was changed, but that the first scan of a fair
/// and who was shown are noted, and that a receipt stops what it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// A coupon, or something that was meant as one.
    Coupon(Box<CheckedCoupon>),
    /// People that fit, best first: as many as are listed at most, and how many there are.
    People(Vec<Person>, usize),
    /// A product, by its barcode.
    Product(Uuid),
    /// A re-order card without a coupon: what of it is on sale here, and what it says.
    Goods(Vec<Uuid>, Sentence),
    /// A visiting card of nobody known, as the contact step reads it.
    Card(Box<ScannedContact>),
    /// A receipt, whose code stopped every message to its contact points.
    Stopped(Sentence),
    /// The code of a test print.
    Tested(Sentence),
    /// Nothing fits.
    Nothing(Sentence),
}

/// A person who fits the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The visitor.
    pub visitor: Uuid,
    /// The person's name; may be empty.
    pub name: String,
    /// The person's company; may be empty.
    pub company: String,
    /// The person's contact, mostly masked.
    pub contact: String,
    /// What is known of the person, in words.
    pub about: Vec<Sentence>,
    /// The fair the person came to last, when it was not this one.
    pub last_fair: Option<Bilingual>,
}

impl Booth {
    /// Finds whatever the text means.
    ///
    /// # Errors
    /// [`BoothError::TooManyGuesses`] after several wrong coupon numbers.
    pub fn look_up(&mut self, text: &str) -> Result<Found, BoothError> {
        if let Some(contact_keys) = read_stop_code(text) {
            self.stop_by_receipt(contact_keys)?;
            return Ok(Found::Stopped(sentence!("receipt-stopped")));
        }
        if is_test_code(text) {
            self.note_test_scan()?;
            return Ok(Found::Tested(sentence!("desk-test-scanned")));
        }
        if read_card(text) != Err(UnreadableCard::NoCard) {
            return self.look_up_card(text);
        }
        if let Scan::Goods(card) = coupon::read_scan(text) {
            self.note_scan()?;
            return self.look_up_goods(&card);
        }
        // A coupon's number is never a valid product barcode, and the end of a
        // phone number is taken for a barcode only if we sell that product.
        if text.len() <= LONGEST_NAME
            && let Some(product) = self.product_of_barcode(text)?
        {
            self.note_scan()?;
            return Ok(Found::Product(product));
        }
        let seen = self.whom_she_sees(text)?;
        let (people, fitting) = self.facts().people(text, &seen)?;
        if !people.is_empty() {
            let shown: Vec<Uuid> = people.iter().map(|person| person.visitor).collect();
            self.note_access(AccessAct::Found, &shown)?;
            return Ok(Found::People(people, fitting));
        }
        let checked = self.check_scan(text)?;
        Ok(match &checked.verdict {
            // Too few digits for a coupon and no known kind of code: staff
            // meant a name or a phone number that is not here.
            Verdict::Refused {
                reason:
                    Reason::ForeignCode(coupon::ForeignCode::Other)
                    | Reason::Unreadable(Unreadable::WrongLength { .. } | Unreadable::Empty),
            } => Found::Nothing(sentence!("desk-nothing-found")),
            Verdict::Refused {
                reason: Reason::ForeignCode(coupon::ForeignCode::ProductBarcode),
            } => Found::Nothing(sentence!("desk-unknown-barcode")),
            _ => {
                // A coupon that is not good yet was read all the same.
                if is_token(text) && checked.coupon.is_some() {
                    self.note_scan()?;
                }
                Found::Coupon(Box::new(checked))
            }
        })
    }

    /// What somebody comes to buy again: the products on sale, to be sold, and in words
    /// those that are not.
    fn look_up_goods(&self, card: &[ProductNumber]) -> Result<Found, BoothError> {
        let facts = self.facts();
        let (products, unknown) = facts.products_of_card(card)?;
        let on_sale: HashSet<Uuid> = facts.on_sale()?.into_iter().map(|(id, _)| id).collect();
        let (here, gone): (Vec<_>, Vec<_>) =
            products.iter().partition(|row| on_sale.contains(&row.id));
        let gone_names = || {
            let all = |name: fn(&Bilingual) -> &str| {
                let names = gone.iter().map(|row| name(&row.name));
                names.collect::<Vec<_>>().join(" · ")
            };
            Sentence::of_texts(all(|name| &name.ko), all(|name| &name.en))
        };
        let said = match (gone.is_empty(), unknown) {
            (true, 0) => sentence!("reorder-scanned"),
            (true, unknown) => sentence!("reorder-scanned-unknown", count = unknown),
            (false, 0) => sentence!("reorder-scanned-gone", goods = gone_names()),
            (false, unknown) => sentence!(
                "reorder-scanned-gone-and-unknown",
                goods = gone_names(),
                count = unknown
            ),
        };
        let here = here.into_iter().map(|row| row.id).collect();
        Ok(Found::Goods(here, said))
    }

    /// Whose card it is. Whoever holds it knows the whole address, so anybody may be shown.
    fn look_up_card(&mut self, text: &str) -> Result<Found, BoothError> {
        let scanned = self.read_contact_code(text)?;
        let card = match &scanned {
            ScannedContact::Card(card, _) => card,
            ScannedContact::Unreadable(why) => return Ok(Found::Nothing(why.clone())),
            ScannedContact::Badge(_) => {
                return Ok(Found::Nothing(sentence!("desk-nothing-found")));
            }
        };
        let facts = self.facts();
        let mut hers = contact_table::with_point(facts.tables, &card.email, &card.phone)?;
        if hers.is_empty() {
            return Ok(Found::Card(Box::new(scanned)));
        }
        let fitting = hers.len();
        hers.truncate(MOST_PEOPLE);
        let people = facts.listed(hers)?;
        let shown: Vec<Uuid> = people.iter().map(|person| person.visitor).collect();
        self.note_access(AccessAct::Found, &shown)?;
        Ok(Found::People(people, fitting))
    }

    /// The people whom the field finds for a text, the best first, with all that
    /// is known of how to reach them: as many as are listed at most, and how many
    /// there are. For whoever may see everybody.
    ///
    /// # Errors
    /// [`BoothError::NotAllowed`], [`BoothError::Tables`].
    pub fn search_people(
        &self,
        text: &str,
        most: usize,
    ) -> Result<(Vec<ContactRow>, usize), BoothError> {
        let facts = self.facts();
        facts.require(Right::Owner)?;
        facts.found(text, most, &Seen::Everybody)
    }

    /// Notes that whoever is signed in was shown these people, whom a search found.
    ///
    /// # Errors
    /// When it cannot be recorded.
    pub fn note_search(&mut self, found: &[ContactRow]) -> Result<(), BoothError> {
        let shown: Vec<Uuid> = found.iter().map(|person| person.visitor).collect();
        self.note_access(AccessAct::Found, &shown)
    }

    /// Whom a search may show to whoever is signed in. Staff who only take surveys
    /// see who came to this laptop today, and anybody whose number or address they
    /// know already.
    fn whom_she_sees(&self, text: &str) -> Result<Seen, BoothError> {
        let facts = self.facts();
        if facts.sees_everybody()? {
            return Ok(Seen::Everybody);
        }
        let mut seen = self.own_desks_today()?;
        let email = normalise_email(text).unwrap_or_default();
        let phone = normalise_phone(text).unwrap_or_default();
        let known = contact_table::with_point(facts.tables, &email, &phone)?;
        seen.extend(known.into_iter().map(|contact| contact.visitor));
        Ok(Seen::Only(seen))
    }

    /// Everybody who left contact details, the newest first.
    ///
    /// # Errors
    /// [`BoothError::NotAllowed`], [`BoothError::Tables`].
    pub fn people(&self) -> Result<Vec<ContactRow>, BoothError> {
        let facts = self.facts();
        facts.require(Right::Owner)?;
        Ok(contact_table::all(facts.tables)?)
    }

    /// Notes that whoever is signed in was shown a list of so many people: everybody,
    /// or everybody to whom something is owed.
    ///
    /// # Errors
    /// When it cannot be recorded.
    pub fn note_everybody(&mut self, count: usize) -> Result<(), BoothError> {
        self.note_list(AccessAct::AllListed, count)
    }
}

/// A coupon's code is never a name, so no person is searched for it.
fn is_token(text: &str) -> bool {
    matches!(coupon::read_scan(text), Scan::Token(_))
}

/// What a text searches for among people; nothing when it is no name and no
/// number.
fn meant(text: &str) -> Option<SearchQuery> {
    let query = if let Some(contact) = contact_in_code(text) {
        let (ContactInCode::Email(point) | ContactInCode::Phone(point)) = contact;
        SearchQuery::new(&point)
    } else if !is_token(text) && text.len() <= LONGEST_NAME * 4 {
        SearchQuery::new(text)
    } else {
        return None;
    };
    (!query.is_empty()).then_some(query)
}

/// Whom a search may show.
enum Seen {
    Everybody,
    Only(HashSet<Uuid>),
}

impl Facts<'_> {
    /// The contacts of the people who fit best, and how many fit; where these are many
    /// more than asked for, a person may count once for each of her visits.
    fn found(
        &self,
        text: &str,
        most: usize,
        seen: &Seen,
    ) -> Result<(Vec<ContactRow>, usize), BoothError> {
        let Some(query) = meant(text) else {
            return Ok((Vec::new(), 0));
        };
        let mut people = self.session.people.borrow_mut();
        let persons = Persons::read(self.tables)?;
        // So many find enough people, should all joined visits be among them.
        let asked = match seen {
            Seen::Everybody => most.saturating_add(persons.joined()),
            Seen::Only(_) => usize::MAX,
        };
        let mut hits = people.find(self.tables, &query, asked)?;
        let shown = hits.best.len();
        if let Seen::Only(seen) = seen {
            hits.best.retain(|visitor| seen.contains(visitor));
        }
        // Of one person's visits the one that fits best is listed.
        let mut listed = HashSet::new();
        hits.best.retain(|it| listed.insert(persons.of(*it)));
        hits.fitting -= shown - hits.best.len();
        hits.best.truncate(most);
        let mut contacts = Vec::with_capacity(hits.best.len());
        for visitor in hits.best {
            contacts.extend(contact_table::of(self.tables, visitor)?);
        }
        Ok((contacts, hits.fitting))
    }

    /// The people who fit best, as the desk lists them, and how many fit.
    fn people(&self, text: &str, seen: &Seen) -> Result<(Vec<Person>, usize), BoothError> {
        let (mut contacts, mut fitting) = self.found(text, MOST_PEOPLE, seen)?;
        if let Some(wearer) = self.wearing(text, seen)? {
            // The end of a phone number may be a badge's number, too: both are shown.
            let known = contacts.len();
            let hers = self.visits_of(wearer.visitor)?;
            contacts.retain(|contact| !hers.contains(&contact.visitor));
            fitting += usize::from(contacts.len() == known);
            contacts.insert(0, wearer);
            contacts.truncate(MOST_PEOPLE);
        }
        Ok((self.listed(contacts)?, fitting))
    }

    /// Who wears this badge: her latest visit. Fairs number their badges in turn, so a
    /// badge opens nobody whom this person may not see anyway.
    fn wearing(&self, text: &str, seen: &Seen) -> Result<Option<ContactRow>, BoothError> {
        let badge = badge_key(text).unwrap_or_default();
        let wearing = contact_table::with_badge(self.tables, &badge)?;
        Ok(wearing.into_iter().find(|contact| match seen {
            Seen::Everybody => true,
            Seen::Only(visitors) => visitors.contains(&contact.visitor),
        }))
    }

    fn listed(&self, contacts: Vec<ContactRow>) -> Result<Vec<Person>, BoothError> {
        let mut people = Vec::with_capacity(contacts.len());
        for contact in contacts {
            people.push(Person {
                visitor: contact.visitor,
                contact: if contact.phone.is_empty() {
                    masked_email(&contact.email)
                } else {
                    masked_phone(&contact.phone)
                },
                about: self.about(contact.visitor)?,
                last_fair: self.last_other_fair(contact.visitor)?,
                name: contact.name,
                company: contact.particulars.company,
            });
        }
        Ok(people)
    }

    /// The fair a visitor came to last; none when she came to this one.
    fn last_other_fair(&self, visitor: Uuid) -> Result<Option<Bilingual>, BoothError> {
        if self.is_here(visitor)? {
            return Ok(None);
        }
        let fairs = visitor_table::fairs_of(self.tables, visitor)?;
        let last = fairs.first().map(|fair| self.fair_name(*fair));
        Ok(last.transpose()?.flatten())
    }
}
