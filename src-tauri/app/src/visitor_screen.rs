//! The second screen: the visitor's side, or how the day goes.
//!
//! Its window knows nothing and asks with one command what to show; the shell
//! holds which coupon staff are showing. While the store is locked it shows
//! nothing at all, and while the kiosk is open no coupon: staff are not there. Whoever
//! passes by reads how the day goes, so no coupon ever stands beside it.

use crate::kiosk;
use crate::maker;
use crate::shell::Shell;
use crate::values::{self, Answer};
use crate::visitor_screen_state::{Screen, Side};
use booth::desk;
use booth::{Booth, BoothError};
use uuid::Uuid;
use wire::{
    Board, BoardHour, DayGoals, Nothing, OpenBoard, ShowToVisitor, VisitorScreen,
    VisitorScreenState,
};

pub(crate) fn get_visitor_screen(shell: &Shell, _: Nothing) -> Answer<VisitorScreenState> {
    Ok(state(shell.visitor_screen()))
}

pub(crate) fn open_visitor_screen(shell: &Shell, _: Nothing) -> Answer<VisitorScreenState> {
    let screen = shell.visitor_screen();
    screen.turn(Side::Visitor);
    screen.set_open(true);
    Ok(state(screen))
}

pub(crate) fn open_board(shell: &Shell, request: OpenBoard) -> Answer<VisitorScreenState> {
    let screen = shell.visitor_screen();
    screen.turn(Side::Board {
        language: request.language,
        with_money: request.with_money,
    });
    screen.set_open(true);
    Ok(state(screen))
}

fn state(screen: &Screen) -> VisitorScreenState {
    VisitorScreenState {
        open: screen.is_open(),
        board: screen.side() != Side::Visitor,
    }
}

pub(crate) fn get_day_goals(shell: &Shell, _: Nothing) -> Answer<DayGoals> {
    shell.with(|booth| Ok(goals(booth.day_goals()?)))
}

pub(crate) fn set_day_goals(shell: &Shell, request: DayGoals) -> Answer<DayGoals> {
    let DayGoals {
        visitors,
        contacts,
        sales,
    } = request;
    shell.with(|booth| {
        booth.set_day_goals(desk::DayGoals {
            visitors,
            contacts,
            sales,
        })?;
        Ok(request)
    })
}

pub(crate) fn close_visitor_screen(shell: &Shell, _: Nothing) -> Answer<VisitorScreenState> {
    let screen = shell.visitor_screen();
    screen.set_open(false);
    Ok(state(screen))
}

pub(crate) fn show_to_visitor(shell: &Shell, request: ShowToVisitor) -> Answer<Nothing> {
    let coupon = request.coupon.as_deref().map(values::id).transpose()?;
    shell.visitor_screen().show(coupon, request.language);
    Ok(Nothing {})
}

pub(crate) fn visitor_screen(shell: &Shell, _: Nothing) -> Answer<VisitorScreen> {
    let (language, coupon) = shell.visitor_screen().shown();
    let coupon = coupon.filter(|_| shell.kiosk().is_none());
    let mut open = shell.lock();
    let Some(booth) = open.as_mut() else {
        return Ok(VisitorScreen {
            language,
            maker: None,
            brand: None,
            coupon: None,
            board: None,
        });
    };
    let side = shell.visitor_screen().side();
    shown(booth, language, coupon, &side).map_err(|error| values::error(&error))
}

fn shown(
    booth: &Booth,
    language: String,
    coupon: Option<Uuid>,
    side: &Side,
) -> Result<VisitorScreen, BoothError> {
    let (language, coupon, board) = match side {
        Side::Visitor => (language, coupon, None),
        Side::Board {
            language,
            with_money,
        } => (language.clone(), None, Some(board(booth, *with_money)?)),
    };
    let coupon = match coupon {
        Some(coupon) => Some(kiosk::public_coupon(booth, booth.coupon(coupon)?)?),
        None => None,
    };
    Ok(VisitorScreen {
        language,
        maker: Some(values::bilingual(&booth.fair().maker.name)),
        brand: Some(maker::brand(booth)?),
        coupon,
        board,
    })
}

fn board(booth: &Booth, with_money: bool) -> Result<Board, BoothError> {
    let board = booth.board()?;
    let by_hour = board.by_hour.into_iter();
    Ok(Board {
        day: board.day,
        visitors: board.visitors,
        by_hour: by_hour
            .map(|(hour, visitors)| BoardHour { hour, visitors })
            .collect(),
        surveys: board.surveys,
        conversations: board.conversations,
        reachable: board.reachable,
        coupons_given: board.coupons_given,
        coupons_used: board.coupons_used,
        sales: board.sales,
        won: with_money.then_some(board.won),
        goals: goals(board.goals),
    })
}

fn goals(goals: desk::DayGoals) -> DayGoals {
    DayGoals {
        visitors: goals.visitors,
        contacts: goals.contacts,
        sales: goals.sales,
    }
}
