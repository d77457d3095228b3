//! The least role that a command needs.

use records::staff::Role;

/// The least role that a command needs. A manager may also capture, and
/// the owner may do everything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Right {
    /// Sign in, or try to.
    Anybody,
    /// Take surveys and contacts, give and redeem coupons, sell.
    Capture,
    /// Change products, programmes, questionnaires and printers.
    Manage,
    /// See everybody, export, change the maker, shut laptops out.
    Owner,
}

impl Right {
    /// Whether a role has this right.
    pub fn is_of(self, role: Role) -> bool {
        let most = match role {
            Role::Capture => Self::Capture,
            Role::Manage => Self::Manage,
            Role::Owner => Self::Owner,
        };
        self <= most
    }
}
