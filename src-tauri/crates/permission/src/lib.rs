//! May I contact this person, by this channel, on this topic, now?
