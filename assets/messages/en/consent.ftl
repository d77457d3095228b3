### Consent, and whether somebody may be contacted.

## Whether somebody may be contacted

permission-permitted = This person may be contacted.
permission-under-age = This person is under 14 and cannot be contacted.
permission-no-contact-point = There is no address or number for this channel.
permission-never-asked = This person never gave consent.
permission-notice-not-shown = There is a consent, but no record that its notice was shown first.
permission-declined = This person declined.
permission-withdrawn = This person withdrew the consent.
permission-withdrawn-conflict = This consent was taken without knowing of a refusal. Do not contact before it is reviewed.
permission-topic-not-chosen = This person did not choose this topic.
permission-night-without-consent = This person did not consent to messages at night (21:00 to 08:00).
permission-third-party-without-consent = This person did not consent to handing the data to this recipient.
permission-overseas-without-consent = This person did not consent to a tool abroad.
permission-lapsed = The consent was not confirmed within two years.
permission-already-replied = What this person asked for was already sent.
