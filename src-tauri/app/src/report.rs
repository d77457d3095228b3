//! Whether a fair paid.

use crate::drafts::spoken;
use crate::shell::Shell;
use crate::values::{self, Answer};
use crate::work;
use booth::follow_up::Window;
use booth::orders::{OrderColumn, OrderFile, OrdersImport, OrdersRequest, read_orders};
use booth::report::{Figure, Section, Shown, Unit};
use booth::{Booth, BoothError, FairScope};
use wire::{
    AskFairReport, FairReport, OrdersFile, OrdersImportId, OrdersTakenBack, OrdersTold,
    ReportFigure, ReportSection, SaveFairReport, SavedFairReport, SetBoothCost, Work,
};

pub(crate) fn get_fair_report(shell: &Shell, request: AskFairReport) -> Answer<FairReport> {
    shell.with(|booth| shown(booth, request.days))
}

pub(crate) fn set_booth_cost(shell: &Shell, request: SetBoothCost) -> Answer<FairReport> {
    shell.with(|booth| {
        booth.set_booth_cost(FairScope::Current, request.won)?;
        shown(booth, request.days)
    })
}

pub(crate) fn save_fair_report(shell: &Shell, request: SaveFairReport) -> Answer<SavedFairReport> {
    let folder = shell.folder(&request.folder)?;
    let language = spoken(request.language);
    shell.with(|booth| {
        let window = Window::of(request.days).unwrap_or_default();
        let saved = booth.save_fair_report(FairScope::Current, window, &folder, language)?;
        Ok(SavedFairReport {
            files: shell.all_saved(&saved.files),
        })
    })
}

pub(crate) fn understand_orders(shell: &Shell, request: OrdersFile) -> Answer<OrdersTold> {
    let (file, of) = read(shell, request)?;
    shell.with(|booth| Ok(told(&booth.understand_orders(&file, &of)?)))
}

pub(crate) fn take_in_orders(shell: &Shell, request: OrdersFile) -> Answer<OrdersTold> {
    let (file, of) = read(shell, request)?;
    shell.with(|booth| Ok(told(&booth.import_orders(&file, &of)?)))
}

pub(crate) fn take_back_orders(shell: &Shell, request: OrdersImportId) -> Answer<OrdersTakenBack> {
    let import = values::id(&request.import)?;
    shell.with(|booth| {
        let taken = booth.take_back_orders(Some(import))?;
        Ok(OrdersTakenBack {
            sentence: values::text(&taken.sentence()),
        })
    })
}

fn read(shell: &Shell, request: OrdersFile) -> Answer<(OrderFile, OrdersRequest)> {
    let bytes = values::file_bytes(&request.content)?;
    let progress = shell.work().begin(Work::Orders);
    let file = read_orders(&bytes, &request.file_name, &progress);
    work::go_on(&progress)?;
    let file = file.map_err(|error| values::error(&error))?;
    let typed = request.columns;
    let typed = [
        (OrderColumn::Order, typed.order),
        (OrderColumn::Till, typed.till),
        (OrderColumn::Day, typed.day),
        (OrderColumn::Amount, typed.amount),
        (OrderColumn::Total, typed.total),
        (OrderColumn::Status, typed.status),
        (OrderColumn::Coupon, typed.coupon),
        (OrderColumn::Phone, typed.phone),
        (OrderColumn::Email, typed.email),
    ];
    let typed = typed.into_iter();
    let columns = typed.filter(|(_, column)| !column.trim().is_empty());
    let of = OrdersRequest {
        shop: Some(request.shop),
        columns: columns.collect(),
    };
    Ok((file, of))
}

fn told(import: &OrdersImport) -> OrdersTold {
    OrdersTold {
        sentences: import.sentences().iter().map(values::text).collect(),
        is_partly_unread: import.is_partly_unread(),
        is_new: import.is_new(),
        import: import.id.map(|id| id.to_string()),
    }
}

fn shown(booth: &Booth, days: u32) -> Result<FairReport, BoothError> {
    let window = Window::of(days).unwrap_or_default();
    let report = booth.fair_report(FairScope::Current, window)?;
    let on_screen = report.sections.iter().filter(|it| it.shown != Shown::Table);
    Ok(FairReport {
        days: window.days(),
        cost_won: booth.booth_cost(FairScope::Current)?,
        answer: values::text(&report.answer),
        sections: on_screen.map(section).collect(),
        notes: report.notes.iter().map(values::text).collect(),
    })
}

fn section(section: &Section) -> ReportSection {
    let is_bars = section.shown == Shown::Bars;
    let figures = match is_bars {
        true => section.bars().map(|(it, bar)| figure(it, bar)).collect(),
        false => section.figures.iter().map(|it| figure(it, 0)).collect(),
    };
    ReportSection {
        id: section.id.to_owned(),
        name: values::text(&section.name),
        answer: values::text(&section.answer),
        figures,
        is_bars,
    }
}

fn figure(figure: &Figure, thousandths: u16) -> ReportFigure {
    // What the comparison groups say is the figure itself.
    let note = figure.note.as_ref().filter(|_| figure.unit != Unit::Points);
    ReportFigure {
        id: figure.id.clone(),
        title: values::text(&figure.title),
        text: values::text(&figure.in_words()),
        thousandths,
        note: note.map(values::text),
    }
}
