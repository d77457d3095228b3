//! What can a booth do? Commands become records, records become tables to read.
