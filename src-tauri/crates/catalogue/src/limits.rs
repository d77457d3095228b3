//! How much is a slip of the finger? The one place for the limits of goods.

/// The highest price of one piece, in won: a typing slip stops here, and no
/// sum can come near the edge of a 64-bit number.
pub const HIGHEST_PRICE_WON: u64 = 1_000_000_000;

/// The most pieces of one product in one sale. The screen once stopped at 999
/// and the booth at 9,999; the larger stands, because sales between the two
/// may be on record.
pub const MOST_PIECES_IN_A_SALE: u32 = 9_999;

/// The most pieces of one product in stock.
pub const MOST_PIECES_IN_STOCK: u32 = 10_000_000;

/// The longest name of a product, in characters.
pub const LONGEST_NAME: usize = 100;

/// The most tags of one product.
pub const MOST_TAGS: usize = 20;

/// The longest tag, in characters.
pub const LONGEST_TAG: usize = 40;

/// The most rows of one price list below its header; a booth with more products
/// needs no booth app.
pub const MOST_ROWS: usize = 10_000;

/// The most filled cells of one row among those a header may stand in.
pub const MOST_COLUMNS: usize = 500;
