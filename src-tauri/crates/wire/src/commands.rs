//! The one list of commands a window may call.
//!
//! The shell makes its Tauri commands, the build script its permission list,
//! and the tests the TypeScript signatures and the table `docs/commands.md`
//! from this list and compare each window's capability file with it, so that
//! they cannot drift apart.

/// Hands the list of commands to another macro, grouped by noun as
/// `noun { window right name: Request => Response, }`: the shell has a module of
/// each noun with a function of each command; `window` is the one window that
/// may call it, and `right` the least role of whoever is signed in.
#[macro_export]
macro_rules! with_commands {
    ($($then:ident)::+) => {
        $($then)::+! {
            fair {
                main anybody get_stage: Nothing => Stage,
                main anybody open_sample_fair: Nothing => Stage,
                main anybody end_sample: Nothing => Stage,
                main anybody create_fair: CreateFair => Opened,
                main anybody unlock: Unlock => Stage,
                main anybody check_recovery_groups: RecoveryGroups => CheckedGroups,
                main owner change_passphrase: ChangePassphrase => Nothing,
                main owner save_recovery_sheet: RecoverySheet => SavedFile,
                main capture confirm_clock: Nothing => Stage,
                main anybody lock: Nothing => Stage,
                main manage get_fairs: Nothing => Fairs,
                main manage choose_fair: FairId => Stage,
                main owner open_next_fair: OpenNextFair => Stage,
                main owner archive_fair: ArchiveFair => Fairs,
                main capture get_preparation: Nothing => Preparation,
                main manage put_preparation_away: PutPreparationAway => Preparation,
                main owner destroy_fair: DestroyFair => DestroyedFair,
                main owner set_idle_lock: SetIdleLock => Stage,
            }
            desk {
                main capture get_desk: Nothing => Desk,
                main capture get_visits_today: Nothing => VisitsToday,
                main capture look_up: LookUp => Found,
                main capture find_texts: FindTexts => FoundTexts,
                main capture count_conversation: Nothing => ConversationsCounted,
                main capture take_back_conversation: Nothing => ConversationsCounted,
            }
            questionnaires {
                main manage get_questionnaires: Nothing => Questionnaires,
                main manage choose_questionnaire: QuestionnaireId => Questionnaires,
                main manage begin_questionnaire: BeginQuestionnaire => QuestionnaireDraft,
                main manage import_questionnaire: ImportQuestionnaire => ImportedQuestionnaire,
                main manage get_questionnaire_draft: QuestionnaireId => QuestionnaireDraft,
                main manage save_questionnaire_draft: SaveQuestionnaire => DraftState,
                main manage preview_questionnaire: PreviewQuestionnaire => QuestionnairePreview,
                main manage get_questionnaire_history: QuestionnaireId => QuestionnaireHistory,
                main manage restore_questionnaire_draft: RestoreQuestionnaire => QuestionnaireDraft,
                main manage discard_questionnaire_draft: QuestionnaireId => Questionnaires,
                main manage leave_question_out: LeaveQuestionOut => QuestionLeftOut,
                main manage ask_question_again: AskQuestionAgain => Nothing,
                main manage publish_questionnaire: QuestionnaireId => Questionnaires,
                main manage write_questionnaire: WriteQuestionnaire => SavedFile,
            }
            responses {
                main capture start_visit: Nothing => Visit,
                main capture welcome_back: VisitorId => Visit,
                main capture recognise: Recognise => Visit,
                main capture get_visit: VisitorId => Visit,
                main capture answer: GiveAnswer => SurveyProgress,
                main capture suggestions: AskSuggestions => Suggestions,
                main capture finish_survey: VisitorId => SurveyProgress,
                main capture stop_survey: StopSurvey => SurveyProgress,
                main capture discard_survey: VisitorId => SurveyProgress,
                main capture amend_answer: AmendAnswer => Visit,
                main capture note_visitor: NoteVisitor => InterviewerNote,
                main manage get_closing: Nothing => Closing,
                main manage get_quotas: Nothing => Quotas,
                main manage set_quota: SetQuota => Quotas,
                main owner export_answers: ExportAnswers => ExportedAnswers,
            }
            consent {
                main capture get_notices: Nothing => Notices,
                main capture check_contact: SaveContact => CheckedContact,
                main capture note_somebody_else: SomebodyElse => Nothing,
                main capture read_contact_code: ContactCode => ScannedContact,
                main capture save_contact: SaveContact => ContactStatus,
                main capture correct_particulars: CorrectParticulars => ContactStatus,
                main capture withdraw: Withdraw => ContactStatus,
                main capture get_consent_receipt: VisitorId => ConsentReceipt,
                main capture save_consent_slip: SaveConsentSlip => SavedFile,
                main capture print_consent_slip: VisitorId => Printed,
                main manage get_opt_out_lists: Nothing => OptOutLists,
                main manage import_opt_outs: OptOutList => OptOutImport,
            }
            card_photos {
                main capture keep_card_photo: KeepCardPhoto => CardPhotoNoted,
                main capture take_back_card_photo: CardPhotoId => Nothing,
                main capture get_card_photo: CardPhotoId => ShownPicture,
                main manage get_cards_to_copy: Nothing => CardsToCopy,
                main manage copy_card: CopyCard => CardsToCopy,
                main manage leave_card: CardPhotoIds => CardsToCopy,
                main manage reopen_card: CardPhotoIds => CardsToCopy,
            }
            notices {
                main owner get_notices_in_use: Nothing => NoticesInUse,
                main owner preview_notices: NoticeForm => NoticePreview,
                main owner cost_of_notices: NoticeForm => NoticeCost,
                main owner get_asked_recipients: Nothing => AskedRecipients,
                main owner publish_notices: NoticeForm => NoticesInUse,
                main owner choose_silence: Silence => NoticesInUse,
                main owner save_policy: Folder => SavedPolicy,
            }
            replies {
                main capture get_reply_form: VisitorId => ReplyForm,
                main capture request_reply: RequestReply => ReplyNoted,
                main capture take_back_reply: TakeBackReply => Nothing,
                main manage get_replies: Nothing => Replies,
                main manage check_reply: ReplyText => Nothing,
                main manage answer_reply: AnswerReply => Replies,
            }
            quotes {
                main capture get_visitor_quotes: VisitorId => VisitorQuotes,
                main capture note_quote: NoteQuote => VisitorQuotes,
                main capture void_quote: VoidQuote => VisitorQuotes,
                main owner get_quote_totals: Nothing => QuoteTotals,
                main owner set_dollar_rate: SetDollarRate => QuoteTotals,
                main owner export_quotes: ExportQuotes => SavedQuotes,
            }
            rights {
                main owner save_subject_report: SaveSubjectReport => SubjectReport,
                main owner destroy_person: DestroyPerson => DestroyedPerson,
                main owner confirm_requests_since_backup: Nothing => Nothing,
                main capture note_request: NoteRequest => Nothing,
                main owner get_requests: Nothing => OpenRequests,
                main owner save_request_letter: SaveRequestLetter => RequestLetter,
                main owner close_request: CloseRequest => OpenRequests,
            }
            visitors {
                main manage get_duplicates: Nothing => Duplicates,
                main manage compare_visits: CompareVisits => Duplicates,
                main manage part_visit: VisitorId => Nothing,
            }
            staff {
                main anybody sign_in: SignIn => Stage,
                main anybody sign_out: Nothing => Stage,
                main owner get_staff: Nothing => Staff,
                main owner add_staff: AddStaff => Staff,
                main owner change_staff: ChangeStaff => Staff,
                main owner set_staff_pin: SetStaffPin => Staff,
                main capture change_own_pin: ChangeOwnPin => Nothing,
                main owner get_access: AskAccess => AccessReview,
                main owner note_access_reviewed: AccessReviewed => AccessReview,
            }
            tasks {
                main owner get_tasks: Nothing => Tasks,
                main owner save_calendar: SaveCalendar => SavedCalendar,
                main owner list_duties: ListDuties => ListedDuties,
                main owner note_duties_sent: DutiesSent => Tasks,
                main owner answer_confirmation: ConfirmationAnswer => Tasks,
                main owner destroy_people_due: Nothing => DestroyedPerson,
                main owner pause_destruction: PauseDestruction => Tasks,
                main owner resume_destruction: Nothing => Tasks,
            }
            lost_laptops {
                main owner get_lost_laptops: Nothing => LostLaptops,
                main owner report_lost_laptop: ReportLostLaptop => LossFiles,
                main owner save_loss_files: SaveLossFiles => LossFiles,
                main owner note_loss_told: LossTold => LostLaptops,
            }
            coupons {
                main capture issue_coupon: IssueCoupon => Coupon,
                main capture give_coupon: ProgrammeId => Coupon,
                main capture print_slip: PrintSlip => SavedFile,
                main capture print_receipt: CouponId => Printed,
                main capture void_coupon: TakeBackCoupon => Coupon,
                main capture reissue_coupon: TakeBackCoupon => Coupon,
                main capture undo_coupon_use: TakeBackCoupon => Coupon,
                main manage get_programmes: Nothing => Programmes,
                main owner get_variant_tests: Nothing => VariantTests,
                main manage check_programme: CheckProgramme => CheckedProgramme,
                main manage open_programme: OpenProgramme => Programmes,
                main manage close_programme: ProgrammeId => Programmes,
                main manage get_over_redeemed: Nothing => OverRedeemed,
                main manage get_coupon_laptops: Nothing => CouponLaptops,
                main owner revoke_coupon_key: RevokeCouponKey => CouponLaptops,
                main anybody check_print: PrintedTexts => Unprintable,
                main manage save_coupon_page: Folder => SavedPage,
                main capture get_reorder_card: SaleId => ReorderOffer,
                main capture print_reorder_slip: PrintReorderSlip => SavedFile,
                main capture print_reorder_receipt: SaleId => Printed,
                main capture get_printer: Nothing => Printer,
                main manage choose_printer: Printer => Printer,
                main manage print_test_page: Nothing => Printed,
                main manage save_test_page: Folder => SavedFile,
            }
            sales {
                main capture get_products: Nothing => Products,
                main capture quote_sale: SaleRequest => Quote,
                main capture record_sale: SaleRequest => SaleResult,
                main capture void_sale: VoidSale => Nothing,
                main capture get_recent_sales: Nothing => RecentSales,
                main capture link_sale: LinkSale => RecentSales,
                main manage add_product: AddProduct => Products,
                main manage get_catalogue: Nothing => Products,
                main manage save_product: SaveProduct => Products,
                main manage retire_product: RetireProduct => Products,
                main owner get_kinds_of_goods: Nothing => KindsOfGoods,
                main owner choose_kinds_of_goods: ChooseKindsOfGoods => KindsOfGoods,
                main manage preview_products: PriceList => ProductImport,
                main manage import_products: PriceList => ProductImport,
                main capture get_product_pictures: Nothing => ProductPictures,
                main manage set_product_picture: SetProductPicture => ProductPictures,
                main manage match_product_pictures: PictureFiles => MatchedPictures,
            }
            maker {
                main capture get_maker_card: Nothing => MakerCard,
                main owner get_maker: Nothing => Maker,
                main owner change_maker: MakerDetails => ChangedMaker,
                main owner set_text_sender: SetTextSender => ChangedMaker,
                main capture get_brand: Nothing => Brand,
                main owner set_brand_picture: SetBrandPicture => Brand,
                main owner set_accent: SetAccent => Brand,
            }
            pictures {
                main capture get_picture: PictureId => ShownPicture,
            }
            follow_up {
                main owner get_follow_up: AskFollowUp => FollowUp,
                main owner get_audiences: AskFollowUp => Audiences,
                main owner get_question_worth: AskFollowUp => QuestionsWorth,
                main owner get_in_own_words: Nothing => InOwnWords,
                main owner get_targets: Nothing => Targets,
                main owner export_follow_up: ExportFollowUp => Exported,
                main owner note_not_sent: NoteNotSent => Targets,
                main owner take_in_report: FollowUpReport => ReportTakenIn,
                main owner try_contact_again: TryAgain => Nothing,
                main owner get_hold_out: AskHoldOut => HoldOut,
                main owner choose_hold_out: ChooseHoldOut => HoldOut,
                main owner override_hold_out: OverrideHoldOut => HoldOut,
            }
            report {
                main owner get_fair_report: AskFairReport => FairReport,
                main owner set_booth_cost: SetBoothCost => FairReport,
                main owner save_fair_report: SaveFairReport => SavedFairReport,
                main owner understand_orders: OrdersFile => OrdersTold,
                main owner take_in_orders: OrdersFile => OrdersTold,
                main owner take_back_orders: OrdersImportId => OrdersTakenBack,
            }
            drafts {
                main owner get_message_drafts: Nothing => MessageDrafts,
                main owner set_message_draft: SetMessageDraft => MessageDraft,
                main owner preview_message_draft: PreviewMessageDraft => MessagePreview,
            }
            owner_rules {
                main owner get_owner_rules: Nothing => OwnerRules,
                main owner make_owner_rule: MakeOwnerRule => OwnerRuleMade,
                main owner remove_owner_rule: RemoveOwnerRule => OwnerRules,
            }
            segments {
                main owner get_variables: Nothing => Variables,
                main owner set_variable_levels: SetVariableLevels => Nothing,
                main owner count_segment: CountSegment => SegmentCounts,
                main owner get_segment_people: AskSegmentPeople => SegmentPeople,
                main owner get_personas: Nothing => Personas,
                main owner get_segments: Nothing => SavedSegments,
                main owner save_segment: SaveSegment => SavedSegments,
                main owner remove_segment: RemoveSegment => SavedSegments,
            }
            exchange {
                main capture verify_store: Nothing => Verification,
                main owner back_up: BackUp => BackedUp,
                main anybody restore_backup: RestoreBackup => Restored,
                main anybody choose_folder: Folder => Folder,
                main anybody choose_backup: Folder => SavedFile,
                main anybody open_folder: SavedFile => Nothing,
                main owner write_pack: WritePack => PackWritten,
                main anybody choose_pack: Folder => SavedFile,
                main anybody open_pack: OpenPack => Opened,
                main capture get_booth_laptops: Nothing => BoothLaptops,
                main capture write_bundle: WriteBundle => BundleWritten,
                main capture choose_bundles: Folder => Bundles,
                main capture merge_bundles: Bundles => MergedBundles,
                main owner admit_laptop: AdmitLaptop => BoothLaptops,
            }
            work {
                main anybody get_progress: WorkKind => WorkProgress,
                main anybody stop_work: WorkKind => Nothing,
            }
            kiosk {
                main capture get_kiosk_settings: Nothing => KioskSettings,
                main capture open_kiosk: OpenKiosk => Nothing,
                kiosk anybody kiosk_welcome: Nothing => KioskWelcome,
                kiosk anybody kiosk_brand: Nothing => Brand,
                kiosk anybody kiosk_start: KioskLanguage => KioskSurvey,
                kiosk anybody kiosk_answer: KioskAnswer => KioskSurvey,
                kiosk anybody kiosk_hand_in: KioskLanguage => Notices,
                kiosk anybody kiosk_check_contact: ContactDraft => UsableContact,
                kiosk anybody kiosk_contact: ContactDraft => ConsentReceipt,
                kiosk anybody kiosk_finish: Nothing => KioskThanks,
                kiosk anybody kiosk_stop: KioskStop => Nothing,
                kiosk anybody kiosk_abandon: Nothing => Nothing,
                kiosk anybody leave_kiosk: LeaveKiosk => Nothing,
            }
            visitor_screen {
                main capture get_visitor_screen: Nothing => VisitorScreenState,
                main capture open_visitor_screen: Nothing => VisitorScreenState,
                main manage open_board: OpenBoard => VisitorScreenState,
                main capture get_day_goals: Nothing => DayGoals,
                main owner set_day_goals: DayGoals => DayGoals,
                main capture close_visitor_screen: Nothing => VisitorScreenState,
                main capture show_to_visitor: ShowToVisitor => Nothing,
                visitor anybody visitor_screen: Nothing => VisitorScreen,
            }
        }
    };
}

/// The least role that somebody must have to call a command. The booth checks
/// it again when it records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Right {
    /// No role: the command works without an open store, or a window that
    /// visitors look at calls it.
    Anybody,
    /// Staff who take surveys and sell.
    Capture,
    /// Staff who prepare the fair.
    Manage,
    /// The owner.
    Owner,
}

/// The [`Right`] that a word in the list of commands stands for.
macro_rules! right {
    (anybody) => {
        Right::Anybody
    };
    (capture) => {
        Right::Capture
    };
    (manage) => {
        Right::Manage
    };
    (owner) => {
        Right::Owner
    };
}

macro_rules! names_and_signatures {
    ($($noun:ident {
        $($window:ident $right:ident $name:ident: $request:ident => $response:ident,)+
    })+) => {
        /// The names of all commands, in the order of the list.
        pub const COMMAND_NAMES: &[&str] = &[$($(stringify!($name)),+),+];

        /// Each command with the label of the one window that may call it.
        pub const COMMAND_WINDOWS: &[(&str, &str)] =
            &[$($((stringify!($name), stringify!($window))),+),+];

        /// Each command with the least role it needs.
        pub const COMMAND_RIGHTS: &[(&str, Right)] =
            &[$($((stringify!($name), right!($right))),+),+];

        #[cfg(test)]
        const NOUNS: &[(&str, &[&str])] =
            &[$((stringify!($noun), &[$(stringify!($name)),+])),+];

        #[cfg(test)]
        const SIGNATURES: &[(&str, &str, &str)] =
            &[$($((stringify!($name), stringify!($request), stringify!($response))),+),+];
    };
}

with_commands!(names_and_signatures);

#[cfg(test)]
mod tests {
    use super::{COMMAND_RIGHTS, COMMAND_WINDOWS, NOUNS, Right, SIGNATURES};
    use std::fmt::Write as _;
    use std::path::Path;

    /// The screens call commands through these types: a stale file would let a
    /// screen send what the shell does not take. The file is committed, and CI
    /// fails when it differs.
    #[test]
    fn typescript_signatures_are_written_beside_the_types() {
        let mut text = String::from(
            "// Generated from the command list in src-tauri/crates/wire; do not edit.\n",
        );
        let mut types: Vec<&str> = SIGNATURES
            .iter()
            .flat_map(|(_, request, response)| [*request, *response])
            .collect();
        types.sort_unstable();
        types.dedup();
        writeln!(
            text,
            "import type {{\n  {},\n}} from \"./wire\";\n",
            types.join(",\n  ")
        )
        .expect("a String takes every write");
        text.push_str("/** What each command takes and gives. */\nexport interface Commands {\n");
        for (name, request, response) in SIGNATURES {
            writeln!(
                text,
                "  {name}: {{ request: {request}; response: {response} }};"
            )
            .expect("a String takes every write");
        }
        text.push_str("}\n");
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../ui/src/host");
        std::fs::create_dir_all(&folder).expect("the ui folder is part of the repository");
        std::fs::write(folder.join("commands.ts"), text)
            .expect("the ui folder can be written in a checkout");
    }

    /// Reviewers read there who may call what. The file is
    /// committed, and CI fails when it differs.
    #[test]
    fn the_table_of_commands_roles_and_windows_is_written() {
        let mut text = String::from(
            "# Who may call which command\n\n\
             <!-- Generated from the command list in src-tauri/crates/wire; do not edit. -->\n\n\
             Each command belongs to one window: `main` is the staff's, `kiosk` the visitors',\n\
             `visitor` what a visitor sees on a second screen.\n\
             ● may, · is refused. *Nobody signed in* means that no role is asked for: the\n\
             command works without an open store, or is a visitor's at the kiosk.\n",
        );
        let roles = [Right::Anybody, Right::Capture, Right::Manage, Right::Owner];
        for (noun, names) in NOUNS {
            write!(
                text,
                "\n## {noun}\n\n\
                 | command | window | nobody signed in | capture | manage | owner |\n\
                 | --- | --- | :-: | :-: | :-: | :-: |\n"
            )
            .expect("a String takes every write");
            for name in *names {
                let window = found(COMMAND_WINDOWS, name);
                let right = found(COMMAND_RIGHTS, name);
                let may = roles.map(|role| if right <= role { "●" } else { "·" });
                writeln!(text, "| `{name}` | {window} | {} |", may.join(" | "))
                    .expect("a String takes every write");
            }
        }
        let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../docs");
        std::fs::write(docs.join("commands.md"), text)
            .expect("the docs folder can be written in a checkout");
    }

    fn found<T: Copy>(list: &[(&str, T)], name: &str) -> T {
        let (_, found) = list
            .iter()
            .find(|(other, _)| *other == name)
            .expect("each command is in every list");
        *found
    }
}
