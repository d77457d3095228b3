//! Why the booth refuses, in words.

use crate::Right;
use coupon::qr::QrError;
use ledger::LedgerError;
use outreach::OutreachError;
use words::Sentence;

/// Why a booth could not do what it was asked. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum BoothError {
    /// The store refused.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    /// A file could not be made or written.
    #[error(transparent)]
    Outreach(#[from] OutreachError),
    /// The read tables could not be read.
    #[error("the read tables could not be read: {0}")]
    Tables(#[from] rusqlite::Error),
    /// The passphrase is shorter than 8 characters.
    #[error("the passphrase is shorter than 8 characters")]
    PassphraseTooShort,
    /// The fair's own data is incomplete or contradicts itself.
    #[error("the fair cannot be set up: {}", .0.en)]
    SetUp(Sentence),
    /// Whoever is signed in may not do this.
    #[error("whoever is signed in has not the right to do this")]
    NotAllowed(Right),
    /// Something that was stored cannot be read back.
    #[error("a stored entry cannot be read")]
    StoredUnreadable,
    /// The store holds no fair.
    #[error("the store holds no fair")]
    NoFair,
    /// What an id or a name stands for is not in this store.
    #[error("not in this store")]
    Unknown,
    /// The e-mail address can never be delivered to.
    #[error("the e-mail address cannot be used")]
    EmailUnusable,
    /// The phone number cannot exist.
    #[error("the phone number cannot be used")]
    PhoneUnusable,
    /// Neither e-mail nor phone was given.
    #[error("no contact was given")]
    ContactMissing,
    /// The visitor did not say that she is at least 14.
    #[error("the visitor did not say that she is at least 14")]
    Under14,
    /// The visitor did not allow that her contact details are kept.
    #[error("the visitor did not allow that her contact is kept")]
    CollectionDeclined,
    /// A yes to a text that was not shown.
    #[error("a consent names a notice that was not shown")]
    NoticeNotShown,
    /// The answer does not fit its question.
    #[error("the answer does not fit: {}", .0.en)]
    Answer(Sentence),
    /// No questionnaire was ever published in this store.
    #[error("there is no questionnaire to ask")]
    NoQuestionnaire,
    /// The questionnaire being written cannot be kept or published.
    #[error("the questionnaire: {}", .0.en)]
    Questionnaire(Sentence),
    /// The survey was handed in, so an answer is not simply another one.
    #[error("the survey was handed in")]
    Finished,
    /// The survey was not handed in, so there is nothing to amend.
    #[error("the survey was not handed in")]
    NotFinished,
    /// A change of a finished survey without a reason.
    #[error("the amendment has no reason")]
    NoAmendmentReason,
    /// A setting, or a detail of the exhibitor, cannot be kept as it was given.
    #[error("a setting cannot be kept: {}", .0.en)]
    Setting(Sentence),
    /// The coupon is refused.
    #[error("the coupon is refused: {}", .reason.en)]
    Coupon {
        /// Why.
        reason: Sentence,
        /// What to do now.
        advice: Sentence,
    },
    /// A sale without goods and without a coupon.
    #[error("nothing is being sold")]
    EmptySale,
    /// A product without a name.
    #[error("the product has no name")]
    ProductNameMissing,
    /// A price or quantity out of range.
    #[error("a price or quantity is out of range")]
    AmountUnusable,
    /// A barcode is unreadable or another product's.
    #[error("the barcode cannot be used: {}", .0.en)]
    Barcode(Sentence),
    /// A file is no price list.
    #[error("the price list cannot be read: {}", .0.en)]
    ProductFile(Sentence),
    /// A text is too long for a QR code.
    #[error("the QR code cannot be drawn: {0}")]
    QrCode(#[from] QrError),
    /// There is no receipt printer to print on.
    #[error("no receipt printer was chosen")]
    NoPrinter,
    /// Data may not leave without a reason.
    #[error("the export has no reason")]
    NoReason,
    /// Nobody may be written to.
    #[error("nobody may be written to")]
    NobodyToWriteTo,
    /// No coupon may be given: of this programme, to this person, or here.
    #[error("no coupon is given: {}", .0.en)]
    NotIssued(Sentence),
    /// No open programme gives coupons to come back with.
    #[error("there is no programme for coupons to come back with")]
    NoRevisitProgramme,
    /// It cannot be done as things stand.
    #[error("it cannot be done: {}", .0.en)]
    NotPossible(Sentence),
    /// Too many wrong coupon numbers were typed.
    #[error("too many wrong coupon numbers")]
    TooManyGuesses,
}

impl From<people::UnusableContactPoint> for BoothError {
    fn from(unusable: people::UnusableContactPoint) -> Self {
        match unusable {
            people::UnusableContactPoint::Email => Self::EmailUnusable,
            people::UnusableContactPoint::Phone => Self::PhoneUnusable,
        }
    }
}

impl BoothError {
    /// A stable word for scripts that read what `boothctl --json` answers. The
    /// screens have their own, few ones: `wire::ErrorCode`.
    pub fn code(&self) -> Option<&'static str> {
        match self {
            Self::Ledger(error) => Some(error.code()),
            Self::Outreach(error) => Some(error.code()),
            Self::Coupon { .. } => Some("coupon"),
            Self::NoReason => Some("reason"),
            Self::NotIssued(_) => Some("not_issued"),
            Self::NotPossible(_) => Some("not_possible"),
            _ => None,
        }
    }

    /// What happened, what is safe, what to do.
    pub fn sentence(&self) -> Sentence {
        match self {
            Self::Ledger(error) => error.sentence(),
            Self::Outreach(error) => error.sentence(),
            Self::Tables(_) => Sentence::new(
                "화면에 쓸 표를 읽지 못했습니다. 기록은 그대로 있습니다. 앱을 닫았다가 다시 여세요.",
                "The tables for the screen could not be read. Your records are intact. Close the app and open it again.",
            ),
            Self::PassphraseTooShort => Sentence::new(
                "암호가 짧습니다. 여덟 글자 이상으로 정해 주세요.",
                "The passphrase is too short. Choose one of at least eight characters.",
            ),
            Self::SetUp(sentence)
            | Self::Answer(sentence)
            | Self::Questionnaire(sentence)
            | Self::Setting(sentence)
            | Self::NotIssued(sentence)
            | Self::NotPossible(sentence)
            | Self::Barcode(sentence)
            | Self::ProductFile(sentence) => sentence.clone(),
            Self::NotAllowed(Right::Capture | Right::Manage) => Sentence::new(
                "이 일은 관리자나 업체 주인만 할 수 있습니다. 바뀐 것은 없습니다. 관리자에게 부탁해 주세요.",
                "Only a manager or the owner can do this. Nothing was changed. Ask a manager.",
            ),
            Self::NotAllowed(Right::Owner) => Sentence::new(
                "이 일은 업체 주인만 할 수 있습니다. 바뀐 것은 없습니다. 주인에게 부탁해 주세요.",
                "Only the owner can do this. Nothing was changed. Ask the owner.",
            ),
            Self::StoredUnreadable => Sentence::new(
                "저장된 설정 하나를 읽지 못했습니다. 다른 기록은 그대로 있습니다. 백업에서 되살리세요.",
                "A stored setting could not be read. The other records are intact. Restore from a backup.",
            ),
            Self::CollectionDeclined => Sentence::new(
                "연락처를 받아도 된다는 동의가 없어 저장하지 않았습니다. 설문과 쿠폰은 그대로 드릴 수 있습니다. 동의를 받거나 연락처 없이 넘어가세요.",
                "The contact details were not saved because the visitor did not allow them to be kept. The survey and the coupon are not affected. Ask for consent, or go on without contact details.",
            ),
            Self::QrCode(error) => error.sentence(),
            Self::NoRevisitProgramme => Sentence::new(
                "다시 올 때 쓰는 쿠폰 행사가 없어 파일을 만들지 않았습니다. 준비 화면의 ‘쿠폰’에서 재방문 쿠폰을 만든 뒤에 다시 해 주세요.",
                "No file was made because no programme gives coupons to come back with. Open one on the preparation screen, under ‘Coupons’, and try again.",
            ),
            Self::NoFair => Sentence::new(
                "이 저장 파일에는 박람회가 없습니다. 만드는 도중에 꺼진 파일일 수 있습니다. 다른 저장 파일을 여세요.",
                "This store holds no fair; it may have been interrupted while it was being made. Open another store.",
            ),
            Self::NoQuestionnaire => Sentence::new(
                "발행한 설문지가 없어 물어볼 것이 없습니다. 다른 기록은 그대로 있습니다. 준비 화면의 ‘설문’에서 설문지를 발행해 주세요.",
                "There is nothing to ask because no questionnaire was published. The other records are intact. Publish one on the preparation screen, under ‘Survey’.",
            ),
            Self::Unknown => Sentence::new(
                "이 기기의 기록에서 찾지 못했습니다. 바뀐 것은 없습니다. 접수대로 돌아가 다시 찾아 주세요.",
                "It is not among this laptop's records. Nothing was changed. Go back to the desk and look again.",
            ),
            Self::EmailUnusable => Sentence::new(
                "이메일 주소를 다시 확인해 주세요. ‘이름@회사.kr’ 모양이어야 합니다. 아직 저장하지 않았습니다.",
                "Check the e-mail address; it should look like name@company.kr. It has not been saved yet.",
            ),
            Self::PhoneUnusable => Sentence::new(
                "전화번호를 다시 확인해 주세요. 해외 번호는 +와 국가 번호로 시작합니다. 아직 저장하지 않았습니다.",
                "Check the phone number; a foreign one starts with + and its country code. It has not been saved yet.",
            ),
            Self::ContactMissing => Sentence::new(
                "소식을 받을 이메일이나 전화번호가 없습니다. 하나를 적거나, 연락처 없이 넘어가세요.",
                "There is no e-mail address or phone number to send news to. Enter one, or go on without contact details.",
            ),
            Self::Under14 => Sentence::new(
                "만 14세 이상인지 확인되지 않아 연락처를 저장하지 않았습니다. 설문과 쿠폰은 그대로 드릴 수 있습니다.",
                "The contact details were not saved because it is not confirmed that the visitor is at least 14. The survey and the coupon are not affected.",
            ),
            Self::NoticeNotShown => Sentence::new(
                "보여 드리지 않은 문구에 대한 동의는 저장할 수 없습니다. 동의 화면을 다시 여세요.",
                "A consent to a text that was not shown cannot be recorded. Open the consent step again.",
            ),
            Self::Finished => Sentence::new(
                "이미 끝낸 설문입니다. 답은 그대로 있습니다. 고치려면 까닭을 골라 주세요.",
                "This survey was handed in. Its answers are kept. Choose a reason to change one.",
            ),
            Self::NotFinished => Sentence::new(
                "아직 끝내지 않은 설문입니다. 까닭 없이 바로 고칠 수 있습니다.",
                "This survey was not handed in yet. Answers can be changed without a reason.",
            ),
            Self::NoAmendmentReason => Sentence::new(
                "왜 고치는지 골라 주시거나 200자 안으로 적어 주세요. 답은 아직 그대로입니다.",
                "Choose why it is changed, or write it in up to 200 characters. The answer is still as it was.",
            ),
            Self::Coupon { reason, advice } => Sentence::new(
                format!("{} {}", reason.ko, advice.ko),
                format!("{} {}", reason.en, advice.en),
            ),
            Self::EmptySale => Sentence::new(
                "판매할 상품이 없습니다. 상품을 고르세요.",
                "There is nothing to sell yet. Choose a product.",
            ),
            Self::ProductNameMissing => Sentence::new(
                "상품 이름을 적어 주세요. 아직 저장하지 않았습니다.",
                "Enter the product's name. Nothing has been saved yet.",
            ),
            Self::AmountUnusable => Sentence::new(
                "가격이나 수량이 쓸 수 있는 범위를 벗어났습니다. 숫자를 다시 확인해 주세요.",
                "A price or a quantity is out of range. Check the numbers.",
            ),
            Self::NoPrinter => Sentence::new(
                "이 노트북에서 쓸 영수증 프린터를 아직 고르지 않아 인쇄하지 않았습니다. 준비 화면의 ‘브랜드와 프린터’에서 프린터를 적어 주세요.",
                "Nothing was printed because no receipt printer was chosen for this laptop. Enter it on the preparation screen, under ‘Brand and printer’.",
            ),
            Self::NoReason => Sentence::new(
                "내보내는 까닭을 한 줄 적어 주세요. 누가 왜 내보냈는지 기록에 남습니다.",
                "Write one line on why you are exporting. Who exported and why is kept in the records.",
            ),
            Self::NobodyToWriteTo => Sentence::new(
                "지금 보낼 수 있는 분이 없어 파일을 만들지 않았습니다.",
                "There is nobody who may be written to now, so no file was made.",
            ),
            Self::TooManyGuesses => Sentence::new(
                "틀린 쿠폰 번호가 여러 번 입력되어 1분 동안 번호 입력을 멈췄습니다. QR을 찍으면 바로 됩니다.",
                "Several wrong coupon numbers were typed, so typing is paused for one minute. Scanning the QR works at once.",
            ),
        }
    }
}
