//! How do visitors reach the exhibitor, now and after the fair?
//!
//! The exhibitor's name does not change from fair to fair: consent texts
//! name the exhibitor, and a yes given to one name is no yes to another. Only
//! the ways to reach the exhibitor change.

mod looks;

use crate::facts::Facts;
use crate::reason::refuse_several_lines;
use crate::{Booth, BoothError, Right};
pub use looks::{Accent, Brand, BrandPicture, Colour, Shades};
use outreach::targets::Target;
use outreach::{MakerField, OutreachError, vcard};
use people::normalise_email;
use permission::Channel;
use records::Body;
use records::derived_id;
pub use records::fair::Maker;
use records::fair::MakerChanged;
pub use records::fair::TextSender;
use records::text::Bilingual;
use tables::settings;
use words::{Language, Sentence, sentence};

/// The longest text of one field, in characters.
const LONGEST: usize = 200;
/// The longest number of a certificate, in characters.
const LONGEST_CERTIFICATE: usize = 40;
/// The widest QR code, in modules, that still has 3 pixels a module in a corner
/// of a small laptop's screen: version 13.
const WIDEST_CARD: usize = 69;

/// How visitors reach the exhibitor, as the owner typed it. Empty text is
/// "none".
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MakerDraft {
    /// Telephone number.
    pub phone: String,
    /// E-mail address.
    pub email: String,
    /// Postal address.
    pub address: String,
    /// The exhibitor's page for coupons, without the `#`.
    pub page_address: String,
    /// The address of the exhibitor's shop on the web.
    pub shop_link: String,
    /// The web address of a map that shows the way to the exhibitor.
    pub map_link: String,
    /// The number to call, free of charge, to refuse further messages
    /// (`080-…`).
    pub refusal_phone: String,
}

impl Booth {
    /// How visitors reach the exhibitor today.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn maker(&self) -> Result<Maker, BoothError> {
        self.facts().maker()
    }

    /// Changes how visitors reach the exhibitor, and says what that switched on or off:
    /// which channels visitors are asked about, which can be sent by, and that the
    /// consent texts say something else now. Coupons that were given keep their numbers;
    /// codes shown from now on point to the new page.
    ///
    /// # Errors
    /// [`BoothError::Setting`] with the field that cannot be used, or
    /// [`BoothError::ContactUnusable`].
    pub fn change_maker(&mut self, draft: &MakerDraft) -> Result<Vec<Sentence>, BoothError> {
        let optional = |text: String| (!text.is_empty()).then_some(text);
        let email = normalise_email(&draft.email)?;
        self.change(|maker| {
            maker.phone = in_one_line(&draft.phone);
            maker.email = email;
            let address = in_one_line(&draft.address);
            if address != maker.address.ko {
                maker.address = Bilingual::same(&address);
            }
            maker.page_address = optional(in_one_line(&draft.page_address));
            maker.shop_link = in_one_line(&draft.shop_link);
            maker.map_link = in_one_line(&draft.map_link);
            maker.refusal_phone = optional(in_one_line(&draft.refusal_phone));
            check_details(maker)
        })
    }

    /// Says with which certificate the company of a tool sends text messages, and from
    /// which number of the maker's; both empty takes it back. Tells what that switched on
    /// or off.
    ///
    /// # Errors
    /// [`BoothError::Setting`] with what cannot be used, or for a tool that sends none.
    pub fn set_text_sender(
        &mut self,
        target: &Target,
        certificate: &str,
        caller_number: &str,
    ) -> Result<Vec<Sentence>, BoothError> {
        let sender = TextSender {
            certificate: in_one_line(certificate),
            caller_number: in_one_line(caller_number),
        };
        self.change(|maker| {
            if !target.sends_texts() {
                return Err(sentence!("text-sender-not-asked", target = &target.name()));
            }
            refuse_several_lines(certificate)?;
            refuse_several_lines(caller_number)?;
            if sender.certificate.is_empty() && sender.caller_number.is_empty() {
                maker.text_senders.remove(&target.id);
                return Ok(());
            }
            check_text_sender(&sender)?;
            maker.text_senders.insert(target.id.clone(), sender);
            Ok(())
        })
    }

    fn change(
        &mut self,
        change: impl FnOnce(&mut Maker) -> Result<(), Sentence>,
    ) -> Result<Vec<Sentence>, BoothError> {
        let before = self.facts().lacking_fields()?;
        self.append(Right::Owner, |facts| {
            let old = facts.maker()?;
            let mut maker = old.clone();
            change(&mut maker).map_err(BoothError::Setting)?;
            if maker == old {
                return Ok((Vec::new(), ()));
            }
            let entity = derived_id(MAKER, facts.session.current.first.as_bytes());
            let body = Body::MakerChanged(MakerChanged { maker });
            Ok((vec![facts.record(entity, None, body)], ()))
        })?;
        let facts = self.facts();
        let mut told = switched(before, facts.lacking_fields()?);
        if facts.notices_in_use()?.outdated {
            told.push(sentence!("maker-texts-outdated"));
        }
        Ok(told)
    }

    /// The exhibitor's visiting card as a QR code (SVG), so that visitors can
    /// take the name home when the exhibitor has no page. None when there is a
    /// page, when only the name is known, or when the card is too long for a code.
    ///
    /// # Errors
    /// [`BoothError::Tables`].
    pub fn maker_card(&self) -> Result<Option<String>, BoothError> {
        let mut maker = for_outreach(&self.maker()?);
        let has_more = !maker.phone.is_empty()
            || !maker.email.is_empty()
            || !maker.address.ko.is_empty()
            || maker.shop.is_some();
        if !has_more || maker.page.is_some() {
            return Ok(None);
        }
        // When the code gets too dense, what visitors need least is left out
        // first.
        let leave_out: [fn(&mut outreach::Maker); 3] = [
            |_| {},
            |maker| maker.address = Sentence::default(),
            |maker| maker.email.clear(),
        ];
        for leave_out in leave_out {
            leave_out(&mut maker);
            let card = vcard::of(&maker, vcard::Version::V3, Language::Korean);
            if let Ok(qr) = coupon::qr::encode(&card)
                && qr.width() <= WIDEST_CARD
            {
                return Ok(Some(qr.to_svg()));
            }
        }
        Ok(None)
    }
}

fn in_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a channel lacks, channel by channel.
type Lacking = Vec<(Channel, Vec<MakerField>)>;

/// What changed for each channel, in sentences.
fn switched(before: Lacking, now: Lacking) -> Vec<Sentence> {
    let is_asked = |fields: &[MakerField]| !fields.contains(&MakerField::RefusalPhone);
    let mut asked = [Vec::new(), Vec::new()];
    let mut can_send = [Vec::new(), Vec::new()];
    for ((channel, lacked), (_, lacks)) in before.into_iter().zip(now) {
        if is_asked(&lacked) != is_asked(&lacks) {
            asked[usize::from(is_asked(&lacks))].push(channel.name());
        }
        if lacked.is_empty() != lacks.is_empty() {
            can_send[usize::from(lacks.is_empty())].push(channel.name());
        }
    }
    let mut told = Vec::new();
    let mut tell = |channels: Vec<Sentence>, say: fn(Sentence) -> Sentence| {
        if !channels.is_empty() {
            told.push(say(named(channels.into_iter())));
        }
    };
    let ([no_more, from_now_on], [closed, opened]) = (asked, can_send);
    tell(from_now_on, |channels| {
        sentence!("maker-asks-now", channels = channels)
    });
    tell(no_more, |channels| {
        sentence!("maker-asks-no-more", channels = channels)
    });
    tell(opened, |channels| {
        sentence!("maker-can-send-now", channels = channels)
    });
    tell(closed, |channels| {
        sentence!("maker-can-send-no-more", channels = channels)
    });
    told
}

/// The exhibitor in the form that files and pages use.
pub(crate) fn for_outreach(maker: &Maker) -> outreach::Maker {
    outreach::Maker {
        name: (&maker.name).into(),
        phone: maker.phone.clone(),
        email: maker.email.clone(),
        address: (&maker.address).into(),
        page: maker.page_address.clone(),
        shop: (!maker.shop_link.is_empty()).then(|| maker.shop_link.clone()),
        refusal_phone: maker.refusal_phone.clone(),
        has_text_sender: !maker.text_senders.is_empty(),
    }
}

const MAKER: &str = "boothloop.maker.v1";

impl Facts<'_> {
    /// How visitors reach the exhibitor today.
    pub(crate) fn maker(&self) -> Result<Maker, BoothError> {
        let entity = derived_id(MAKER, self.session.current.first.as_bytes());
        let changed = settings::get::<MakerChanged>(self.tables, entity)?;
        Ok(changed.map_or_else(
            || self.session.current.fair.maker.clone(),
            |changed| changed.maker,
        ))
    }

    /// Who sends the text messages of a tool; none for one that sends none.
    ///
    /// # Errors
    /// [`BoothError::NotPossible`] where neither its certificate nor the number is known:
    /// nobody may have it send in bulk then.
    pub(crate) fn text_sender(&self, target: &Target) -> Result<Option<TextSender>, BoothError> {
        if !target.sends_texts() {
            return Ok(None);
        }
        let mut senders = self.maker()?.text_senders;
        let sender = senders.remove(&target.id);
        let missing = || sentence!("text-sender-missing", target = &target.name());
        sender
            .map(Some)
            .ok_or_else(|| BoothError::NotPossible(missing()))
    }

    /// What a message by each channel must say of the maker and cannot.
    pub(crate) fn lacking_fields(&self) -> Result<Lacking, BoothError> {
        let maker = for_outreach(&self.maker()?);
        let lacking = |channel| match outreach::message::can_draft(&maker, channel) {
            Err(OutreachError::MakerIncomplete { missing }) => missing,
            _ => Vec::new(),
        };
        Ok(Channel::ASKED
            .into_iter()
            .map(|channel| (channel, lacking(channel)))
            .collect())
    }

    /// The channels that no visitor is asked about: without a number to refuse free of
    /// charge nothing may ever be sent by them (Network Act 50(6)), so that a yes would
    /// be asked in vain. What else is missing can be typed in after the fair.
    pub(crate) fn not_asked(&self) -> Result<Vec<Channel>, BoothError> {
        let lacking = self.lacking_fields()?.into_iter();
        Ok(lacking
            .filter(|(_, fields)| fields.contains(&MakerField::RefusalPhone))
            .map(|(channel, _)| channel)
            .collect())
    }

    /// Says which channels no visitor is asked about, and why; nothing when all are.
    pub(crate) fn told_not_asked(&self) -> Result<Option<Sentence>, BoothError> {
        let channels = self.not_asked()?;
        if channels.is_empty() {
            return Ok(None);
        }
        let channels = named(channels.into_iter().map(Channel::name));
        Ok(Some(sentence!(
            "preparation-not-asked",
            channels = channels
        )))
    }
}

/// Checks what was typed about the maker.
pub(crate) fn check_details(maker: &Maker) -> Result<(), Sentence> {
    let texts = [
        &maker.phone,
        &maker.address.ko,
        &maker.shop_link,
        &maker.map_link,
    ];
    if texts.iter().any(|text| text.chars().count() > LONGEST) {
        return Err(sentence!("maker-field-too-long"));
    }
    if !maker.phone.is_empty() && !is_phone(&maker.phone) {
        return Err(sentence!("maker-phone-unusable"));
    }
    if let Some(page) = &maker.page_address
        && !is_page_address(page)
    {
        return Err(sentence!("maker-page-address-unusable"));
    }
    if [&maker.shop_link, &maker.map_link]
        .into_iter()
        .any(|link| !link.is_empty() && !outreach::page::is_web_address(link))
    {
        return Err(sentence!("maker-link-unusable"));
    }
    if let Some(refusal) = &maker.refusal_phone
        && !(is_phone(refusal)
            && digits(refusal).starts_with("080")
            && matches!(digits(refusal).len(), 10 | 11))
    {
        return Err(sentence!("maker-refusal-phone-unusable"));
    }
    Ok(())
}

fn check_text_sender(sender: &TextSender) -> Result<(), Sentence> {
    let certificate = &sender.certificate;
    let is_certificate = certificate.chars().any(|it| it.is_ascii_digit());
    if !is_certificate || certificate.chars().count() > LONGEST_CERTIFICATE {
        return Err(sentence!("text-sender-certificate-unusable"));
    }
    let caller = &sender.caller_number;
    // A number of Korea; one that begins with 1 is of a whole company (1588-0000).
    if !is_phone(caller)
        || !caller.starts_with(['0', '1'])
        || !(8..=11).contains(&digits(caller).len())
    {
        return Err(sentence!("text-sender-caller-unusable"));
    }
    Ok(())
}

fn is_phone(text: &str) -> bool {
    text.chars()
        .all(|c| c.is_ascii_digit() || "+-() ".contains(c))
        && digits(text).len() >= 4
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

fn is_page_address(address: &str) -> bool {
    address.starts_with("https://")
        && address.len() <= 200
        && address.len() > "https://".len()
        && address.chars().all(|c| c.is_ascii_graphic() && c != '#')
}

/// Names one after the other.
pub(crate) fn named(names: impl Iterator<Item = Sentence>) -> Sentence {
    let (ko, en): (Vec<String>, Vec<String>) = names.map(|name| (name.ko, name.en)).unzip();
    Sentence::of_texts(ko.join(", "), en.join(", "))
}
