/**
 * The stable hooks that real-window tests hold on to (`data-testid`).
 *
 * Long because: one list, which is searched for a hook and never read from end to end.
 *
 * Screens:   stage-first-run · unlock · clock-right · clock-wrong · desk · visit · evening · device
 * First run: open-sample · create-fair · open-pack · open-backup · fair-name · maker-name · starts-on · ends-on · owner-name · submit-fair ·
 *            passphrase · submit-passphrase · recovery-key (the groups, separated by spaces) · recovery-written ·
 *            recovery-group-<place> (the two asked back, from 1) · recovery-check · recovery-folder · save-recovery-sheet ·
 *            recovery-sheet-path
 * Unlock:    passphrase · submit-passphrase · use-recovery-key (then the same field takes the key, and afterwards
 *            keep-passphrase · new-passphrase · change-passphrase) · opening · opening-stop · open-backup (once the store
 *            could not be read)
 * Backup:    restore-file · choose-backup · passphrase · use-recovery-key · restore-run · restoring · restore-stop ·
 *            restore-found · restore-go-in
 * Fair pack: pack-file · choose-pack · pack-password · passphrase · open-pack-run · pack-opening · pack-opening-stop
 * Files:     choose-folder · open-folder · export-writing · export-stop (at every export)
 * Desk:      smart-field · recent (the list) · unsaved-contact (its row for a contact that was left half typed) · open-device · tallied · open-fairs · open-evening · open-prepare · open-picture · open-counter ·
 *            picture-file · open-camera · camera · close-picture ·
 *            verdict (with data-verdict=ok|provisional|refused) · verdict-reason · use-coupon · open-visitors ·
 *            undo-last (takes the last act back: at once just after it, with a reason later)
 *            preparation (what is missing), in it ready-<survey|products|coupons|brand|trial> (data-done) · put-preparation-away;
 *            also on the last tab of prepare · on every screen of the sample: sample-bar · begin-own · end-sample
 * Everywhere: all-keys (the keys of the screen)
 * Forms:     form-back (what was typed is kept) · form-discard (asks once more)
 * Visitors:  visitors (all of today's) · visitors-<all|unfinished|no_contact|coupon|bought>
 * Fairs:     fairs-screen · fairs (the list), in each line choose-fair · archive-fair · destroy-fair ·
 *            next-fair (shows the form) · fair-name · starts-on · ends-on · with-questionnaire · with-products · with-programmes ·
 *            open-next-fair
 * Visit:     step-<survey|contact|coupon|sale> · leave · visited (a finished visitor, and what can be done next)
 * Survey:    question (with data-path) · choice-<name> (aria-pressed says whether it is chosen) · answer (typed kinds) ·
 *            question-next · question-skip · question-previous · typed-before (answers to pick) ·
 *            survey-resumed, survey-continue, survey-discard (what was left half answered) · quota-full · quota-stop ·
 *            amend, amend-mistaken, amend-visitor, amend-words, amend-other, amend-keep (why a finished survey
 *            changes) · amendments (what was changed) · interest-<hot|warm|cold> · interviewer-note
 * Contact:   contact-name · contact-phone · contact-email · open-further shows
 *            contact-company · contact-job · contact-country · contact-postcode · contact-address · contact-birthday, as far as the texts name them ·
 *            card-read (what became of a code) · take-badge-out (also in the correction) · correct-particulars opens
 *            particulars-name and the same fields, kept by save-particulars; once one of them holds text, the notices unfold:
 *            notice-<act> is the button that says yes (aria-pressed), decline-<act> the one that says no ·
 *            topic-<name> · every-topic · contact-next · contact-not-asked (channels that are passed over) · contact-previous · skip-contact (an empty form) · contact-go-on · contact-again · contact-stop (a contact is kept already) ·
 *            nearly-take · nearly-keep (the address is nearly another one) ·
 *            known-same · known-other (somebody left the same before)
 * Receipt:   open-receipt (of consent), in it receipt-of-consent · receipt-qr · print-receipt · print-slip · paper-<…> ·
 *            slip-path as of a coupon · receipt-done; receipt-stopped (at the desk, once
 *            its code was scanned)
 * Opt-outs:  opt-outs (on the evening screen), in it opt-outs-<source> · opt-outs-file · opt-outs-reading · opt-outs-stop ·
 *            opt-outs-done · opt-outs-unreadable
 * Rights:    open-rights (the dialog), in it rights-folder · save-subject-report · rights-with-files · destroy-person ·
 *            rights-destroyed (what was done) · rights-done · requests-since-backup (on the evening screen of a restored
 *            backup) · requests-done
 * Cards:     keep-card-photo (opens the dialog), in it card-photo-choose · card-photo-camera · card-photo-take; card-photo-file (the
 *            input) · card-photos (on the card of a visit), in it card-photo-look, which shows card-photo-picture ·
 *            card-photo-large · card-photo-turn · card-photo-take-back; on the evening screen copy-cards, in it card-begin ·
 *            card-sheet with card-name · card-company · card-job · card-phone · card-email · card-keep · card-nothing · card-later · card-stop
 * Quotes:    quote-add (on the card of a visit) · quotes (the list), in each line quote-change · quote-take-back; in its
 *            dialog quote-lines, in each line quote-<goods|quantity|price|currency|remove>-<n> (from 1), then
 *            quote-stage-<negotiating|concluded> · quote-sum · quote-save · quote-leave; on the evening screen
 *            quote-totals, in it dollar-rate · dollar-rate-save · quotes-reason · quotes-folder · quotes-lock ·
 *            quotes-run · quotes-files · quotes-password
 * Requests:  reply-ask (on the card of a visit), in its dialog reply-<catalogue|quotation|call|other> · reply-to-contact ·
 *            reply-way-<channel> · reply-words · reply-by · reply-due · reply-save · reply-leave · on the card replies (the list) · reply-take-back ·
 *            on the evening screen open-replies · replies-everybody · replies-of-<name> · reply-open · reply-take, which unfolds reply-text ·
 *            reply-copy · reply-answered-on · reply-sender · reply-sent-<channel> · reply-done · at last reply-noted
 *            in the dialog of reply-ask also right-<look|correct|stop|delete>, and then right-received-on · right-save ·
 *            right-noted · right-done; on the evening screen open-requests, in it request-take · request-open ·
 *            request-folder · request-letter · request-letter-saved · request-answered-on ·
 *            request-way-<in_person|email|sms|post> · request-done · at last request-noted
 * One person: same-people (on the evening screen, only while somebody may be one), in it same-<n> · different-<n> (from 1);
 *            on the card of a visit other-visits, in it part-visit
 * Groups:    open-segments (on the evening screen) · segments (the screen), in it segments-sentence · segments-as-table ·
 *            personas, in each persona-<n> (from 1) · audiences, in each group group-<id> · crossing, in it segment-chosen (who, how many) · segment-undo ·
 *            levels-edit-<variable>, opens levels-editor, in it levels-cut-<n> · levels-of-<choice>-<level> · levels-name-<n> (from 1) ·
 *            levels-keep · levels-proposed · levels-leave ·
 *            segment-clear · in-group-<id> · level-<variable>-<level> (aria-pressed) · segment-bought ·
 *            segment-all-products · segments-refused · segment-people, in it segment-people-open · person-before ·
 *            person-place · person-after · person · person-coupons, in it person-coupon-how-<n> (from 1) · changed-since (also on the card of a visit) · person-open · group-files · saved-groups, in it saved-open · saved-files · saved-rename · saved-rename-name ·
 *            saved-rename-done · saved-remove · saved-put-back · saved-name · saved-save
 * Rules:     owner-rules (on the evening screen), in it rule-for · rule-product · rule-<first|more|never> · rule-make ·
 *            rule-remove, one a rule
 * Drafts:    message-drafts (on the evening screen), in it message-draft-<id>, opens draft-language-<ko|en> · message-draft-text ·
 *            draft-field, one a field · message-draft-look · message-draft-keep · message-draft-kept ·
 *            message-draft-reset · message-draft-longest · message-draft-emptiest; in the files export-draft
 * Report:    fair-report (on the evening screen), in it report-show, then report-answer · report-days-<30|90|365> ·
 *            report-cost · report-cost-save · report-figures (the table) · report-folder · report-save · report-files
 * Orders:    in fair-report orders-file · orders-choose · orders-reading · orders-stop, then orders-done · orders-notes;
 *            orders-columns, in it orders-column-<name> · orders-shop · orders-again; orders-take-in, then
 *            orders-take-back, then orders-taken-back
 * Effect:    hold-out (on the evening screen), in it hold-out-found · hold-out-advice · hold-out-days-<30|90|365> ·
 *            variant-tests (which coupons came back) ·
 *            hold-out-bestsellers-<percent> · hold-out-no-message-<percent> · hold-out-people, in it hold-out-write-<n> (from 1)
 * Worth:     question-worth (on the evening screen), in it worth-show · worth-leave-out-<n> (from 1) ·
 *            worth-leave-out-sure
 * Said:      own-words (on the evening screen), in it own-words-show · own-words-<question>-<n> (both from 1), a
 *            word or mood with its quotes
 * Partners:  asked-recipients (on the evening screen, only while third parties are asked about), in it
 *            unasked-open
 * Loss:      lost-laptops (on the device screen), in it lost-<n> and then lost-since-day · lost-since-time ·
 *            lost-coupons-<keep|none> · lost-folder · lost-report · loss-saved; there and in open-losses (on the evening
 *            screen) loss-due · loss-folder · loss-files · loss-told-on · loss-sender · loss-count · loss-told · at last loss-noted
 * Staff:     signed-in (on every screen, while several people work) · change-staff · open-own-pin, in its dialog
 *            present-pin · own-pin · own-pin-again · change-own-pin · own-pin-changed · who-is-there, in it staff-<n> and then
 *            kiosk-pin · kiosk-pin-submit. On the tab staff of prepare: staff (the list), in it member-<n> ·
 *            role-<capture|manage|owner>-<n> · reset-pin-<n>, and once pressed own-pin · own-pin-again · set-pin · end-access-<n> ·
 *            let-in-<n> · staff-done; staff-name · new-role-<role> · new-pin · new-pin-again · add-staff ·
 *            rights-changes · looks · month-<n> · review-looks · looks-reviewed
 * Tasks:     tasks (on the evening screen), in it calendar, calendar-folder, calendar-save, tasks-of-<kind>, for what
 *            is sent tasks-folder-<kind> · list-duties-<kind> · tasks-sent-on-<kind> · tasks-sender-<kind> ·
 *            tasks-count-<kind> · tasks-sent-<kind>; tasks-noted · tasks-open · tasks-keep · tasks-stop · tasks-destroy · tasks-destroyed ·
 *            pause-destruction · destruction-paused · resume-destruction
 * Second screen: visitor-screen · coupon-qr · coupon-number (opened with visitor-screen-open of the staff menu, or of the device screen)
 * Coupon:    coupon · coupon-qr · coupon-number · give-coupon · print-slip · paper-<name> · print-receipt · slip-path · maker-card · go-sale · next-visitor ·
 *            staff-menu (unfolds print-…, paper-…, show-card and coupon-care)
 * Sale:      sale · product-filter · product-<n> (from 1, the place in the catalogue, filtered or not) ·
 *            quantity-<n> · purpose-<name> · sale-coupon (aria-pressed) · basket · empty-basket · put-back-basket · sale-saved · sale-total · record-sale · receipt · void-sale ·
 *            link-sales (then sale-<id>) · link-visitor (then visitor-<id>) ·
 *            reorder-card (once it is recorded), in it reorder-qr · reorder-paper; on the desk reorder-scanned · reorder-sell
 * Closing:   unfinished (the list) · unfinished-continue · unfinished-discard · timing (all on the evening screen)
 * Quotas:    quotas · quota-<choice> (the number) · quota-<warn|stop>-<choice>
 * Evening:   over-redeemed (the list, only while there are some) · evening-sentence · tab-send · tab-duties · tab-results · export-audience · export-reach · export-topic · export-draft · export-target · export-one-each (letters) · export-first-label (labels) · export-steps · export-reason · export-folder ·
 *            export-lock · export-password · export-opening · export-run · export-leave-out · export-include · export-new-coupons · export-files · export-made · export-not-sent (one a row) · export-made-more · report-choose (one a row) · report-file · report-reading · report-stop · report-columns · report-address · report-outcome · report-again · report-done · report-notes · report-bounced · report-contact · report-try-again · report-tried-again · evening-counting · this-fair · all-fairs · answers-choices · answers-several · answers-unfinished · answers-all-fairs · answers-reason ·
 *            answers-folder · answers-run · answers-files
 * Prepare:   prepare · tab-<name> (the tabs of prepare/tabs.ts: survey, …)
 * Survey tab: versions (the list), in each line ask-version-<n> · edit-version-<n> · write-version-<n> ·
 *            drafts (the list), in each line open-draft-<n> · discard-draft-<n> · questionnaire-told (what went well) ·
 *            begin-blank · template-<id> · drop-workbook · workbook-file · workbook-reading ·
 *            workbook-stop · import-problems · leave-out · to-products · published-to-desk · tab-page
 * Builder:   builder · builder-close · draft-title · undo · put-back (after something was taken away) · problems, in it
 *            problem-<n> · row-<n> (the outline) · add-<kind> · translate-<code> · row-editor (with data-row) · row-kind ·
 *            row-label (in the first language) · draft-choice-<n> · add-choice · shown-question · shown-choice ·
 *            row-required · row-spoken · row-purpose · row-up · row-down · row-duplicate · row-remove ·
 *            preview, in it preview-<path> · preview-language · preview-again ·
 *            show-past · past (the earlier states), in it restore-<n> · publish · publish-card (what it means) ·
 *            publish-confirm
 * Coupons tab: programmes (the list) · programme-<kind> (begins a new one) · programme-editor · programme-name ·
 *            programme-gift-name · programme-percent · programme-total · programme-preview · programme-problems · programme-from · programme-until ·
 *            variants, in it variant-add · variant-end-<n> · variant-wording-<n> · variant-remove-<n> (from 1) ·
 *            open-programme · give-by-hand · given-coupon · coupon-number · print-slip · close-given
 * A coupon:  coupon-care · undo-use · reissue-coupon · void-coupon; each unfolds to take-back-reason ·
 *            take-back-confirm · at the desk: undo-last-use, the same for the use recorded last
 * Products tab: catalogue (the list) · catalogue-filter · new-product · product-<id> · product-name · product-price ·
 *            product-barcode · product-tags · product-stock · product-one-of-a-set · save-product · retire-product · import-open · import-file ·
 *            import-reading · import-stop · import-preview (rows with data-outcome) · import-run · import-cancel · import-done
 *            product-pictures (files to choose) · pictures-run · pictures-told (what was matched) · product-picture (of the product in
 *            hand) · remove-product-picture
 * Brand tab: brand-mark (the logo, or the name) · maker-picture · drop-logo · drop-photograph · logo-file · photograph-file · remove-logo · remove-photograph ·
 *            accent · save-accent · accent-of-logo · accent-adjusted · maker-phone · maker-email · maker-address · shop-link · map-link · page-address · refusal-phone · save-maker · text-sender-tool · text-sender-certificate · text-sender-caller · save-text-sender · maker-switched (what that did) ·
 *            page-folder · save-page · page-path · printer-place · roll-<mm80|mm58> · save-printer · test-printer · printer-said · on the tab today test-page-folder ·
 *            save-test-page · test-page-path · and test-scanned on the desk
 * Notices tab: silence, in it silence-<lapses|keeps> · notices · notices-outdated · notices-not-asked · notice-ask-night · notice-add-recipient, which shows notice-recipient-<name|months|remove>-<n> ·
 *            notice-recipient-<purpose|item>-<n>-<word> · notice-purpose-<word> · notice-item-<word> · notice-months · notice-promise ·
 *            notice-sender · notice-responsible · notice-processor · notice-country · notice-processor-contact · check-notices ·
 *            notices-cost (what publishing does) · publish-notices · notices-published · notice-language-<code> · notices-preview ·
 *            law (the law’s numbers and their sources) · policy-folder · save-policy · policy-saved · bought-goods · bought-goods-<tag> · bought-goods-saved
 * Device:    verify · verify-result · verifying · verify-stop · back-up · backup-folder · backup-path (both files) ·
 *            laptops, in it only-here · bundle-folder · write-bundle · bundle-path · bundles-file · choose-bundles ·
 *            merge-bundles · bundles-merging · bundles-merging-stop · bundles-came · admit-<n> ·
 *            pack-folder · write-pack · pack-path · pack-made-password ·
 *            board (on the second screen) · board-card, in it board-open · board-money · goal-<visitors|contacts|sales> · goals-save ·
 *            present-passphrase · new-passphrase · change-passphrase · lock · idle-lock-<minutes>
 * Kiosk:     open-kiosk (at the desk) · kiosk-pin · kiosk-pin-submit · kiosk-idle-seconds ·
 *            kiosk-half-<keep|discard> · kiosk (the window) · kiosk-maker · language-<code> ·
 *            kiosk-offer (what it earns) · kiosk-start · kiosk-start-<code> (in another language) · question · choice-<name> · answer ·
 *            kiosk-back · kiosk-next · kiosk-idle (asks whether somebody is there) · kiosk-continue ·
 *            kiosk-contact (with data-page; the hooks of the contact step) · kiosk-receipt-open shows kiosk-receipt until kiosk-receipt-done · kiosk-end (there are enough, or all was stopped) ·
 *            kiosk-ask-stop · kiosk-stop · stop-phone · stop-email · kiosk-stop-now ·
 *            kiosk-bar (below the page) · kiosk-scrolled (what scrolls above it) · kiosk-more (shows what is below) ·
 *            pad-<digit> · pad-erase · day-<0|1|2> (year, month, day) ·
 *            coupon · coupon-qr · coupon-number · kiosk-next-visitor (it is new at once) · kiosk-longer
 * Anywhere:  language · print-warning (where texts for coupons are typed) · error (the one sentence of what went wrong)
 *
 * Besides these, `document.documentElement.dataset.ready` names the screen painted last (desk, visit-survey,
 * visit-contact, visit-coupon, visit-sale, counter, evening, segments, prepare-<tab>, questionnaire-builder, device, unlock, first-run-choice, first-run-fair,
 * first-run-passphrase, first-run-recovery, first-run-recovery-check, unlock-new-passphrase, open-pack, restore, restored, kiosk-welcome, kiosk-question, kiosk-contact, kiosk-receipt, kiosk-thanks, kiosk-full, kiosk-stop, kiosk-stopped), and `window.__paint` is the time in milliseconds from Enter on a
 * question to the next question on the glass.
 */

const FIXED = [
  "open-segments",
  "segments",
  "segments-sentence",
  "segments-as-table",
  "personas",
  "crossing",
  "segment-chosen",
  "segment-undo",
  "segment-clear",
  "segment-bought",
  "segment-all-products",
  "segments-refused",
  "segment-people",
  "segment-people-open",
  "person-before",
  "person-place",
  "person-after",
  "person",
  "person-coupons",
  "person-open",
  "open-own-pin",
  "present-pin",
  "change-own-pin",
  "own-pin-changed",
  "right-received-on",
  "right-save",
  "right-noted",
  "right-done",
  "open-requests",
  "request-take",
  "request-open",
  "request-folder",
  "request-letter",
  "request-letter-saved",
  "request-answered-on",
  "request-done",
  "request-noted",
  "pause-destruction",
  "destruction-paused",
  "resume-destruction",
  "lost-laptops",
  "lost-since-day",
  "lost-since-time",
  "lost-folder",
  "lost-report",
  "loss-saved",
  "open-losses",
  "loss-due",
  "loss-folder",
  "loss-files",
  "loss-told-on",
  "loss-sender",
  "loss-count",
  "loss-told",
  "loss-noted",
  "stage-first-run",
  "open-sample",
  "sample-bar",
  "begin-own",
  "end-sample",
  "preparation",
  "put-preparation-away",
  "create-fair",
  "fair-name",
  "maker-name",
  "starts-on",
  "ends-on",
  "owner-name",
  "submit-fair",
  "passphrase",
  "submit-passphrase",
  "recovery-key",
  "recovery-written",
  "recovery-check",
  "recovery-folder",
  "save-recovery-sheet",
  "recovery-sheet-path",
  "new-passphrase",
  "change-passphrase",
  "keep-passphrase",
  "present-passphrase",
  "opening",
  "opening-stop",
  "open-backup",
  "open-pack",
  "pack-file",
  "choose-pack",
  "pack-password",
  "open-pack-run",
  "pack-opening",
  "pack-opening-stop",
  "restore-file",
  "choose-backup",
  "restore-run",
  "restoring",
  "restore-stop",
  "restore-found",
  "restore-go-in",
  "choose-folder",
  "open-folder",
  "export-writing",
  "export-stop",
  "verifying",
  "verify-stop",
  "unlock",
  "use-recovery-key",
  "clock-right",
  "clock-wrong",
  "desk",
  "smart-field",
  "recent",
  "unsaved-contact",
  "open-device",
  "tallied",
  "board",
  "board-card",
  "board-open",
  "board-money",
  "goals-save",
  "open-visitors",
  "visitors",
  "all-keys",
  "undo-last",
  "visited",
  "open-fairs",
  "fairs",
  "fairs-screen",
  "choose-fair",
  "archive-fair",
  "destroy-fair",
  "with-questionnaire",
  "with-products",
  "with-programmes",
  "open-next-fair",
  "next-fair",
  "this-fair",
  "all-fairs",
  "answers-all-fairs",
  "open-evening",
  "open-prepare",
  "open-picture",
  "picture-file",
  "open-camera",
  "camera",
  "close-picture",
  "verdict",
  "verdict-reason",
  "use-coupon",
  "visit",
  "leave",
  "question",
  "answer",
  "question-next",
  "question-skip",
  "question-previous",
  "typed-before",
  "survey-resumed",
  "survey-continue",
  "survey-discard",
  "quota-full",
  "quota-stop",
  "amend",
  "amend-mistaken",
  "amend-visitor",
  "amend-words",
  "amend-other",
  "amend-keep",
  "amendments",
  "interviewer-note",
  "unfinished",
  "unfinished-continue",
  "unfinished-discard",
  "timing",
  "quotas",
  "contact-name",
  "contact-phone",
  "contact-email",
  "contact-company",
  "contact-job",
  "contact-country",
  "contact-birthday",
  "contact-postcode",
  "contact-address",
  "card-read",
  "take-badge-out",
  "open-further",
  "correct-particulars",
  "particulars-name",
  "save-particulars",
  "contact-next",
  "contact-not-asked",
  "contact-previous",
  "nearly-take",
  "nearly-keep",
  "every-topic",
  "skip-contact",
  "contact-go-on",
  "tasks",
  "calendar",
  "calendar-folder",
  "calendar-save",
  "tasks-noted",
  "tasks-open",
  "tasks-keep",
  "tasks-stop",
  "tasks-destroy",
  "tasks-destroyed",
  "signed-in",
  "change-staff",
  "who-is-there",
  "staff",
  "own-pin",
  "own-pin-again",
  "set-pin",
  "staff-done",
  "staff-name",
  "new-pin",
  "new-pin-again",
  "add-staff",
  "rights-changes",
  "looks",
  "review-looks",
  "looks-reviewed",
  "keep-card-photo",
  "copy-cards",
  "quotes",
  "quote-add",
  "quote-change",
  "quote-take-back",
  "quote-lines",
  "quote-sum",
  "quote-save",
  "quote-leave",
  "quote-totals",
  "dollar-rate",
  "dollar-rate-save",
  "quotes-reason",
  "quotes-folder",
  "quotes-lock",
  "quotes-run",
  "quotes-files",
  "quotes-password",
  "reply-ask",
  "reply-to-contact",
  "reply-words",
  "reply-by",
  "reply-due",
  "reply-save",
  "reply-leave",
  "replies",
  "reply-take-back",
  "open-replies",
  "replies-everybody",
  "reply-take",
  "reply-text",
  "reply-copy",
  "reply-answered-on",
  "reply-sender",
  "reply-done",
  "reply-open",
  "reply-noted",
  "same-people",
  "other-visits",
  "changed-since",
  "part-visit",
  "audiences",
  "saved-groups",
  "group-files",
  "saved-open",
  "saved-files",
  "saved-rename",
  "saved-rename-name",
  "saved-rename-done",
  "saved-remove",
  "saved-put-back",
  "saved-name",
  "saved-save",
  "message-drafts",
  "message-draft-text",
  "message-draft-look",
  "message-draft-keep",
  "message-draft-kept",
  "message-draft-reset",
  "message-draft-longest",
  "message-draft-emptiest",
  "draft-field",
  "export-draft",
  "export-first-label",
  "owner-rules",
  "rule-for",
  "rule-product",
  "rule-make",
  "rule-remove",
  "fair-report",
  "report-show",
  "report-answer",
  "report-cost",
  "report-cost-save",
  "report-figures",
  "report-folder",
  "report-save",
  "report-files",
  "orders-file",
  "orders-choose",
  "orders-reading",
  "orders-stop",
  "orders-columns",
  "orders-shop",
  "orders-again",
  "orders-take-in",
  "orders-take-back",
  "orders-taken-back",
  "orders-done",
  "orders-notes",
  "hold-out",
  "hold-out-found",
  "hold-out-advice",
  "hold-out-people",
  "question-worth",
  "own-words",
  "own-words-show",
  "worth-show",
  "worth-leave-out-sure",
  "asked-recipients",
  "unasked-open",
  "open-receipt",
  "receipt-of-consent",
  "receipt-qr",
  "receipt-done",
  "receipt-stopped",
  "open-rights",
  "rights-folder",
  "save-subject-report",
  "rights-with-files",
  "destroy-person",
  "rights-destroyed",
  "rights-done",
  "contact-again",
  "contact-stop",
  "known-same",
  "known-other",
  "coupon",
  "coupon-qr",
  "coupon-number",
  "give-coupon",
  "print-slip",
  "print-receipt",
  "maker-card",
  "slip-path",
  "go-sale",
  "next-visitor",
  "sale",
  "product-filter",
  "sale-coupon",
  "sale-total",
  "record-sale",
  "basket",
  "empty-basket",
  "put-back-basket",
  "form-back",
  "visitor-screen",
  "visitor-screen-open",
  "form-discard",
  "sale-saved",
  "staff-menu",
  "show-card",
  "receipt",
  "link-sales",
  "link-visitor",
  "reorder-card",
  "reorder-qr",
  "reorder-paper",
  "reorder-scanned",
  "reorder-sell",
  "open-counter",
  "void-sale",
  "requests-since-backup",
  "requests-done",
  "opt-outs",
  "opt-outs-file",
  "opt-outs-reading",
  "opt-outs-stop",
  "opt-outs-done",
  "opt-outs-unreadable",
  "evening",
  "evening-counting",
  "evening-sentence",
  "export-target",
  "export-reach",
  "export-audience",
  "export-topic",
  "export-steps",
  "export-lock",
  "export-password",
  "export-opening",
  "export-one-each",
  "export-reason",
  "export-folder",
  "export-run",
  "export-leave-out",
  "export-include",
  "export-files",
  "export-made",
  "export-not-sent",
  "export-made-more",
  "report-choose",
  "report-file",
  "report-reading",
  "report-stop",
  "report-columns",
  "report-address",
  "report-outcome",
  "report-again",
  "report-done",
  "report-notes",
  "report-bounced",
  "report-contact",
  "report-try-again",
  "report-tried-again",
  "export-new-coupons",
  "answers-choices",
  "answers-several",
  "answers-unfinished",
  "answers-reason",
  "answers-folder",
  "answers-run",
  "answers-files",
  "prepare",
  "versions",
  "print-warning",
  "drafts",
  "questionnaire-told",
  "begin-blank",
  "drop-workbook",
  "workbook-file",
  "import-problems",
  "leave-out",
  "to-products",
  "published-to-desk",
  "tab-page",
  "builder",
  "builder-close",
  "draft-title",
  "undo",
  "put-back",
  "problems",
  "row-editor",
  "row-kind",
  "row-label",
  "add-choice",
  "shown-question",
  "shown-choice",
  "row-required",
  "row-spoken",
  "row-purpose",
  "row-up",
  "row-down",
  "row-duplicate",
  "row-remove",
  "preview",
  "preview-language",
  "preview-again",
  "show-past",
  "past",
  "publish",
  "publish-card",
  "publish-confirm",
  "programmes",
  "programme-editor",
  "programme-name",
  "programme-gift-name",
  "programme-percent",
  "programme-total",
  "programme-preview",
  "programme-from",
  "programme-until",
  "programme-problems",
  "variants",
  "levels-editor",
  "levels-keep",
  "levels-proposed",
  "levels-leave",
  "variant-add",
  "variant-tests",
  "open-programme",
  "give-by-hand",
  "given-coupon",
  "close-given",
  "coupon-care",
  "undo-use",
  "reissue-coupon",
  "void-coupon",
  "undo-last-use",
  "take-back-reason",
  "take-back-confirm",
  "over-redeemed",
  "catalogue",
  "catalogue-filter",
  "new-product",
  "product-name",
  "product-price",
  "product-barcode",
  "product-tags",
  "product-stock",
  "product-one-of-a-set",
  "save-product",
  "retire-product",
  "import-open",
  "import-file",
  "import-preview",
  "import-run",
  "import-cancel",
  "workbook-reading",
  "workbook-stop",
  "import-reading",
  "import-stop",
  "import-done",
  "maker-phone",
  "maker-email",
  "maker-address",
  "shop-link",
  "map-link",
  "page-address",
  "refusal-phone",
  "save-maker",
  "text-sender-tool",
  "text-sender-certificate",
  "text-sender-caller",
  "save-text-sender",
  "maker-switched",
  "test-page-folder",
  "save-test-page",
  "test-page-path",
  "test-scanned",
  "page-folder",
  "save-page",
  "page-path",
  "printer-place",
  "save-printer",
  "test-printer",
  "brand-mark",
  "maker-picture",
  "drop-logo",
  "drop-photograph",
  "logo-file",
  "photograph-file",
  "remove-logo",
  "remove-photograph",
  "accent",
  "save-accent",
  "accent-of-logo",
  "accent-adjusted",
  "product-pictures",
  "pictures-run",
  "pictures-told",
  "product-picture",
  "remove-product-picture",
  "printer-said",
  "silence",
  "notices",
  "notices-outdated",
  "notices-not-asked",
  "check-notices",
  "bought-goods",
  "bought-goods-saved",
  "notices-cost",
  "publish-notices",
  "notices-published",
  "notices-preview",
  "policy-folder",
  "law",
  "save-policy",
  "policy-saved",
  "device",
  "verify",
  "verify-result",
  "back-up",
  "backup-folder",
  "backup-path",
  "laptops",
  "only-here",
  "bundle-folder",
  "write-bundle",
  "bundle-path",
  "bundles-file",
  "choose-bundles",
  "merge-bundles",
  "bundles-merging",
  "bundles-merging-stop",
  "bundles-came",
  "pack-folder",
  "write-pack",
  "pack-path",
  "pack-made-password",
  "lock",
  "open-kiosk",
  "kiosk-pin",
  "kiosk-pin-submit",
  "kiosk",
  "kiosk-maker",
  "kiosk-start",
  "kiosk-idle-seconds",
  "kiosk-contact",
  "kiosk-receipt",
  "kiosk-receipt-open",
  "kiosk-receipt-done",
  "kiosk-end",
  "kiosk-ask-stop",
  "kiosk-stop",
  "kiosk-stop-now",
  "stop-phone",
  "stop-email",
  "kiosk-back",
  "kiosk-next",
  "kiosk-idle",
  "kiosk-continue",
  "kiosk-next-visitor",
  "kiosk-longer",
  "kiosk-offer",
  "kiosk-bar",
  "kiosk-scrolled",
  "kiosk-more",
  "language",
  "error",
] as const;

/** A hook that stands for one element. */
export type TestId = (typeof FIXED)[number];

/** A hook of one of many: what it is, and which. */
export type NumberedTestId =
  `${"pad" | "day" | "step" | "tab" | "programme" | "choice" | "notice" | "decline" | "topic" | "product" | "quantity" | "purpose" | "roll" | "paper" | "sale" | "visitor" | "interest" | "quota" | "language" | "kiosk-start" | "kiosk-half" | "row" | "add" | "problem" | "template" | "preview" | "translate" | "draft-choice" | "ask-version" | "edit-version" | "write-version" | "open-draft" | "discard-draft" | "restore" | "idle-lock" | "ready" | "recovery-group" | "visitors" | "opt-outs" | "staff" | "member" | "role" | "new-role" | "reset-pin" | "end-access" | "let-in" | "month" | "quote-goods" | "quote-quantity" | "quote-price" | "quote-currency" | "quote-remove" | "quote-stage" | "reply" | "reply-way" | "reply-sent" | "replies-of" | "bought-goods" | "lost" | "lost-coupons" | "right" | "request-way" | "tasks-of" | "tasks-folder" | "list-duties" | "tasks-sent-on" | "tasks-sender" | "tasks-count" | "tasks-sent" | "silence" | "same" | "different" | "rule" | "report-days" | "hold-out-days" | "hold-out-bestsellers" | "hold-out-no-message" | "hold-out-write" | "card" | "worth-leave-out" | "orders-column" | "own-words" | "person-coupon-how" | "group" | "persona" | "in-group" | "level" | "variant-end" | "variant-wording" | "variant-remove" | "levels-edit" | "levels-cut" | "levels-of" | "levels-name" | "message-draft" | "draft-language" | "goal" | "admit"}-${string | number}`;

/** Spells a hook; a name that is not in the list is a type error. */
export function testid(id: TestId | NumberedTestId): string {
  return id;
}
