//! The one list of commands a window may call.
//!
//! The shell makes its Tauri commands, the build script its permission list,
//! and the tests the TypeScript signatures from this list, so that the three
//! cannot drift apart.

/// Hands the list of commands to another macro, as `name: Request => Response,`.
#[macro_export]
macro_rules! with_commands {
    ($($then:ident)::+) => {
        $($then)::+! {
            get_stage: Nothing => Stage,
            open_sample_fair: OpenSampleFair => Opened,
            create_fair: CreateFair => Opened,
            unlock: Unlock => Stage,
            lock: Nothing => Stage,
            get_desk: Nothing => Desk,
            look_up: LookUp => Found,
            start_visit: Nothing => Visit,
            get_visit: VisitorId => Visit,
            answer: GiveAnswer => Visit,
            finish_survey: VisitorId => Visit,
            get_notices: Nothing => Notices,
            save_contact: SaveContact => Visit,
            withdraw: Withdraw => Visit,
            issue_coupon: IssueCoupon => Coupon,
            print_slip: CouponId => SavedFile,
            get_products: Nothing => Products,
            add_product: AddProduct => Products,
            quote_sale: SaleRequest => Quote,
            record_sale: SaleRequest => SaleResult,
            get_follow_up: Nothing => FollowUp,
            export_follow_up: ExportFollowUp => Exported,
            verify_store: Nothing => Verification,
            back_up: BackUp => SavedFile,
        }
    };
}

macro_rules! names_and_signatures {
    ($($name:ident: $request:ident => $response:ident,)+) => {
        /// The names of all commands, in the order of the list.
        pub const COMMAND_NAMES: &[&str] = &[$(stringify!($name)),+];

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
