//! Who came, whose visits are one person's, and who left nothing.

use super::*;

/// One body of every kind of it.
pub(super) fn samples() -> Vec<Body> {
    vec![
        Body::ConversationCounted(ConversationCounted { fair: id(30) }),
        Body::ConversationTakenBack(ConversationTakenBack {}),
        Body::VisitorArrived(VisitorArrived { fair: id(30) }),
        Body::VisitorRecognised(VisitorRecognised { visitor: id(3) }),
        Body::VisitsMerged(VisitsCompared {
            visitors: [id(3), id(4)],
            evidence: vec!["phone".to_owned(), "name".to_owned()],
        }),
        Body::VisitsKeptApart(VisitsCompared {
            visitors: [id(3), id(5)],
            evidence: vec!["name".to_owned()],
        }),
        Body::VisitsUndecided(VisitsCompared {
            visitors: [id(3), id(4)],
            evidence: Vec::new(),
        }),
    ]
}
