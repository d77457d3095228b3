### Pictures and logos, and their colour

picture-file-too-large = This file is too large: up to 20 MB are taken. Nothing was changed. Please choose a picture that was saved smaller.
picture-of-no-known-kind = This file cannot be read as a picture. Nothing was changed. Please choose a PNG, JPEG or WebP picture.
picture-heic = This is a HEIC photograph of an iPhone, which cannot be opened. Nothing was changed. Sent by mail or messenger it becomes a JPEG; with “Most Compatible” under Settings → Camera → Formats on the iPhone the next ones open as they are.
picture-animated = Pictures that move cannot be used. Nothing was changed. Please choose one that stands still.
picture-too-many-pixels = This picture is too large: up to 50 million pixels are taken. Nothing was changed. Please choose a picture that was saved smaller.
picture-damaged = This picture breaks off or is damaged. Nothing was changed. Please choose the original again.
accent-darker-on-light = Letters in this colour are hard to read on a light ground, so on light screens they are written a little darker.
accent-lighter-on-dark = Letters in this colour are hard to read on a dark ground, so on dark screens they are written a little lighter.
accent-adjusted-on-both = Letters in this colour are hard to read, so they are written a little darker on light screens and a little lighter on dark ones.
accent-not-a-colour = This cannot be read as a colour. Nothing was changed. Please write six digits, like #0f766e.
