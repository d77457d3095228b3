/** How much fits into a field, and how little. Generated from `LIMITS` in src-tauri/crates/booth; do not edit. */
export const LIMITS = {
  "shortest_passphrase": 8,
  "shortest_pin": 4,
  "longest_pin": 8,
  "most_pieces": 9999,
  "most_quote_lines": 50,
  "most_pieces_offered": 1000000,
  "longest_goods": 100,
  "dollar_rates": [
    100,
    10000
  ],
  "shortest_idle_seconds": 15,
  "longest_idle_seconds": 3600,
  "idle_lock_minutes": [
    5,
    15,
    30,
    60
  ],
  "longest_answer": 65536,
  "longest_note": 2000,
  "longest_reason": 200,
  "longest_request": 200,
  "longest_promiser": 40,
  "longest_reply": 2000,
  "longest_segment_name": 60,
  "longest_draft": 2000,
  "most_months_kept": 60,
  "largest_picture_file": 20971520
} as const;
