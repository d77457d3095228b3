// Generated from the command list in src-tauri/crates/wire; do not edit.
import type {
  AccessReview,
  AccessReviewed,
  AddProduct,
  AddStaff,
  AdmitLaptop,
  AmendAnswer,
  AnswerReply,
  ArchiveFair,
  AskAccess,
  AskFairReport,
  AskFollowUp,
  AskHoldOut,
  AskQuestionAgain,
  AskSegmentPeople,
  AskSuggestions,
  AskedRecipients,
  Audiences,
  BackUp,
  BackedUp,
  BeginQuestionnaire,
  BoothLaptops,
  Brand,
  BundleWritten,
  Bundles,
  CardPhotoId,
  CardPhotoIds,
  CardPhotoNoted,
  CardsToCopy,
  ChangeOwnPin,
  ChangePassphrase,
  ChangeStaff,
  ChangedMaker,
  CheckProgramme,
  CheckedContact,
  CheckedGroups,
  CheckedProgramme,
  ChooseHoldOut,
  ChooseKindsOfGoods,
  CloseRequest,
  Closing,
  CompareVisits,
  ConfirmationAnswer,
  ConsentReceipt,
  ContactCode,
  ContactDraft,
  ContactStatus,
  ConversationsCounted,
  CopyCard,
  CorrectParticulars,
  CountSegment,
  Coupon,
  CouponId,
  CouponLaptops,
  CreateFair,
  DayGoals,
  Desk,
  DestroyFair,
  DestroyPerson,
  DestroyedFair,
  DestroyedPerson,
  DraftState,
  Duplicates,
  DutiesSent,
  ExportAnswers,
  ExportFollowUp,
  ExportQuotes,
  Exported,
  ExportedAnswers,
  FairId,
  FairReport,
  Fairs,
  FindTexts,
  Folder,
  FollowUp,
  FollowUpReport,
  Found,
  FoundTexts,
  GiveAnswer,
  HoldOut,
  ImportQuestionnaire,
  ImportedQuestionnaire,
  InOwnWords,
  InterviewerNote,
  IssueCoupon,
  KeepCardPhoto,
  KindsOfGoods,
  KioskAnswer,
  KioskLanguage,
  KioskSettings,
  KioskStop,
  KioskSurvey,
  KioskThanks,
  KioskWelcome,
  LeaveKiosk,
  LeaveQuestionOut,
  LinkSale,
  ListDuties,
  ListedDuties,
  LookUp,
  LossFiles,
  LossTold,
  LostLaptops,
  MakeOwnerRule,
  Maker,
  MakerCard,
  MakerDetails,
  MatchedPictures,
  MergedBundles,
  MessageDraft,
  MessageDrafts,
  MessagePreview,
  NoteNotSent,
  NoteQuote,
  NoteRequest,
  NoteVisitor,
  Nothing,
  NoticeCost,
  NoticeForm,
  NoticePreview,
  Notices,
  NoticesInUse,
  OpenBoard,
  OpenKiosk,
  OpenNextFair,
  OpenPack,
  OpenProgramme,
  OpenRequests,
  Opened,
  OptOutImport,
  OptOutList,
  OptOutLists,
  OrdersFile,
  OrdersImportId,
  OrdersTakenBack,
  OrdersTold,
  OverRedeemed,
  OverrideHoldOut,
  OwnerRuleMade,
  OwnerRules,
  PackWritten,
  PauseDestruction,
  Personas,
  PictureFiles,
  PictureId,
  Preparation,
  PreviewMessageDraft,
  PreviewQuestionnaire,
  PriceList,
  PrintReorderSlip,
  PrintSlip,
  Printed,
  PrintedTexts,
  Printer,
  ProductImport,
  ProductPictures,
  Products,
  ProgrammeId,
  Programmes,
  PutPreparationAway,
  QuestionLeftOut,
  QuestionnaireDraft,
  QuestionnaireHistory,
  QuestionnaireId,
  QuestionnairePreview,
  Questionnaires,
  QuestionsWorth,
  Quotas,
  Quote,
  QuoteTotals,
  RecentSales,
  Recognise,
  RecoveryGroups,
  RecoverySheet,
  RemoveOwnerRule,
  RemoveSegment,
  ReorderOffer,
  Replies,
  ReplyForm,
  ReplyNoted,
  ReplyText,
  ReportLostLaptop,
  ReportTakenIn,
  RequestLetter,
  RequestReply,
  RestoreBackup,
  RestoreQuestionnaire,
  Restored,
  RetireProduct,
  RevokeCouponKey,
  SaleId,
  SaleRequest,
  SaleResult,
  SaveCalendar,
  SaveConsentSlip,
  SaveContact,
  SaveFairReport,
  SaveLossFiles,
  SaveProduct,
  SaveQuestionnaire,
  SaveRequestLetter,
  SaveSegment,
  SaveSubjectReport,
  SavedCalendar,
  SavedFairReport,
  SavedFile,
  SavedPage,
  SavedPolicy,
  SavedQuotes,
  SavedSegments,
  ScannedContact,
  SegmentCounts,
  SegmentPeople,
  SetAccent,
  SetBoothCost,
  SetBrandPicture,
  SetDollarRate,
  SetIdleLock,
  SetMessageDraft,
  SetProductPicture,
  SetQuota,
  SetStaffPin,
  SetTextSender,
  SetVariableLevels,
  ShowToVisitor,
  ShownPicture,
  SignIn,
  Silence,
  SomebodyElse,
  Staff,
  Stage,
  StopSurvey,
  SubjectReport,
  Suggestions,
  SurveyProgress,
  TakeBackCoupon,
  TakeBackReply,
  Targets,
  Tasks,
  TryAgain,
  Unlock,
  Unprintable,
  UsableContact,
  Variables,
  VariantTests,
  Verification,
  Visit,
  VisitorId,
  VisitorQuotes,
  VisitorScreen,
  VisitorScreenState,
  VisitsToday,
  VoidQuote,
  VoidSale,
  Withdraw,
  WorkKind,
  WorkProgress,
  WriteBundle,
  WritePack,
  WriteQuestionnaire,
} from "./wire";

/** What each command takes and gives. */
export interface Commands {
  get_stage: { request: Nothing; response: Stage };
  open_sample_fair: { request: Nothing; response: Stage };
  end_sample: { request: Nothing; response: Stage };
  create_fair: { request: CreateFair; response: Opened };
  unlock: { request: Unlock; response: Stage };
  check_recovery_groups: { request: RecoveryGroups; response: CheckedGroups };
  change_passphrase: { request: ChangePassphrase; response: Nothing };
  save_recovery_sheet: { request: RecoverySheet; response: SavedFile };
  confirm_clock: { request: Nothing; response: Stage };
  lock: { request: Nothing; response: Stage };
  get_fairs: { request: Nothing; response: Fairs };
  choose_fair: { request: FairId; response: Stage };
  open_next_fair: { request: OpenNextFair; response: Stage };
  archive_fair: { request: ArchiveFair; response: Fairs };
  get_preparation: { request: Nothing; response: Preparation };
  put_preparation_away: { request: PutPreparationAway; response: Preparation };
  destroy_fair: { request: DestroyFair; response: DestroyedFair };
  set_idle_lock: { request: SetIdleLock; response: Stage };
  get_desk: { request: Nothing; response: Desk };
  get_visits_today: { request: Nothing; response: VisitsToday };
  look_up: { request: LookUp; response: Found };
  find_texts: { request: FindTexts; response: FoundTexts };
  count_conversation: { request: Nothing; response: ConversationsCounted };
  take_back_conversation: { request: Nothing; response: ConversationsCounted };
  get_questionnaires: { request: Nothing; response: Questionnaires };
  choose_questionnaire: { request: QuestionnaireId; response: Questionnaires };
  begin_questionnaire: { request: BeginQuestionnaire; response: QuestionnaireDraft };
  import_questionnaire: { request: ImportQuestionnaire; response: ImportedQuestionnaire };
  get_questionnaire_draft: { request: QuestionnaireId; response: QuestionnaireDraft };
  save_questionnaire_draft: { request: SaveQuestionnaire; response: DraftState };
  preview_questionnaire: { request: PreviewQuestionnaire; response: QuestionnairePreview };
  get_questionnaire_history: { request: QuestionnaireId; response: QuestionnaireHistory };
  restore_questionnaire_draft: { request: RestoreQuestionnaire; response: QuestionnaireDraft };
  discard_questionnaire_draft: { request: QuestionnaireId; response: Questionnaires };
  leave_question_out: { request: LeaveQuestionOut; response: QuestionLeftOut };
  ask_question_again: { request: AskQuestionAgain; response: Nothing };
  publish_questionnaire: { request: QuestionnaireId; response: Questionnaires };
  write_questionnaire: { request: WriteQuestionnaire; response: SavedFile };
  start_visit: { request: Nothing; response: Visit };
  welcome_back: { request: VisitorId; response: Visit };
  recognise: { request: Recognise; response: Visit };
  get_visit: { request: VisitorId; response: Visit };
  answer: { request: GiveAnswer; response: SurveyProgress };
  suggestions: { request: AskSuggestions; response: Suggestions };
  finish_survey: { request: VisitorId; response: SurveyProgress };
  stop_survey: { request: StopSurvey; response: SurveyProgress };
  discard_survey: { request: VisitorId; response: SurveyProgress };
  amend_answer: { request: AmendAnswer; response: Visit };
  note_visitor: { request: NoteVisitor; response: InterviewerNote };
  get_closing: { request: Nothing; response: Closing };
  get_quotas: { request: Nothing; response: Quotas };
  set_quota: { request: SetQuota; response: Quotas };
  export_answers: { request: ExportAnswers; response: ExportedAnswers };
  get_notices: { request: Nothing; response: Notices };
  check_contact: { request: SaveContact; response: CheckedContact };
  note_somebody_else: { request: SomebodyElse; response: Nothing };
  read_contact_code: { request: ContactCode; response: ScannedContact };
  save_contact: { request: SaveContact; response: ContactStatus };
  correct_particulars: { request: CorrectParticulars; response: ContactStatus };
  withdraw: { request: Withdraw; response: ContactStatus };
  get_consent_receipt: { request: VisitorId; response: ConsentReceipt };
  save_consent_slip: { request: SaveConsentSlip; response: SavedFile };
  print_consent_slip: { request: VisitorId; response: Printed };
  get_opt_out_lists: { request: Nothing; response: OptOutLists };
  import_opt_outs: { request: OptOutList; response: OptOutImport };
  keep_card_photo: { request: KeepCardPhoto; response: CardPhotoNoted };
  take_back_card_photo: { request: CardPhotoId; response: Nothing };
  get_card_photo: { request: CardPhotoId; response: ShownPicture };
  get_cards_to_copy: { request: Nothing; response: CardsToCopy };
  copy_card: { request: CopyCard; response: CardsToCopy };
  leave_card: { request: CardPhotoIds; response: CardsToCopy };
  reopen_card: { request: CardPhotoIds; response: CardsToCopy };
  get_notices_in_use: { request: Nothing; response: NoticesInUse };
  preview_notices: { request: NoticeForm; response: NoticePreview };
  cost_of_notices: { request: NoticeForm; response: NoticeCost };
  get_asked_recipients: { request: Nothing; response: AskedRecipients };
  publish_notices: { request: NoticeForm; response: NoticesInUse };
  choose_silence: { request: Silence; response: NoticesInUse };
  save_policy: { request: Folder; response: SavedPolicy };
  get_reply_form: { request: VisitorId; response: ReplyForm };
  request_reply: { request: RequestReply; response: ReplyNoted };
  take_back_reply: { request: TakeBackReply; response: Nothing };
  get_replies: { request: Nothing; response: Replies };
  check_reply: { request: ReplyText; response: Nothing };
  answer_reply: { request: AnswerReply; response: Replies };
  get_visitor_quotes: { request: VisitorId; response: VisitorQuotes };
  note_quote: { request: NoteQuote; response: VisitorQuotes };
  void_quote: { request: VoidQuote; response: VisitorQuotes };
  get_quote_totals: { request: Nothing; response: QuoteTotals };
  set_dollar_rate: { request: SetDollarRate; response: QuoteTotals };
  export_quotes: { request: ExportQuotes; response: SavedQuotes };
  save_subject_report: { request: SaveSubjectReport; response: SubjectReport };
  destroy_person: { request: DestroyPerson; response: DestroyedPerson };
  confirm_requests_since_backup: { request: Nothing; response: Nothing };
  note_request: { request: NoteRequest; response: Nothing };
  get_requests: { request: Nothing; response: OpenRequests };
  save_request_letter: { request: SaveRequestLetter; response: RequestLetter };
  close_request: { request: CloseRequest; response: OpenRequests };
  get_duplicates: { request: Nothing; response: Duplicates };
  compare_visits: { request: CompareVisits; response: Duplicates };
  part_visit: { request: VisitorId; response: Nothing };
  sign_in: { request: SignIn; response: Stage };
  sign_out: { request: Nothing; response: Stage };
  get_staff: { request: Nothing; response: Staff };
  add_staff: { request: AddStaff; response: Staff };
  change_staff: { request: ChangeStaff; response: Staff };
  set_staff_pin: { request: SetStaffPin; response: Staff };
  change_own_pin: { request: ChangeOwnPin; response: Nothing };
  get_access: { request: AskAccess; response: AccessReview };
  note_access_reviewed: { request: AccessReviewed; response: AccessReview };
  get_tasks: { request: Nothing; response: Tasks };
  save_calendar: { request: SaveCalendar; response: SavedCalendar };
  list_duties: { request: ListDuties; response: ListedDuties };
  note_duties_sent: { request: DutiesSent; response: Tasks };
  answer_confirmation: { request: ConfirmationAnswer; response: Tasks };
  destroy_people_due: { request: Nothing; response: DestroyedPerson };
  pause_destruction: { request: PauseDestruction; response: Tasks };
  resume_destruction: { request: Nothing; response: Tasks };
  get_lost_laptops: { request: Nothing; response: LostLaptops };
  report_lost_laptop: { request: ReportLostLaptop; response: LossFiles };
  save_loss_files: { request: SaveLossFiles; response: LossFiles };
  note_loss_told: { request: LossTold; response: LostLaptops };
  issue_coupon: { request: IssueCoupon; response: Coupon };
  give_coupon: { request: ProgrammeId; response: Coupon };
  print_slip: { request: PrintSlip; response: SavedFile };
  print_receipt: { request: CouponId; response: Printed };
  void_coupon: { request: TakeBackCoupon; response: Coupon };
  reissue_coupon: { request: TakeBackCoupon; response: Coupon };
  undo_coupon_use: { request: TakeBackCoupon; response: Coupon };
  get_programmes: { request: Nothing; response: Programmes };
  get_variant_tests: { request: Nothing; response: VariantTests };
  check_programme: { request: CheckProgramme; response: CheckedProgramme };
  open_programme: { request: OpenProgramme; response: Programmes };
  close_programme: { request: ProgrammeId; response: Programmes };
  get_over_redeemed: { request: Nothing; response: OverRedeemed };
  get_coupon_laptops: { request: Nothing; response: CouponLaptops };
  revoke_coupon_key: { request: RevokeCouponKey; response: CouponLaptops };
  check_print: { request: PrintedTexts; response: Unprintable };
  save_coupon_page: { request: Folder; response: SavedPage };
  get_reorder_card: { request: SaleId; response: ReorderOffer };
  print_reorder_slip: { request: PrintReorderSlip; response: SavedFile };
  print_reorder_receipt: { request: SaleId; response: Printed };
  get_printer: { request: Nothing; response: Printer };
  choose_printer: { request: Printer; response: Printer };
  print_test_page: { request: Nothing; response: Printed };
  save_test_page: { request: Folder; response: SavedFile };
  get_products: { request: Nothing; response: Products };
  quote_sale: { request: SaleRequest; response: Quote };
  record_sale: { request: SaleRequest; response: SaleResult };
  void_sale: { request: VoidSale; response: Nothing };
  get_recent_sales: { request: Nothing; response: RecentSales };
  link_sale: { request: LinkSale; response: RecentSales };
  add_product: { request: AddProduct; response: Products };
  get_catalogue: { request: Nothing; response: Products };
  save_product: { request: SaveProduct; response: Products };
  retire_product: { request: RetireProduct; response: Products };
  get_kinds_of_goods: { request: Nothing; response: KindsOfGoods };
  choose_kinds_of_goods: { request: ChooseKindsOfGoods; response: KindsOfGoods };
  preview_products: { request: PriceList; response: ProductImport };
  import_products: { request: PriceList; response: ProductImport };
  get_product_pictures: { request: Nothing; response: ProductPictures };
  set_product_picture: { request: SetProductPicture; response: ProductPictures };
  match_product_pictures: { request: PictureFiles; response: MatchedPictures };
  get_maker_card: { request: Nothing; response: MakerCard };
  get_maker: { request: Nothing; response: Maker };
  change_maker: { request: MakerDetails; response: ChangedMaker };
  set_text_sender: { request: SetTextSender; response: ChangedMaker };
  get_brand: { request: Nothing; response: Brand };
  set_brand_picture: { request: SetBrandPicture; response: Brand };
  set_accent: { request: SetAccent; response: Brand };
  get_picture: { request: PictureId; response: ShownPicture };
  get_follow_up: { request: AskFollowUp; response: FollowUp };
  get_audiences: { request: AskFollowUp; response: Audiences };
  get_question_worth: { request: AskFollowUp; response: QuestionsWorth };
  get_in_own_words: { request: Nothing; response: InOwnWords };
  get_targets: { request: Nothing; response: Targets };
  export_follow_up: { request: ExportFollowUp; response: Exported };
  note_not_sent: { request: NoteNotSent; response: Targets };
  take_in_report: { request: FollowUpReport; response: ReportTakenIn };
  try_contact_again: { request: TryAgain; response: Nothing };
  get_hold_out: { request: AskHoldOut; response: HoldOut };
  choose_hold_out: { request: ChooseHoldOut; response: HoldOut };
  override_hold_out: { request: OverrideHoldOut; response: HoldOut };
  get_fair_report: { request: AskFairReport; response: FairReport };
  set_booth_cost: { request: SetBoothCost; response: FairReport };
  save_fair_report: { request: SaveFairReport; response: SavedFairReport };
  understand_orders: { request: OrdersFile; response: OrdersTold };
  take_in_orders: { request: OrdersFile; response: OrdersTold };
  take_back_orders: { request: OrdersImportId; response: OrdersTakenBack };
  get_message_drafts: { request: Nothing; response: MessageDrafts };
  set_message_draft: { request: SetMessageDraft; response: MessageDraft };
  preview_message_draft: { request: PreviewMessageDraft; response: MessagePreview };
  get_owner_rules: { request: Nothing; response: OwnerRules };
  make_owner_rule: { request: MakeOwnerRule; response: OwnerRuleMade };
  remove_owner_rule: { request: RemoveOwnerRule; response: OwnerRules };
  get_variables: { request: Nothing; response: Variables };
  set_variable_levels: { request: SetVariableLevels; response: Nothing };
  count_segment: { request: CountSegment; response: SegmentCounts };
  get_segment_people: { request: AskSegmentPeople; response: SegmentPeople };
  get_personas: { request: Nothing; response: Personas };
  get_segments: { request: Nothing; response: SavedSegments };
  save_segment: { request: SaveSegment; response: SavedSegments };
  remove_segment: { request: RemoveSegment; response: SavedSegments };
  verify_store: { request: Nothing; response: Verification };
  back_up: { request: BackUp; response: BackedUp };
  restore_backup: { request: RestoreBackup; response: Restored };
  choose_folder: { request: Folder; response: Folder };
  choose_backup: { request: Folder; response: SavedFile };
  open_folder: { request: SavedFile; response: Nothing };
  write_pack: { request: WritePack; response: PackWritten };
  choose_pack: { request: Folder; response: SavedFile };
  open_pack: { request: OpenPack; response: Opened };
  get_booth_laptops: { request: Nothing; response: BoothLaptops };
  write_bundle: { request: WriteBundle; response: BundleWritten };
  choose_bundles: { request: Folder; response: Bundles };
  merge_bundles: { request: Bundles; response: MergedBundles };
  admit_laptop: { request: AdmitLaptop; response: BoothLaptops };
  get_progress: { request: WorkKind; response: WorkProgress };
  stop_work: { request: WorkKind; response: Nothing };
  get_kiosk_settings: { request: Nothing; response: KioskSettings };
  open_kiosk: { request: OpenKiosk; response: Nothing };
  kiosk_welcome: { request: Nothing; response: KioskWelcome };
  kiosk_brand: { request: Nothing; response: Brand };
  kiosk_start: { request: KioskLanguage; response: KioskSurvey };
  kiosk_answer: { request: KioskAnswer; response: KioskSurvey };
  kiosk_hand_in: { request: KioskLanguage; response: Notices };
  kiosk_check_contact: { request: ContactDraft; response: UsableContact };
  kiosk_contact: { request: ContactDraft; response: ConsentReceipt };
  kiosk_finish: { request: Nothing; response: KioskThanks };
  kiosk_stop: { request: KioskStop; response: Nothing };
  kiosk_abandon: { request: Nothing; response: Nothing };
  leave_kiosk: { request: LeaveKiosk; response: Nothing };
  get_visitor_screen: { request: Nothing; response: VisitorScreenState };
  open_visitor_screen: { request: Nothing; response: VisitorScreenState };
  open_board: { request: OpenBoard; response: VisitorScreenState };
  get_day_goals: { request: Nothing; response: DayGoals };
  set_day_goals: { request: DayGoals; response: DayGoals };
  close_visitor_screen: { request: Nothing; response: VisitorScreenState };
  show_to_visitor: { request: ShowToVisitor; response: Nothing };
  visitor_screen: { request: Nothing; response: VisitorScreen };
}
