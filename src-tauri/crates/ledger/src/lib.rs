//! What happened? An encrypted, append-only record of it, and tables to read it by.
