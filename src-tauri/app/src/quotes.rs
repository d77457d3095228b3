//! What visitors are offered, and the sums of it.

use crate::drafts::spoken;
use crate::follow_up::opening;
use crate::shell::Shell;
use crate::values::{self, Answer};
use booth::follow_up::Protection;
use booth::quotes::{
    Currency, Goods, Quote, QuoteDraft, QuoteLine, QuoteStage, QuoteSums, QuoteTotals,
};
use booth::{Booth, BoothError, FairScope};
use uuid::Uuid;
use wire::{
    ExportQuotes, NoteQuote, Nothing, SavedQuotes, SetDollarRate, VisitorId, VisitorQuote,
    VisitorQuotes, VoidQuote,
};

pub(crate) fn get_visitor_quotes(shell: &Shell, request: VisitorId) -> Answer<VisitorQuotes> {
    let visitor = values::id(&request.visitor)?;
    shell.with(|booth| of_visitor(booth, visitor))
}

pub(crate) fn note_quote(shell: &Shell, request: NoteQuote) -> Answer<VisitorQuotes> {
    let visitor = values::id(&request.visitor)?;
    let quote = request.quote.as_deref().map(values::id).transpose()?;
    let lines = request.lines.iter().map(line).collect::<Answer<_>>()?;
    let draft = QuoteDraft {
        lines,
        stage: match request.stage {
            wire::QuoteStage::Negotiating => QuoteStage::Negotiating,
            wire::QuoteStage::Concluded => QuoteStage::Concluded,
        },
    };
    shell.with(|booth| {
        match quote {
            Some(quote) => booth.change_quote(quote, &draft)?,
            None => {
                booth.note_quote(visitor, &draft)?;
            }
        }
        of_visitor(booth, visitor)
    })
}

pub(crate) fn void_quote(shell: &Shell, request: VoidQuote) -> Answer<VisitorQuotes> {
    let visitor = values::id(&request.visitor)?;
    let quote = values::id(&request.quote)?;
    shell.with(|booth| {
        booth.void_quote(quote)?;
        of_visitor(booth, visitor)
    })
}

pub(crate) fn get_quote_totals(shell: &Shell, _: Nothing) -> Answer<wire::QuoteTotals> {
    shell.with(|booth| totals(booth))
}

pub(crate) fn set_dollar_rate(shell: &Shell, request: SetDollarRate) -> Answer<wire::QuoteTotals> {
    shell.with(|booth| {
        booth.set_dollar_rate(request.won_per_dollar)?;
        totals(booth)
    })
}

pub(crate) fn export_quotes(shell: &Shell, request: ExportQuotes) -> Answer<SavedQuotes> {
    let folder = shell.folder(&request.folder)?;
    let language = spoken(request.language);
    let protection = match request.locked {
        true => Protection::Password,
        false => Protection::None,
    };
    shell.with(|booth| {
        let (current, reason) = (FairScope::Current, &request.reason);
        let saved = booth.export_quotes(current, protection, reason, &folder, language)?;
        Ok(SavedQuotes {
            files: shell.all_saved(&saved.files),
            quotes: saved.quotes,
            without_name: saved.without_name,
            opening: saved.opening.as_ref().map(opening),
        })
    })
}

fn line(line: &wire::QuoteLine) -> Answer<QuoteLine> {
    Ok(QuoteLine {
        goods: match &line.product {
            Some(product) => Goods::Product(values::id(product)?),
            None => Goods::Named(line.name.ko.clone()),
        },
        quantity: line.quantity,
        unit_price: line.unit_price,
        currency: match line.currency {
            wire::Currency::Won => Currency::Won,
            wire::Currency::Dollars => Currency::Dollars,
        },
    })
}

fn of_visitor(booth: &Booth, visitor: Uuid) -> Result<VisitorQuotes, BoothError> {
    Ok(VisitorQuotes {
        quotes: booth.quotes_of(visitor)?.iter().map(shown).collect(),
        won_per_dollar: booth.dollar_rate()?,
    })
}

fn shown(quote: &Quote) -> VisitorQuote {
    let lines = quote.lines.iter().map(|line| wire::QuoteLine {
        product: line.product.map(|it| it.to_string()),
        name: values::text(&line.name),
        quantity: line.quantity,
        unit_price: line.unit_price,
        currency: match line.currency {
            Currency::Won => wire::Currency::Won,
            Currency::Dollars => wire::Currency::Dollars,
        },
    });
    VisitorQuote {
        quote: quote.id.to_string(),
        stage: match quote.stage {
            QuoteStage::Negotiating => wire::QuoteStage::Negotiating,
            QuoteStage::Concluded => wire::QuoteStage::Concluded,
        },
        goods: values::text(&quote.goods()),
        lines: lines.collect(),
        amount_won: quote.sums().all_won,
        won_per_dollar: quote.won_per_dollar,
    }
}

fn totals(booth: &Booth) -> Result<wire::QuoteTotals, BoothError> {
    let totals = QuoteTotals::of(&booth.quotes(FairScope::Current)?);
    Ok(wire::QuoteTotals {
        negotiating: sums(totals.negotiating),
        concluded: sums(totals.concluded),
        all: sums(totals.all()),
        won_per_dollar: booth.dollar_rate()?,
    })
}

fn sums(sums: QuoteSums) -> wire::QuoteSums {
    wire::QuoteSums {
        quotes: sums.quotes,
        won: sums.won,
        cents: sums.cents,
        all_won: sums.all_won,
    }
}
