//! Why not, or why only provisionally, and what to do now.
//!
//! One text for several causes is how staff learn to distrust a system, so
//! each cause has its own reason. The sentence says what is the matter; the
//! advice says what to do with the customer who is waiting.

use crate::terms::Place;
use crate::writing::{day, list_en, list_ko, moment};
use chrono::{NaiveDate, NaiveDateTime};
use std::collections::BTreeSet;
use words::Sentence;
use words::number::thousands;

/// Why a coupon is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// What was scanned or typed cannot be read as one coupon.
    Unreadable(Unreadable),
    /// It is a code, but of another kind.
    ForeignCode(ForeignCode),
    /// The tag is wrong: nobody with our key made this.
    Forged,
    /// It names a key that this laptop does not have.
    UnknownKey,
    /// The key was revoked (its laptop was lost), and no record shows that the
    /// coupon was issued before.
    KeyRevoked {
        /// The day the key was revoked.
        on: NaiveDate,
    },
    /// The key was revoked (its laptop was lost), and none of its coupons are
    /// taken any more.
    KeyShutOut {
        /// The day the key was revoked.
        on: NaiveDate,
    },
    /// No record of this coupon is on this laptop, and none can do without.
    NotOnRecord,
    /// Its programme is not one of this laptop's.
    WrongProgramme,
    /// Its programme belongs to another fair.
    WrongFair,
    /// Its programme is not for use at this kind of place.
    WrongPlace {
        /// Where it can be used.
        places: BTreeSet<Place>,
    },
    /// It was voided.
    Voided,
    /// Another coupon was issued in its stead.
    Reissued,
    /// It was used as often as it may be.
    AlreadyUsed {
        /// The latest use.
        last: Use,
        /// How often it may be used.
        allowed: u32,
    },
    /// Its amount is spent.
    AmountSpent {
        /// The latest use.
        last: Use,
    },
    /// Its last day is over.
    Expired {
        /// The last day on which it was good.
        on: NaiveDate,
    },
    /// Its first day is still to come.
    NotYetValid {
        /// The first day on which it is good.
        from: NaiveDate,
    },
    /// By this laptop's clock it is still good, but this laptop has already
    /// seen a later day, on which it is not.
    ClockSetBack {
        /// The latest day this laptop has seen.
        latest_day_seen: NaiveDate,
    },
    /// It is bound to somebody else.
    NotForThisPerson,
    /// Nothing in the basket is among the programme's products.
    NotForTheseProducts,
    /// The basket's eligible products come to too little.
    MinimumNotMet {
        /// What they must come to, in won.
        minimum_won: u64,
        /// What they come to, in won.
        eligible_won: u64,
    },
    /// The basket holds too few eligible pieces for one of them to be free.
    TooFewPieces {
        /// How many it takes, those that are free included.
        needed: u64,
        /// How many there are.
        found: u64,
    },
    /// The programme is strict and the records are too old to decide.
    RecordsTooOld {
        /// How old the records may be, in minutes.
        oldest_minutes: u32,
    },
    /// The basket comes to more won than can be counted.
    AmountTooLarge,
}

/// What is wrong with what was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// Nothing but blanks.
    Empty,
    /// A token of which only so many digits arrived.
    Truncated {
        /// The digits that arrived, of 49.
        digits: usize,
    },
    /// Two scans typed one behind the other.
    RunTogether,
    /// More digits than any coupon has.
    TooLong,
    /// 49 digits that are no 20 bytes (2^160 or more).
    NotCanonical,
    /// A token of a layout that this version of the app does not know.
    UnknownVersion,
    /// A short number with a wrong digit or two swapped ones.
    CheckDigit,
    /// A typed number that does not have 13 digits.
    WrongLength {
        /// The digits that were typed.
        digits: usize,
    },
}

/// What kind of other code was scanned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ForeignCode {
    /// A payment code.
    Payment,
    /// A Wi-Fi access code.
    WiFi,
    /// A business card (vCard, MECARD).
    ContactCard,
    /// The barcode on a product (EAN-13).
    ProductBarcode,
    /// A secret for a one-time-password app.
    OneTimePassword,
    /// A phone number, mail address or place.
    PhoneOrMail,
    /// A web address without a coupon behind it.
    WebAddress,
    /// Anything else.
    Other,
}

/// One use of a coupon, in words that staff recognise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Use {
    /// When, in the fair's local time.
    pub at: NaiveDateTime,
    /// The laptop or place ("이 기기").
    pub place: Sentence,
    /// The member of staff who took it.
    pub staff: String,
    /// What it took off, in won.
    pub won: u64,
}

/// Why a coupon is accepted only provisionally.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Caution {
    /// It is bound to a person, and nobody has checked who stands here.
    HolderNotChecked,
    /// The tag is right, but no record says that the coupon was issued; it may
    /// come from a laptop not merged yet.
    NotOnRecord,
    /// Another laptop may have taken it since the last of its records here.
    RecordsMergedAt {
        /// Until when the other laptops' records are here, in the fair's local time.
        at: NaiveDateTime,
    },
    /// Another laptop may have taken it; records were never merged.
    RecordsNeverMerged,
}

impl Reason {
    /// A stable word for counting, filtering and tests; never shown.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unreadable(_) => "unreadable",
            Self::ForeignCode(_) => "foreign_code",
            Self::Forged => "forged",
            Self::UnknownKey => "unknown_key",
            Self::KeyRevoked { .. } => "key_revoked",
            Self::KeyShutOut { .. } => "key_shut_out",
            Self::NotOnRecord => "not_on_record",
            Self::WrongProgramme => "wrong_programme",
            Self::WrongFair => "wrong_fair",
            Self::WrongPlace { .. } => "wrong_place",
            Self::Voided => "voided",
            Self::Reissued => "reissued",
            Self::AlreadyUsed { .. } => "already_used",
            Self::AmountSpent { .. } => "amount_spent",
            Self::Expired { .. } => "expired",
            Self::NotYetValid { .. } => "not_yet_valid",
            Self::ClockSetBack { .. } => "clock_set_back",
            Self::NotForThisPerson => "not_for_this_person",
            Self::NotForTheseProducts => "not_for_these_products",
            Self::MinimumNotMet { .. } => "minimum_not_met",
            Self::TooFewPieces { .. } => "too_few_pieces",
            Self::RecordsTooOld { .. } => "records_too_old",
            Self::AmountTooLarge => "amount_too_large",
        }
    }

    /// What is the matter.
    pub fn sentence(&self) -> Sentence {
        match self {
            Self::Unreadable(unreadable) => unreadable.sentence(),
            Self::ForeignCode(kind) => kind.sentence(),
            Self::Forged => Sentence::new(
                "이 쿠폰은 우리가 발급한 쿠폰이 아닙니다.",
                "This coupon was not issued by us.",
            ),
            Self::UnknownKey => Sentence::new(
                "이 쿠폰을 발급한 기기를 이 노트북이 알지 못합니다.",
                "This laptop does not know the device that issued this coupon.",
            ),
            Self::KeyRevoked { on } => {
                let on = day(*on);
                Sentence::new(
                    format!(
                        "이 쿠폰을 발급한 기기는 {}에 분실로 사용이 중지되었고, 그 전에 발급했다는 기록이 없습니다.",
                        on.ko
                    ),
                    format!(
                        "The device that issued this coupon was shut out as lost on {}, and no record shows that the coupon was issued before.",
                        on.en
                    ),
                )
            }
            Self::KeyShutOut { on } => {
                let on = day(*on);
                Sentence::new(
                    format!(
                        "이 쿠폰을 발급한 기기는 {}에 분실로 사용이 중지되었고, 그 기기의 쿠폰은 모두 받지 않기로 했습니다.",
                        on.ko
                    ),
                    format!(
                        "The device that issued this coupon was shut out as lost on {}, and none of its coupons are taken any more.",
                        on.en
                    ),
                )
            }
            Self::NotOnRecord => Sentence::new(
                "이 쿠폰의 발급 기록이 이 노트북에 없습니다.",
                "This laptop has no record of issuing this coupon.",
            ),
            Self::WrongProgramme => Sentence::new(
                "이 노트북에 없는 쿠폰 행사의 쿠폰입니다.",
                "This coupon belongs to a programme that is not on this laptop.",
            ),
            Self::WrongFair => Sentence::new(
                "다른 박람회의 쿠폰입니다.",
                "This coupon belongs to another fair.",
            ),
            Self::WrongPlace { places } => {
                let ko: Vec<&str> = places.iter().map(|place| place.ko()).collect();
                let en: Vec<&str> = places.iter().map(|place| place.en()).collect();
                Sentence::new(
                    format!("이 쿠폰은 {}에서만 쓸 수 있습니다.", list_ko(&ko)),
                    format!("This coupon can only be used {}.", list_en(&en, "or")),
                )
            }
            Self::Voided => Sentence::new("취소된 쿠폰입니다.", "This coupon was voided."),
            Self::Reissued => Sentence::new(
                "다시 발급된 쿠폰의 예전 쿠폰입니다.",
                "A new coupon was issued in place of this one.",
            ),
            Self::AlreadyUsed { last, allowed: 1 } => {
                let at = moment(last.at);
                Sentence::new(
                    format!(
                        "이 쿠폰은 {}에 {}에서 {} 직원이 이미 사용했습니다.",
                        at.ko, last.place.ko, last.staff
                    ),
                    format!(
                        "This coupon was already used on {} on {}, taken by {}.",
                        at.en, last.place.en, last.staff
                    ),
                )
            }
            Self::AlreadyUsed { last, allowed } => {
                let at = moment(last.at);
                Sentence::new(
                    format!(
                        "이 쿠폰은 {allowed}번을 모두 사용했고, 마지막은 {}에 {}에서 {} 직원이 사용했습니다.",
                        at.ko, last.place.ko, last.staff
                    ),
                    format!(
                        "All {allowed} uses of this coupon are used up, the last one on {} on {}, taken by {}.",
                        at.en, last.place.en, last.staff
                    ),
                )
            }
            Self::AmountSpent { last } => {
                let at = moment(last.at);
                Sentence::new(
                    format!(
                        "이 쿠폰의 금액을 모두 썼고, 마지막은 {}에 {}에서 {} 직원이 사용했습니다.",
                        at.ko, last.place.ko, last.staff
                    ),
                    format!(
                        "The whole amount of this coupon is spent, the last of it on {} on {}, taken by {}.",
                        at.en, last.place.en, last.staff
                    ),
                )
            }
            Self::Expired { on } => {
                let on = day(*on);
                Sentence::new(
                    format!("사용 기간이 {}에 끝난 쿠폰입니다.", on.ko),
                    format!("This coupon's last day was {}.", on.en),
                )
            }
            Self::NotYetValid { from } => {
                let from = day(*from);
                Sentence::new(
                    format!("{}부터 쓸 수 있는 쿠폰입니다.", from.ko),
                    format!("This coupon is good from {}.", from.en),
                )
            }
            Self::ClockSetBack { latest_day_seen } => {
                let seen = day(*latest_day_seen);
                Sentence::new(
                    format!(
                        "노트북의 날짜가 뒤로 돌아가 있습니다. 이 노트북은 이미 {}을 지났고, 그날에는 쓸 수 없는 쿠폰입니다.",
                        seen.ko
                    ),
                    format!(
                        "This laptop's date was set back. It has already seen {}, and on that day this coupon is not good.",
                        seen.en
                    ),
                )
            }
            Self::NotForThisPerson => Sentence::new(
                "다른 분께 발급된 쿠폰입니다.",
                "This coupon was issued to somebody else.",
            ),
            Self::NotForTheseProducts => Sentence::new(
                "고르신 상품 중에 이 쿠폰을 쓸 수 있는 상품이 없습니다.",
                "This coupon is for none of the products in the basket.",
            ),
            Self::MinimumNotMet {
                minimum_won,
                eligible_won,
            } => {
                let missing = thousands(minimum_won.saturating_sub(*eligible_won));
                let minimum = thousands(*minimum_won);
                Sentence::new(
                    format!(
                        "쿠폰을 쓸 수 있는 상품을 {minimum}원 이상 사셔야 합니다. {missing}원이 모자랍니다."
                    ),
                    format!(
                        "The products this coupon is for must come to {minimum} won; {missing} won is missing."
                    ),
                )
            }
            Self::TooFewPieces { needed, found } => {
                let missing = needed.saturating_sub(*found);
                Sentence::new(
                    format!(
                        "쿠폰을 쓸 수 있는 상품을 무료로 드리는 것까지 {needed}개 담으셔야 합니다. {missing}개가 모자랍니다."
                    ),
                    format!(
                        "The basket must hold {needed} of the products this coupon is for, the free ones included; {missing} more needed."
                    ),
                )
            }
            Self::RecordsTooOld { oldest_minutes } => Sentence::new(
                format!(
                    "이 행사는 최근 {oldest_minutes}분 안에 합친 기록이 있어야 쿠폰을 받을 수 있습니다."
                ),
                format!(
                    "This programme takes coupons only on records merged within the last {oldest_minutes} minutes."
                ),
            ),
            Self::AmountTooLarge => Sentence::new(
                "금액이 너무 커서 계산할 수 없습니다.",
                "The amount is too large to be counted.",
            ),
        }
    }

    /// What to do now.
    pub fn advice(&self) -> Sentence {
        match self {
            Self::Unreadable(unreadable) => unreadable.advice(),
            Self::ForeignCode(ForeignCode::ProductBarcode) => Sentence::new(
                "쿠폰의 QR 코드를 스캔하세요. 쿠폰 번호를 입력하셨다면 숫자 13개를 다시 확인하세요.",
                "Scan the coupon's QR code. If you typed a coupon number, check its 13 digits again.",
            ),
            Self::ForeignCode(_) => Sentence::new(
                "쿠폰의 QR 코드를 스캔하거나, QR 코드 아래의 13자리 번호를 입력하세요.",
                "Scan the coupon's QR code, or type the 13-digit number under it.",
            ),
            Self::Forged => Sentence::new(
                "한 번 더 스캔해 보세요. 같은 결과이면 받지 말고 책임자에게 알리세요.",
                "Scan it once more. If the answer is the same, do not take it and tell the manager.",
            ),
            Self::UnknownKey => Sentence::new(
                "다른 노트북의 기록을 합친 뒤 다시 스캔하세요. 급하면 다른 노트북에서 확인하세요.",
                "Merge the records of the other laptops and scan again, or check it on another laptop.",
            ),
            Self::KeyRevoked { .. } | Self::KeyShutOut { .. } => Sentence::new(
                "책임자에게 보여 주세요. 손님의 발급 내역이 확인되면 새 쿠폰을 발급할 수 있습니다.",
                "Show it to the manager, who can issue a new coupon when the customer's visit is confirmed.",
            ),
            Self::NotOnRecord => Sentence::new(
                "번호를 다시 확인하거나 QR 코드를 스캔하세요. 다른 노트북에서 발급했다면 기록을 합친 뒤 다시 하세요.",
                "Check the number again or scan the QR code. If another laptop issued it, merge the records first.",
            ),
            Self::WrongProgramme => Sentence::new(
                "쿠폰에 적힌 행사 이름을 확인하고, 기록을 합친 뒤 다시 스캔하세요.",
                "Check the programme's name on the coupon, merge the records and scan again.",
            ),
            Self::WrongFair => Sentence::new(
                "쿠폰에 적힌 박람회 이름을 손님께 보여 드리세요.",
                "Show the customer the name of the fair on the coupon.",
            ),
            Self::WrongPlace { .. } => Sentence::new(
                "쿠폰은 그대로 쓸 수 있으니 손님께 쓸 수 있는 곳을 알려 드리세요.",
                "The coupon stays good; tell the customer where to use it.",
            ),
            Self::Voided => Sentence::new(
                "할인 없이 판매하세요. 손님이 이유를 물으시면 책임자에게 문의하세요.",
                "Sell without the discount. If the customer asks why, call the manager.",
            ),
            Self::Reissued => Sentence::new(
                "손님께 새로 받으신 쿠폰을 보여 달라고 하세요.",
                "Ask the customer for the new coupon.",
            ),
            Self::AlreadyUsed { .. } | Self::AmountSpent { .. } => Sentence::new(
                "손님께 사용 기록을 알려 드리세요. 손님이 쓰지 않았다고 하시면 책임자에게 문의하세요.",
                "Tell the customer when it was used. If the customer did not use it, call the manager.",
            ),
            Self::Expired { .. } => Sentence::new(
                "할인 없이 판매하거나, 지금 진행 중인 행사를 안내하세요.",
                "Sell without the discount, or offer a programme that is running now.",
            ),
            Self::NotYetValid { .. } => Sentence::new(
                "쿠폰은 그대로 쓸 수 있으니 그날 다시 오시라고 안내하세요.",
                "The coupon stays good; invite the customer to come back on that day.",
            ),
            Self::ClockSetBack { .. } => Sentence::new(
                "노트북의 날짜와 시간을 바르게 맞춘 뒤 다시 스캔하세요. 날짜가 맞는데도 이 안내가 나오면 책임자에게 알리세요.",
                "Set this laptop's date and time right and scan again. If they are right, tell the manager.",
            ),
            Self::NotForThisPerson => Sentence::new(
                "손님의 이름이나 연락처를 다시 확인하세요. 받은 본인만 쓸 수 있는 쿠폰입니다.",
                "Check the customer's name or contact again. Only the person it was issued to can use it.",
            ),
            Self::NotForTheseProducts => Sentence::new(
                "쿠폰은 그대로 쓸 수 있습니다. 쓸 수 있는 상품을 안내하세요.",
                "The coupon stays good; show the customer the products it is for.",
            ),
            Self::MinimumNotMet { .. } => Sentence::new(
                "상품을 더 담으시거나, 이번에는 할인 없이 판매하고 쿠폰은 다음에 쓰시도록 안내하세요.",
                "Add a product, or sell without the discount and keep the coupon for later.",
            ),
            Self::TooFewPieces { .. } => Sentence::new(
                "상품을 더 담으시도록 안내하세요. 더 담는 상품 가운데 가장 싼 것이 무료입니다.",
                "Invite the customer to add more; the cheapest of them are free.",
            ),
            Self::RecordsTooOld { .. } => Sentence::new(
                "다른 노트북의 기록을 합친 뒤 다시 스캔하세요.",
                "Merge the records of the other laptops and scan again.",
            ),
            Self::AmountTooLarge => Sentence::new(
                "수량과 가격을 확인하세요. 아무것도 기록되지 않았습니다.",
                "Check the quantities and prices. Nothing was recorded.",
            ),
        }
    }
}

impl Unreadable {
    fn sentence(self) -> Sentence {
        match self {
            Self::Empty => Sentence::new("읽은 내용이 없습니다.", "Nothing was read."),
            Self::Truncated { digits } => Sentence::new(
                format!("쿠폰이 끝까지 읽히지 않고 49자리 중 {digits}자리만 들어왔습니다."),
                format!("The coupon was not read to its end ({digits} of 49 digits)."),
            ),
            Self::RunTogether => Sentence::new(
                "두 번의 스캔이 한 줄로 붙어 들어왔습니다.",
                "Two scans arrived as one.",
            ),
            Self::TooLong => Sentence::new(
                "쿠폰이라고 하기에는 숫자가 너무 많습니다.",
                "There are more digits than any coupon has.",
            ),
            Self::NotCanonical => Sentence::new(
                "49자리 숫자이지만 쿠폰의 숫자가 아닙니다.",
                "These are 49 digits, but not those of a coupon.",
            ),
            Self::UnknownVersion => Sentence::new(
                "이 프로그램이 모르는 형식의 쿠폰입니다.",
                "This coupon is of a kind that this version of the app does not know.",
            ),
            Self::CheckDigit => Sentence::new(
                "쿠폰 번호에 잘못 입력한 숫자가 있습니다.",
                "A digit of the coupon number was typed wrong.",
            ),
            Self::WrongLength { digits } => Sentence::new(
                format!("쿠폰 번호는 13자리인데 {digits}자리가 입력되었습니다."),
                format!("A coupon number has 13 digits; {digits} were typed."),
            ),
        }
    }

    fn advice(self) -> Sentence {
        match self {
            Self::Empty | Self::Truncated { .. } | Self::RunTogether => Sentence::new(
                "입력 칸을 비우고 한 번 더 스캔하세요. 화면이 어두우면 밝기를 높여 달라고 하세요.",
                "Clear the field and scan once more. If the phone's screen is dark, ask for more brightness.",
            ),
            Self::TooLong | Self::NotCanonical => Sentence::new(
                "쿠폰의 QR 코드를 스캔하거나, QR 코드 아래의 13자리 번호를 입력하세요.",
                "Scan the coupon's QR code, or type the 13-digit number under it.",
            ),
            Self::UnknownVersion => Sentence::new(
                "한 번 더 스캔해 보세요. 같은 결과이면 QR 코드 아래의 13자리 번호를 입력하세요.",
                "Scan it once more. If the answer is the same, type the 13-digit number under the QR code.",
            ),
            Self::CheckDigit | Self::WrongLength { .. } => Sentence::new(
                "쿠폰의 13자리 번호를 보면서 다시 입력하세요.",
                "Type the 13 digits of the coupon again.",
            ),
        }
    }
}

impl ForeignCode {
    fn sentence(self) -> Sentence {
        let (ko, en) = match self {
            Self::Payment => ("결제용 코드", "a payment code"),
            Self::WiFi => ("와이파이 접속 코드", "a Wi-Fi code"),
            Self::ContactCard => ("명함 코드", "a business card"),
            Self::ProductBarcode => ("상품 바코드", "a product barcode"),
            Self::OneTimePassword => ("인증 앱 등록 코드", "a code for an authenticator app"),
            Self::PhoneOrMail => ("전화번호나 메일 코드", "a phone, mail or map code"),
            Self::WebAddress => ("쿠폰이 없는 웹 주소", "a web address without a coupon"),
            Self::Other => ("다른 코드나 글자", "some other code or text"),
        };
        Sentence::new(
            format!("쿠폰이 아니라 {ko}입니다."),
            format!("This is not a coupon but {en}."),
        )
    }
}

impl Caution {
    /// Why the answer is only provisional.
    pub fn sentence(&self) -> Sentence {
        match self {
            Self::HolderNotChecked => Sentence::new(
                "받은 본인만 쓸 수 있는 쿠폰인데, 본인인지 아직 확인하지 않았습니다.",
                "Only the person it was issued to can use this coupon, and nobody has checked yet.",
            ),
            Self::NotOnRecord => Sentence::new(
                "진짜 쿠폰이지만 발급 기록이 아직 이 노트북에 없습니다.",
                "The coupon is real, but its record has not reached this laptop yet.",
            ),
            Self::RecordsMergedAt { at } => {
                let at = moment(*at);
                Sentence::new(
                    format!(
                        "진짜 쿠폰이고, 다른 노트북의 {}까지의 기록에서는 쓰지 않았습니다.",
                        at.ko
                    ),
                    format!(
                        "The coupon is real and not used as far as the other laptops' records show, which reach to {}.",
                        at.en
                    ),
                )
            }
            Self::RecordsNeverMerged => Sentence::new(
                "진짜 쿠폰이고 이 노트북에서는 쓰지 않았습니다. 다른 노트북의 기록은 아직 합치지 않았습니다.",
                "The coupon is real and was not used on this laptop. The other laptops' records are not merged yet.",
            ),
        }
    }

    /// What to do now.
    pub fn advice(&self) -> Sentence {
        match self {
            Self::HolderNotChecked => Sentence::new(
                "이름이나 연락처 끝자리를 여쭤 보고 본인이면 받으세요.",
                "Ask for the name or the last digits of the phone number, and take it if they fit.",
            ),
            Self::NotOnRecord | Self::RecordsMergedAt { .. } | Self::RecordsNeverMerged => {
                Sentence::new(
                    "받으셔도 됩니다. 다른 노트북에서 이미 썼다면 합칠 때 목록에 표시됩니다.",
                    "You may take it. If another laptop took it too, the merge will list it.",
                )
            }
        }
    }
}

impl Place {
    pub(crate) fn ko(self) -> &'static str {
        match self {
            Self::Booth => "박람회 부스",
            Self::Shop => "매장",
            Self::Online => "온라인 매장",
        }
    }

    pub(crate) fn en(self) -> &'static str {
        match self {
            Self::Booth => "at the fair booth",
            Self::Shop => "in the shop",
            Self::Online => "online",
        }
    }
}
