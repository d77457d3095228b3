//! What crosses the boundary between the booth and a screen?
