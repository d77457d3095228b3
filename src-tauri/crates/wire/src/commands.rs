//! The one list of commands a window may call.
//!
//! The shell makes its Tauri commands, the build script its permission list,
//! and the tests the TypeScript signatures from this list and compare each
//! window's capability file with it, so that the four cannot drift apart.

/// Hands the list of commands to another macro, as
/// `window name: Request => Response,`: the one window that may call the
/// command comes first.
#[macro_export]
macro_rules! with_commands {
    ($($then:ident)::+) => {
        $($then)::+! {
            main get_stage: Nothing => Stage,
            main open_sample_fair: OpenSampleFair => Opened,
            main create_fair: CreateFair => Opened,
            main unlock: Unlock => Stage,
            main lock: Nothing => Stage,
            main get_desk: Nothing => Desk,
            main look_up: LookUp => Found,
            main find_texts: FindTexts => FoundTexts,
            main start_visit: Nothing => Visit,
            main get_visit: VisitorId => Visit,
            main answer: GiveAnswer => Visit,
            main finish_survey: VisitorId => Visit,
            main get_questionnaires: Nothing => Questionnaires,
            main choose_questionnaire: QuestionnaireId => Questionnaires,
            main begin_questionnaire: BeginQuestionnaire => QuestionnaireDraft,
            main import_questionnaire: ImportQuestionnaire => ImportedQuestionnaire,
            main get_questionnaire_draft: QuestionnaireId => QuestionnaireDraft,
            main save_questionnaire_draft: SaveQuestionnaire => DraftState,
            main preview_questionnaire: PreviewQuestionnaire => QuestionnairePreview,
            main get_questionnaire_history: QuestionnaireId => QuestionnaireHistory,
            main restore_questionnaire_draft: RestoreQuestionnaire => QuestionnaireDraft,
            main discard_questionnaire_draft: QuestionnaireId => Questionnaires,
            main publish_questionnaire: QuestionnaireId => Questionnaires,
            main write_questionnaire: WriteQuestionnaire => SavedFile,
            main discard_survey: VisitorId => Visit,
            main stop_survey: StopSurvey => Visit,
            main amend_answer: AmendAnswer => Visit,
            main typed_before: TypedBefore => TypedAnswers,
            main note_visitor: NoteVisitor => Visit,
            main get_notices: Nothing => Notices,
            main save_contact: SaveContact => Visit,
            main withdraw: Withdraw => Visit,
            main issue_coupon: IssueCoupon => Coupon,
            main print_slip: PrintSlip => SavedFile,
            main print_receipt: CouponId => Printed,
            main get_maker_card: Nothing => MakerCard,
            main give_coupon: ProgrammeId => Coupon,
            main void_coupon: TakeBackCoupon => Coupon,
            main reissue_coupon: TakeBackCoupon => Coupon,
            main undo_coupon_use: TakeBackCoupon => Coupon,
            main void_sale: VoidSale => Nothing,
            main get_programmes: Nothing => Programmes,
            main check_programme: CheckProgramme => CheckedProgramme,
            main open_programme: OpenProgramme => Programmes,
            main close_programme: ProgrammeId => Programmes,
            main get_coupon_laptops: Nothing => CouponLaptops,
            main revoke_coupon_key: RevokeCouponKey => CouponLaptops,
            main get_over_redeemed: Nothing => OverRedeemed,
            main get_products: Nothing => Products,
            main add_product: AddProduct => Products,
            main get_catalogue: Nothing => Products,
            main save_product: SaveProduct => Products,
            main retire_product: RetireProduct => Products,
            main preview_products: PriceList => ProductImport,
            main import_products: PriceList => ProductImport,
            main quote_sale: SaleRequest => Quote,
            main record_sale: SaleRequest => SaleResult,
            main get_recent_sales: Nothing => RecentSales,
            main link_sale: LinkSale => RecentSales,
            main get_maker: Nothing => Maker,
            main change_maker: MakerDetails => Maker,
            main save_coupon_page: Folder => SavedFile,
            main get_printer: Nothing => Printer,
            main choose_printer: Printer => Printer,
            main print_test_page: Nothing => Printed,
            main get_follow_up: Nothing => FollowUp,
            main export_follow_up: ExportFollowUp => Exported,
            main export_answers: ExportAnswers => ExportedAnswers,
            main verify_store: Nothing => Verification,
            main back_up: BackUp => SavedFile,
            main get_closing: Nothing => Closing,
            main get_quotas: Nothing => Quotas,
            main set_quota: SetQuota => Quotas,
            main get_kiosk_settings: Nothing => KioskSettings,
            main open_kiosk: OpenKiosk => Nothing,
            kiosk kiosk_welcome: Nothing => KioskWelcome,
            kiosk kiosk_start: KioskLanguage => KioskSurvey,
            kiosk kiosk_answer: KioskAnswer => KioskSurvey,
            kiosk kiosk_hand_in: KioskLanguage => Notices,
            kiosk kiosk_contact: KioskContact => Nothing,
            kiosk kiosk_finish: Nothing => KioskThanks,
            kiosk kiosk_abandon: Nothing => Nothing,
            kiosk leave_kiosk: LeaveKiosk => Nothing,
        }
    };
}

macro_rules! names_and_signatures {
    ($($window:ident $name:ident: $request:ident => $response:ident,)+) => {
        /// The names of all commands, in the order of the list.
        pub const COMMAND_NAMES: &[&str] = &[$(stringify!($name)),+];

        /// Each command with the label of the one window that may call it.
        pub const COMMAND_WINDOWS: &[(&str, &str)] =
            &[$((stringify!($name), stringify!($window))),+];

        #[cfg(test)]
        const SIGNATURES: &[(&str, &str, &str)] =
            &[$((stringify!($name), stringify!($request), stringify!($response))),+];
    };
}

with_commands!(names_and_signatures);

#[cfg(test)]
mod tests {
    use super::SIGNATURES;
    use std::fmt::Write as _;
    use std::path::Path;

    /// The screen's idea of the commands comes from the same list as the
    /// shell's; the file is committed and CI fails when it differs.
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
}
