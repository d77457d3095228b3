### Staff and their rights.

## Without the right

staff-managers-only = Only a manager or the owner can do this. Nothing was changed. Ask a manager.
staff-owner-only = Only the owner can do this. Nothing was changed. Ask the owner.
