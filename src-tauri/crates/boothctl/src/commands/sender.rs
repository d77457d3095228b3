//! `followup sender`: who sends the text messages of a tool, and from which number.

use super::export::named_tool;
use crate::output::{Failure, Report};
use crate::store::Store;
use booth::follow_up::target;
use serde_json::json;
use words::{Sentence, sentence};

/// The certificate of the company that sends a tool's text messages, and your caller
/// number registered with it; without them, what is known.
#[derive(clap::Args)]
pub struct Sender {
    /// The tool: an id of `followup targets`, or the path of a target's file of your own.
    #[arg(long, value_parser = named_tool)]
    target: String,
    /// The number of the company's certificate to send (전송자격인증), with --caller; empty
    /// takes both back.
    #[arg(long, value_name = "NUMBER")]
    certificate: Option<String>,
    /// Your number that the messages come from, registered with the company (발신번호).
    #[arg(long, value_name = "NUMBER", requires = "certificate")]
    caller: Option<String>,
    #[command(flatten)]
    store: Store,
}

impl Sender {
    /// Runs the command.
    pub fn run(self) -> Result<Report, Failure> {
        let target = target(&self.target)?;
        let mut booth = self.store.open()?;
        let caller = self.caller.as_deref().unwrap_or_default();
        let said = self.certificate.as_deref();
        let told = said.map(|certificate| booth.set_text_sender(&target, certificate, caller));
        let told: Vec<Sentence> = told.transpose()?.unwrap_or_default();
        let sender = booth.maker()?.text_senders.remove(&target.id);
        let words = match &sender {
            None if !target.sends_texts() => {
                sentence!("text-sender-not-asked", target = &target.name())
            }
            None => sentence!("text-sender-none", target = &target.name()),
            Some(sender) => sentence!(
                "text-sender-noted",
                target = &target.name(),
                certificate = &sender.certificate,
                caller = &sender.caller_number
            ),
        };
        let told = std::iter::once(&words).chain(&told);
        let lines: Vec<String> = told.map(ToString::to_string).collect();
        let json = json!({
            "target": target.id,
            "needed": target.sends_texts(),
            "certificate": sender.as_ref().map(|it| &it.certificate),
            "caller": sender.as_ref().map(|it| &it.caller_number),
        });
        Ok(Report::done(json, lines.join("\n")))
    }
}
