//! The lists behind the rules, each entry with its reason.

/// Everything that the kiosk can say by Rust: what its commands refuse, and
/// what the page of thanks says about the coupon. Whoever gives a kiosk command
/// a new sentence adds its key here, and the tests ask for Japanese and Chinese.
pub const VISITOR_MEETS: &[&str] = &[
    // Answers: `survey::AnswerError`, and the choice added by or_other.
    "answer-unknown-question",
    "answer-ambiguous-question",
    "answer-not-answerable",
    "answer-read-only",
    "answer-too-long",
    "identity-number-refused",
    "answer-not-a-number",
    "answer-not-on-scale",
    "answer-not-a-date",
    "answer-not-a-choice",
    "answer-incomplete-ranking",
    "questionnaire-other",
    "questionnaire-other-specify",
    // The coupon on the page of thanks.
    "benefit-percent",
    "benefit-percent-capped",
    "benefit-amount",
    "benefit-amount-to-spend",
    "benefit-gift",
    "benefit-buy-and-get",
    "terms-preview",
    "terms-short-on-one-day",
    "terms-short-until",
    "terms-short-on-days",
    "terms-short-times",
    "terms-short-until-spent",
    "terms-short-cap",
    "terms-short-named",
    "terms-short-tagged",
    "terms-short-tagged-or-named",
    "terms-short-minimum",
    "terms-short-person",
    "terms-short-more",
    "terms-tag",
    "place-booth",
    "place-shop",
    "place-online",
    "day",
    "day-of-month",
    "list-more",
    "list-of-places-last",
    "list-of-tags-more",
    "list-of-tags-last",
    "coupon-qr-too-long",
    // The store: what writing and reading can answer.
    "store-record-not-found",
    "store-in-use",
    "store-damaged",
    "store-programming-error",
    "store-disk-full",
    "store-disk-failed",
    "store-reopen-needed",
    "store-file-failed",
    "store-failed",
    "store-tables-unreadable",
    "store-setting-unreadable",
    // Her survey: what the questionnaire asks for, and where it stands.
    "answer-required",
    "answer-to-check",
    "answer-worked-out-too-long",
    "response-finished",
    "response-not-finished",
    "visitor-unknown",
    "questionnaire-unreadable",
    // Her contact details.
    "contact-email-unusable",
    "contact-phone-unusable",
    "contact-phone-unassigned",
    "contact-phone-incomplete",
    "contact-phone-too-long",
    "contact-phone-character",
    "contact-email-several",
    "contact-name-too-long",
    "contact-company-too-long",
    "contact-missing",
    "consent-collection-declined",
    "consent-under-14",
    "consent-notice-not-shown",
    // What she takes home of what she allowed.
    "channel-email",
    "channel-sms",
    "channel-kakao",
    "receipt-title",
    "receipt-maker",
    "receipt-line",
    "receipt-topics",
    "receipt-every-topic",
    "receipt-time",
    "receipt-further",
    "receipt-recipients",
    "receipt-bought",
    "receipt-bought-line",
    "receipt-nothing",
    "receipt-stop",
    "receipt-stop-free-call",
    "receipt-stop-afterwards",
    "further-night",
    "further-recipient",
    "permission-of",
    "notice-purpose",
    "notice-items",
    "notice-transfer",
    "notice-recipient",
    "notice-use",
    "notice-retention",
    "notice-refusal",
    // The shell, while it serves the kiosk's window.
    "kiosk-closed",
    "kiosk-pin-paused",
    "kiosk-pin-wrong",
    "kiosk-survey-ended",
    "kiosk-window-failed",
    "questionnaire-none-published",
    "screen-value-unreadable",
    "store-locked",
];

/// Messages that keep Korean words in another language.
pub const KOREAN_IN_OTHER_LANGUAGES: &[(&str, &str)] = &[
    (
        "draft-refuse-by-phone",
        "the law asks for the Korean words, whatever the reader's language",
    ),
    (
        "notice-problem-title",
        "the Korean words have to stand in the title, whatever the reader's language",
    ),
];

/// Sources that hold Korean which is no sentence of the product.
pub const KOREAN_IN_RUST: &[(&str, &str)] = &[
    (
        "app/src/windows.rs",
        "the product's name, which is both in every window's title",
    ),
    (
        "crates/booth/src/responses/suggestions.rs",
        "words in a question's label that tell what must not be suggested",
    ),
    (
        "crates/booth/src/questionnaires/drafting.rs",
        "the name of the language in a column's header",
    ),
    (
        "crates/outreach/src/template/label.rs",
        "the word of the label that the law asks for, in whatever brackets",
    ),
    (
        "crates/outreach/src/contact_table.rs",
        "the headers of columns in opt-out lists",
    ),
    (
        "crates/catalogue/src/columns.rs",
        "the headers of columns in price lists",
    ),
    (
        "crates/catalogue/src/headings.rs",
        "the headings of money and totals in price lists",
    ),
    (
        "crates/catalogue/src/units.rs",
        "the words for other money, and for taxes and notes around prices",
    ),
    (
        "crates/people/src/phone.rs",
        "how people write that an extension follows a number",
    ),
    (
        "crates/catalogue/src/cells.rs",
        "the signs of won that stand beside a number",
    ),
    ("crates/booth/src/sample/people.rs", "invented people"),
    (
        "crates/words/src/particle.rs",
        "the particles that messages call for",
    ),
    (
        "crates/survey/src/reading/or_other.rs",
        "how authors write the name of the language in a column's header",
    ),
    (
        "crates/outreach/src/message.rs",
        "what stands in for ₩, which Korean senders and printers lack",
    ),
    (
        "crates/people/src/contact_point.rs",
        "the forms of companies, which a comparison leaves out",
    ),
    (
        "crates/people/src/hangul.rs",
        "the jamo that syllables are made of",
    ),
    (
        "crates/booth/src/follow_up/segments/since.rs",
        "words in a question's label that tell that it asks about coming before",
    ),
    (
        "crates/boothctl/src/commands/bench/export.rs",
        "rows as real ones are, to be measured",
    ),
    (
        "crates/boothctl/src/commands/bench/letters.rs",
        "letters as real ones are, to be measured",
    ),
    (
        "crates/outreach/src/orders/headings.rs",
        "how headings of order tables say that amounts are in won",
    ),
    (
        "crates/outreach/src/orders/values.rs",
        "what stands in a shop's cells beside the numbers of an amount or a moment",
    ),
    (
        "crates/boothctl/src/commands/bench/day.rs",
        "what is typed into the desk's field while it is measured",
    ),
    (
        "crates/boothctl/src/commands/bench/search.rs",
        "the consonants that are typed in the place of syllables",
    ),
];
