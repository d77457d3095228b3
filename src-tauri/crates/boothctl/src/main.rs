//! The same booth without a window: a command line for owners who script, for
//! headquarters, and for checks from outside.
//!
//! Every command prints one JSON document with `--json`, and words without it;
//! messages go to stderr. The exit code is 0 for done, 1 for refused (with the
//! reason), 2 for wrong usage, which is told as a refusal is.

mod commands;
mod files;
mod output;
mod store;

use clap::error::{ContextKind, ErrorKind};
use clap::{Parser, Subcommand};
use std::io::Write as _;
use std::process::ExitCode;
use words::{Sentence, sentence};

// Pages of 50,000 people hold millions of small pieces of text, which the system's
// allocator takes a third longer for.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// 부스루프를 창 없이 씁니다. Boothloop without a window.
#[derive(Parser)]
#[command(name = "boothctl", version, arg_required_else_help = true)]
struct Cli {
    /// One JSON document on stdout instead of words.
    #[arg(long, global = true)]
    json: bool,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Questionnaires (XLSForm): check one, evaluate an expression, fill one in.
    #[command(subcommand)]
    Form(commands::Form),
    /// Price lists: what one would add, without a store.
    #[command(subcommand)]
    Catalogue(commands::Catalogue),
    /// What the desk would keep of a phone number, an e-mail address or a name.
    #[command(subcommand)]
    Contact(commands::Contact),
    /// What a scan or a typed text is taken for.
    Scan(commands::Scan),
    /// Plays a whole sample fair through the real code and leaves store and exports in a folder.
    Demo(commands::Demo),
    /// Checks chains, read tables and the database file.
    Verify(store::Store),
    /// Gives, checks and redeems coupons.
    #[command(subcommand)]
    Coupon(commands::Coupon),
    /// Says that the computer's clock is right.
    #[command(subcommand)]
    Clock(commands::Clock),
    /// What a person allows, and taking it back.
    #[command(subcommand)]
    Consent(commands::Consent),
    /// Writes the privacy policy (PDF and HTML) and a poster for the booth, as the consent texts in use say.
    Policy(commands::Policy),
    /// What one person may ask for: all that is known of her, and having it destroyed.
    #[command(subcommand)]
    Rights(commands::Rights),
    /// What visitors asked to be sent or told: notes it, and closes it once it was answered.
    #[command(subcommand)]
    Replies(commands::Replies),
    /// What visitors are offered, and what was agreed.
    #[command(subcommand)]
    Quote(commands::QuoteCommand),
    /// What is owed to whom, the most urgent first: results to tell, permissions to confirm, data to destroy.
    Tasks(commands::Tasks),
    /// Laptops: which there are, and what to do when one is lost.
    #[command(subcommand)]
    Device(commands::Device),
    /// Fair packs: what makes a fresh laptop a laptop of this maker.
    #[command(subcommand)]
    Pack(commands::Pack),
    /// Bundles: carry records between laptops.
    #[command(subcommand)]
    Bundle(commands::Bundle),
    /// One hash over all that is known: equal on two laptops exactly when they agree.
    Digest(store::Store),
    /// The fairs of a store, the latest first.
    Fairs(store::Store),
    /// People who left contact details, and the desk's search among them.
    #[command(subcommand)]
    People(commands::People),
    /// Recommends from plain files, without a store.
    Recommend(commands::Recommend),
    /// Writes the follow-up files.
    #[command(subcommand)]
    Followup(commands::Followup),
    /// Did it pay? Writes a fair's report (PDF and XLSX) with its figures.
    Report(commands::FairReport),
    /// Writes a verified copy of a store.
    Backup(commands::Backup),
    /// Makes a store from a copy; an existing store is never touched.
    Restore(commands::Restore),
    /// Measures, as ratios against a baseline in the same run.
    Bench(commands::Bench),
    /// Saves visits until it is killed; used by `bench kills`.
    #[command(hide = true)]
    SaveUntilKilled(commands::SaveUntilKilled),
}

fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(answer) => {
            // Help and the version are asked for; what the parser says of a mistake is
            // English, so a line of Korean goes before it.
            if answer.use_stderr() {
                let wrong = usage(&answer);
                let mut words = std::env::args_os().take_while(|it| it != "--");
                if words.any(|it| it == "--json") {
                    let document = output::error_document(Some("usage"), &wrong);
                    let _ = writeln!(std::io::stdout(), "{document}");
                }
                let _ = writeln!(std::io::stderr(), "{}\n", wrong.ko);
                answer.exit()
            }
            let mut stdout = std::io::stdout().lock();
            let written = answer.print().and_then(|()| stdout.flush());
            return output::printed(ExitCode::SUCCESS, written);
        }
    };
    let result = match cli.command {
        Command::Form(form) => form.run(),
        Command::Catalogue(catalogue) => catalogue.run(),
        Command::Contact(contact) => Ok(contact.run()),
        Command::Scan(scan) => Ok(scan.run()),
        Command::Demo(demo) => demo.run(),
        Command::Verify(store) => commands::verify(&store),
        Command::Coupon(coupon) => coupon.run(),
        Command::Clock(clock) => clock.run(),
        Command::Consent(consent) => consent.run(),
        Command::Policy(policy) => policy.run(),
        Command::Rights(rights) => rights.run(),
        Command::Replies(replies) => replies.run(),
        Command::Quote(quote) => quote.run(),
        Command::Tasks(tasks) => tasks.run(),
        Command::Device(device) => device.run(),
        Command::Pack(pack) => pack.run(),
        Command::Bundle(bundle) => bundle.run(),
        Command::Digest(store) => commands::digest(&store),
        Command::Fairs(store) => commands::fairs(&store),
        Command::People(people) => people.run(),
        Command::Recommend(recommend) => recommend.run(),
        Command::Followup(followup) => followup.run(),
        Command::Report(report) => report.run(),
        Command::Backup(backup) => backup.run(),
        Command::Restore(restore) => restore.run(),
        Command::Bench(bench) => bench.run(),
        Command::SaveUntilKilled(child) => child.run(),
    };
    output::finish(cli.json, result)
}

/// What was wrong with a command line, and what to do.
fn usage(error: &clap::Error) -> Sentence {
    let said = |kind| error.get(kind).map(ToString::to_string).unwrap_or_default();
    let argument = said(ContextKind::InvalidArg);
    let why = std::error::Error::source(error).and_then(|it| it.downcast_ref());
    if let Some(output::Misfit(why)) = why {
        return sentence!("usage-value-because", what = argument, why = why);
    }
    match error.kind() {
        ErrorKind::MissingRequiredArgument => sentence!("usage-missing", what = argument),
        ErrorKind::UnknownArgument => sentence!("usage-unknown", what = argument),
        ErrorKind::InvalidSubcommand => {
            sentence!("usage-unknown", what = said(ContextKind::InvalidSubcommand))
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => sentence!(
            "usage-value",
            what = argument,
            value = said(ContextKind::InvalidValue)
        ),
        _ => sentence!("usage-wrong"),
    }
}
