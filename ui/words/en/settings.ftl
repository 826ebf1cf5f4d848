### Settings, and how the window looks (also on the welcome and lock screens).

settings-look = How it looks
settings-look-button = Aa
settings-size = Text size
settings-size-smaller = Smaller text
settings-size-bigger = Bigger text
settings-size-now = Now { $size }
settings-colours = Colours
settings-colours-system = Same as this computer
settings-colours-light = Light
settings-colours-cream = Cream
settings-colours-dark = Dark
settings-colours-contrast = High contrast
settings-face = Letter shapes
settings-face-atkinson = Atkinson
settings-face-lexend = Lexend
settings-face-system = This computer’s own
settings-space = Space between words and lines
settings-space-0 = Usual
settings-space-1 = A little more
settings-space-2 = More
settings-space-3 = Most
settings-still = Keep everything still

settings-you = About you
settings-you-saved = Saved.
settings-you-save = Save
settings-reading = How pages open
settings-layout = Open a page with
settings-layout-both = The picture and the words
settings-layout-words = The words only
settings-layout-picture = The picture only
settings-lock = When it locks by itself
settings-idle = Lock when nobody has used it for
settings-idle-minutes = { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
}
settings-pass = Change my passphrase
settings-pass-line = The old one stops working at once. Your recovery words still work.
settings-pass-done = Your passphrase is changed. Write the new one down.
settings-recovery = New recovery words
settings-recovery-line = Make new words if you lost your sheet, or someone saw it. The old words stop working.
settings-recovery-do = Make new recovery words
settings-recovery-done = I have kept these words
settings-safety = How this app keeps your file safe
settings-safety-folder = Your safe place is this folder: { $folder }
settings-safety-locked = Everything in it is locked with your passphrase. Without it, nobody can read it.
settings-safety-network = { $yes ->
    [yes] This app cannot use the internet. The computer itself stops it.
   *[no] This app does not use the internet. This computer cannot stop it by force.
}
settings-safety-reader = { $yes ->
    [yes] Papers are opened in a closed box. It cannot reach your files or the internet.
   *[no] The closed box that papers are opened in is not fully closed on this computer.
}
settings-safety-files = { $yes ->
    [yes] The box cannot open any file on this computer.
   *[no] This computer is too old to stop the box from opening files.
}
settings-safety-calls = { $yes ->
    [yes] The box may only ask this computer for a few simple things.
   *[no] This computer cannot limit what the box may ask it for.
}
settings-safety-originals = { $count ->
    [one] 1 file is kept exactly as you got it.
   *[other] { NUMBER($count) } files are kept exactly as you got them.
}
settings-safety-not = It cannot stop a spying program on this computer. It cannot stop someone who can see your screen.
settings-check = Check my safe place
settings-check-line = This looks for damage. It changes nothing.
settings-check-quick = Check quickly
settings-check-full = Check every page
settings-check-going = Checking
settings-check-well = { $pages ->
    [0] Nothing is damaged. We checked { $files ->
        [one] 1 file.
       *[other] { NUMBER($files) } files.
    }
   *[other] Nothing is damaged. We checked { $files ->
        [one] 1 file
       *[other] { NUMBER($files) } files
    } and { NUMBER($pages) } pages.
}
settings-check-damage = { $count ->
    [one] 1 part is damaged. Make a copy of the whole folder now, before you do anything else.
   *[other] { NUMBER($count) } parts are damaged. Make a copy of the whole folder now, before you do anything else.
}
settings-check-where = { $kind ->
    [page] { $file }, page { $page }: { $what }
    [file] { $file }: { $what }
   *[other] { $what }
}
settings-about = About this app
settings-about-version = Ownstory, version { $version }.
settings-about-line = It helps you read your file. It is not a lawyer, and it can get things wrong. Check each thing against its page.

settings-damage-part = part of the safe place
settings-damage-database = the place where words and notes are kept
settings-damage-search-index = the list used for finding words. It can be made again.
settings-damage-page = this page
settings-damage-original-missing = the exact copy is not there
settings-damage-original-changed = the exact copy was changed
settings-damage-stray-original = a copy that belongs to no file
settings-damage-open-to-others = other people who use this computer can open the folder
