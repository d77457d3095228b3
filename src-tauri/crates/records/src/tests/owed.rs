//! What is owed to people: of lost laptops, requests and destruction.

use super::*;

/// One body of every kind of it.
pub(super) fn samples() -> Vec<Body> {
    vec![
        Body::LaptopLost(LaptopLost {
            device: id(40),
            since_ms: 1_795_568_400_000,
            last_seen_ms: 1_795_564_800_000,
            people: 41,
            recorded_there: 12,
            forgotten_since: 1,
            fields: vec![("name".to_owned(), 41), ("phone".to_owned(), 30)],
        }),
        Body::LaptopLossTold(LaptopLossTold {
            loss: id(41),
            sent_on: NaiveDate::from_ymd_opt(2026, 11, 30).expect("a day"),
            sender: "솔라피".to_owned(),
            count: 41,
        }),
        Body::RequestReceived(RequestReceived {
            visitor: id(12),
            right: AskedRight::Delete,
            received_on: NaiveDate::from_ymd_opt(2026, 11, 30).expect("a day"),
        }),
        Body::RequestClosed(RequestClosed {
            request: id(42),
            answered_on: NaiveDate::from_ymd_opt(2026, 12, 2).expect("a day"),
            way: AnswerWay::InPerson,
        }),
        Body::DestructionPaused(DestructionPaused {
            paused: true,
            reason: "조사가 끝날 때까지".to_owned(),
        }),
        Body::FilesToDelete(FilesToDelete {
            visitors: vec![id(12)],
        }),
    ]
}
