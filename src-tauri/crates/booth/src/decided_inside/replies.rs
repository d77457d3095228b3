//! What became of a request meanwhile.

use super::*;
use crate::replies::{ReplyDraft, ReplyEvidence, Wanted};
use records::replies::ReplyTakenBack;

fn draft(fair: &Fair) -> ReplyDraft {
    ReplyDraft {
        wanted: Wanted::Catalogue,
        words: String::new(),
        channel: Channel::Email,
        by: String::new(),
        due: fair.booth.today(),
    }
}

fn stop(fair: &Fair, visitor: Uuid) -> Body {
    let contact = fair
        .booth
        .contact_status(visitor)
        .expect("a status")
        .contact;
    let email = contact.expect("a contact").email;
    Body::PermissionWithdrawn(PermissionWithdrawn {
        contact_keys: fair.booth.facts().contact_keys(&email, ""),
        acts: Vec::new(),
    })
}

#[test]
fn nothing_is_promised_to_who_stopped_everything_a_moment_ago() {
    let mut fair = fair();
    let visitor = fair.reachable();
    let stopped = stop(&fair, visitor);
    fair.meanwhile(visitor, Some(visitor), stopped);
    let draft = draft(&fair);
    assert!(fair.booth.request_reply(visitor, &draft).is_err());
    assert_eq!(fair.count("reply.requested"), 0);
}

#[test]
fn what_ended_a_moment_ago_is_not_answered() {
    for stops in [false, true] {
        let mut fair = fair();
        let visitor = fair.reachable();
        let draft = draft(&fair);
        let reply = fair.booth.request_reply(visitor, &draft).expect("noted");
        let taken_back = Body::ReplyTakenBack(ReplyTakenBack {
            reason: String::new(),
        });
        match stops {
            true => {
                let stopped = stop(&fair, visitor);
                fair.meanwhile(visitor, Some(visitor), stopped);
            }
            false => fair.meanwhile(reply, Some(visitor), taken_back),
        }
        let evidence = ReplyEvidence {
            answered_on: fair.booth.today(),
            channel: Channel::Email,
            sender: "한서윤".to_owned(),
            text: "보내 드립니다.".to_owned(),
        };
        assert!(fair.booth.answer_reply(reply, &evidence).is_err());
        assert_eq!(fair.count("reply.answered"), 0);
    }
}
