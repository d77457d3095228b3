//! Bytes inside a body that is JSON: standard Base64 with padding (RFC 4648,
//! section 4).

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// Bytes as text.
pub fn encode(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

/// Text as bytes; `None` when it is not Base64.
pub fn decode(text: &str) -> Option<Vec<u8>> {
    STANDARD.decode(text).ok()
}

/// A 32-byte secret; `None` when it is not Base64 or has another length.
pub fn decode_secret(text: &str) -> Option<[u8; 32]> {
    decode(text)?.try_into().ok()
}
