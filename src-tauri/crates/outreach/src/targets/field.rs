//! What a column of a target's file, or a part of its message, may hold.

use crate::message::{self, Parts};
use crate::recipient::{FollowUpRow, Offered};
use crate::{FollowUp, OutreachError};
use permission::{Channel, ContactPoint};
use phonenumber::{Mode, country};
use serde::Deserialize;
use serde_json::json;
use strum::{EnumString, IntoStaticStr, VariantArray};
use words::{Language, Sentence};

/// How a phone number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PhoneForm {
    /// `010-1234-5678`; a foreign one as `tel:+1-…` (RFC 3966).
    #[default]
    National,
    /// `01012345678`; a foreign one with its country code.
    Digits,
    /// `+821012345678` (E.164).
    International,
}

impl PhoneForm {
    /// A contact by this channel: a number in this form, an e-mail address as it is.
    pub(super) fn written(self, channel: Channel, contact: &str) -> String {
        if channel.contact_point() != ContactPoint::Phone {
            return contact.to_owned();
        }
        let Ok(number) = phonenumber::parse(None, contact) else {
            return contact.to_owned();
        };
        let is_korean = number.country().id() == Some(country::KR);
        match (self, is_korean) {
            (Self::International, _) => number.format().mode(Mode::E164).to_string(),
            (Self::National, true) => number.format().mode(Mode::National).to_string(),
            // As `+…` or bare digits a spreadsheet makes a number of it.
            (Self::National, false) => number.format().mode(Mode::Rfc3966).to_string(),
            (Self::Digits, _) => {
                let mode = if is_korean {
                    Mode::National
                } else {
                    Mode::E164
                };
                let text = number.format().mode(mode).to_string();
                text.chars().filter(char::is_ascii_digit).collect()
            }
        }
    }
}

/// A neutral field. In a target's file it is written as here, in small letters
/// (`coupon_number`).
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, EnumString, IntoStaticStr, VariantArray,
)]
#[strum(serialize_all = "snake_case")]
pub enum Field {
    /// The e-mail address, or the phone number as the target wants it.
    Contact,
    /// The contact, where it is an e-mail address.
    Email,
    /// The contact, where it is a phone number.
    Phone,
    /// Her name; may be empty.
    Name,
    /// The company she named; may be empty.
    Company,
    /// The channel.
    Channel,
    /// Which group she belongs to, where one was chosen.
    Group,
    /// The topic she allowed, or the kind of goods she bought.
    Topic,
    /// At which fair.
    Fair,
    /// What she answered, for the owner.
    Answers,
    /// What to offer her.
    Product,
    /// Why, as it may be said to her.
    Reason,
    /// Why, with numbers, for the owner.
    ReasonForOwner,
    /// What to offer her besides.
    #[strum(serialize = "product_2")]
    Product2,
    /// Why, as it may be said to her.
    #[strum(serialize = "reason_2")]
    Reason2,
    /// A third product.
    #[strum(serialize = "product_3")]
    Product3,
    /// Why, as it may be said to her.
    #[strum(serialize = "reason_3")]
    Reason3,
    /// What her coupon gives.
    Benefit,
    /// Until when it is good, `2026-12-31`.
    ValidUntil,
    /// Its number.
    CouponNumber,
    /// The address that opens it.
    CouponAddress,
    /// The subject of the finished message.
    Subject,
    /// The finished message.
    Message,
    /// Its greeting alone.
    Greeting,
    /// Its offer alone.
    Offer,
    /// What it says of the coupon, alone and without the address; without a coupon, what
    /// the news is good for.
    CouponText,
    /// Why she gets it, alone.
    Why,
    /// The label and the sender that a text message begins with, alone.
    Label,
    /// Who writes, as an e-mail ends, alone.
    Sender,
    /// How to refuse, alone.
    Refusal,
    /// The message's size as a text sender counts it.
    Size,
    /// `ko` or `en`.
    Language,
    /// The fields that a mail tool keeps as JSON beside a contact.
    Attributes,
    /// The last day the file may be used, `2026-12-07`.
    UseUntil,
    /// The records that allow the message.
    Permissions,
    /// The visitor's id.
    Visitor,
}

impl Field {
    /// Every field.
    pub const ALL: &'static [Self] = <Self as VariantArray>::VARIANTS;

    /// What [`Self::Attributes`] holds, each under its own word.
    pub(super) const IN_ATTRIBUTES: [Self; 17] = [
        Self::Subject,
        Self::Greeting,
        Self::Topic,
        Self::Product,
        Self::Reason,
        Self::Product2,
        Self::Reason2,
        Self::Product3,
        Self::Reason3,
        Self::Offer,
        Self::CouponText,
        Self::CouponNumber,
        Self::ValidUntil,
        Self::CouponAddress,
        Self::Why,
        Self::Sender,
        Self::Refusal,
    ];

    /// What only a message holds, and a list of contacts does not.
    pub(super) const OF_MESSAGES: [Self; 17] = [
        Self::Product,
        Self::Reason,
        Self::Product2,
        Self::Reason2,
        Self::Product3,
        Self::Reason3,
        Self::Benefit,
        Self::ValidUntil,
        Self::CouponNumber,
        Self::CouponAddress,
        Self::Subject,
        Self::Message,
        Self::Greeting,
        Self::Offer,
        Self::CouponText,
        Self::Label,
        Self::Attributes,
    ];

    /// The word for it in a target's file.
    pub fn code(self) -> &'static str {
        self.into()
    }
}

/// One person's row with everything a field may ask for.
pub(super) struct Filled<'a> {
    row: &'a FollowUpRow,
    follow_up: &'a FollowUp,
    language: Language,
    phone: PhoneForm,
    parts: Parts,
    /// The finished message.
    body: String,
}

impl<'a> Filled<'a> {
    /// Errors: [`OutreachError::MakerIncomplete`].
    pub(super) fn new(
        row: &'a FollowUpRow,
        follow_up: &'a FollowUp,
        phone: PhoneForm,
        language: Language,
    ) -> Result<Self, OutreachError> {
        let parts = message::parts(row, &follow_up.maker, &row.fair)?;
        let body = message::body(&parts, row.channel);
        Ok(Self {
            row,
            follow_up,
            language,
            phone,
            parts,
            body,
        })
    }

    /// The field's text: what she will read is in her language, what the owner reads in
    /// the owner's. Empty where nothing is known.
    pub(super) fn text(&self, field: Field) -> String {
        let row = self.row;
        let hers = |sentence: &Sentence| sentence.text(row.language).to_owned();
        let owners = |sentence: &Sentence| sentence.text(self.language).to_owned();
        let coupon = row.coupon.as_ref();
        match field {
            Field::Contact => self.contact(),
            Field::Email if row.channel.contact_point() == ContactPoint::Email => self.contact(),
            Field::Phone if row.channel.contact_point() == ContactPoint::Phone => self.contact(),
            Field::Email | Field::Phone => String::new(),
            Field::Name => row.name.clone(),
            Field::Company => row.company.clone(),
            Field::Channel => owners(&row.channel.name()),
            Field::Group => self
                .follow_up
                .group
                .as_ref()
                .map(owners)
                .unwrap_or_default(),
            Field::Topic => owners(&row.topic),
            Field::Fair => owners(&row.fair),
            Field::Answers => owners(&row.answers),
            Field::Product => self.product(0),
            Field::Product2 => self.product(1),
            Field::Product3 => self.product(2),
            Field::Reason => self.reason(0),
            Field::Reason2 => self.reason(1),
            Field::Reason3 => self.reason(2),
            Field::ReasonForOwner => {
                let first = row.offered.first();
                let reason = first.and_then(|it| it.reason_for_owner.as_ref());
                reason.map(owners).unwrap_or_default()
            }
            Field::Benefit => coupon.map(|it| hers(&it.benefit)).unwrap_or_default(),
            Field::ValidUntil => coupon
                .map(|it| it.valid_until.to_string())
                .unwrap_or_default(),
            Field::CouponNumber => coupon.map(|it| it.short_number.clone()).unwrap_or_default(),
            Field::CouponAddress => self.parts.coupon_address.clone().unwrap_or_default(),
            Field::Subject => self.parts.subject.clone().unwrap_or_default(),
            Field::Message => self.body.clone(),
            Field::Greeting => self.parts.greeting.clone().unwrap_or_default(),
            Field::Offer => {
                let parts = std::iter::once(&self.parts.offer).chain(&self.parts.also);
                let lines: Vec<&str> = parts.map(String::as_str).collect();
                lines.join("\n")
            }
            Field::CouponText => self.parts.benefit.join(" "),
            Field::Why => self.parts.why.clone(),
            Field::Label => self.parts.label.clone().unwrap_or_default(),
            Field::Sender => self.parts.sender.clone().unwrap_or_default(),
            Field::Refusal => self.parts.refusal.join(" "),
            Field::Size => match row.channel.contact_point() {
                ContactPoint::Email | ContactPoint::Address => String::new(),
                ContactPoint::Phone => message::size_in_words(&self.body, self.language),
            },
            Field::Language => match row.language {
                Language::Korean => "ko".to_owned(),
                Language::English => "en".to_owned(),
            },
            Field::Attributes => self.attributes(),
            Field::UseUntil => self.follow_up.use_until.to_string(),
            Field::Permissions => {
                let records: Vec<String> = row.allowed_by.iter().map(ToString::to_string).collect();
                records.join(" ")
            }
            Field::Visitor => row.visitor.to_string(),
        }
    }

    fn product(&self, place: usize) -> String {
        let offered = self.row.offered.get(place);
        let name = offered.map(|it| it.product.text(self.row.language).to_owned());
        name.unwrap_or_default()
    }

    fn reason(&self, place: usize) -> String {
        let reason = self.row.offered.get(place).and_then(Offered::said_reason);
        let reason = reason.map(|it| it.into_text(self.row.language));
        reason.unwrap_or_default()
    }

    /// Whether the number is of a country that the target cannot be told of.
    pub(super) fn is_foreign_in_digits(&self) -> bool {
        let is_number = self.row.channel.contact_point() == ContactPoint::Phone;
        let korean = phonenumber::parse(None, &self.row.contact)
            .is_ok_and(|number| number.country().id() == Some(country::KR));
        is_number && self.phone == PhoneForm::Digits && !korean
    }

    fn contact(&self) -> String {
        self.phone.written(self.row.channel, &self.row.contact)
    }

    /// What a mail template can use of a person, by the codes of the fields.
    fn attributes(&self) -> String {
        let fields =
            Field::IN_ATTRIBUTES.map(|field| (field.code().to_owned(), json!(self.text(field))));
        serde_json::Value::Object(fields.into_iter().collect()).to_string()
    }
}
