### The list of files that were brought in.

files-line = An exact copy of every file is kept, whatever we could read of it.
files-empty = No files are here yet.
files-list = Files that are here
files-out = Taken out
files-out-line = These are kept, but their pages are not shown.
files-size = { $pages ->
    [0] { $size }
    [one] 1 page, { $size }
   *[other] { NUMBER($pages) } pages, { $size }
}
files-size-small = { NUMBER($kb) } KB
files-size-big = { NUMBER($mb, maximumFractionDigits: 1) } MB
files-size-huge = { NUMBER($gb, maximumFractionDigits: 1) } GB
files-state-waiting = Waiting to be read.
files-state-reading = Being read now. { NUMBER($ready) } of { NUMBER($pages) } pages are ready.
files-state-done = Every page is ready.
files-state-done-with-problems = Ready, but { $count ->
    [one] 1 page could not be read.
   *[other] { NUMBER($count) } pages could not be read.
}
files-state-not-readable = We could not open this file. Your other files are safe.
files-why-empty = It has nothing in it.
files-why-damaged = It may be damaged. Try another copy, or leave it out.
files-state-locked = This file asks for a password. Your other files are safe.
files-why-locked = The council may have sent the password in a letter or a second email. You can give it in My files.
files-password = Password for { $name }
files-password-where = Look in the council's letter, or for a second email or text message from them. Capital letters matter. You can try as often as you like.
files-password-later = You can do this later. We keep the file, and the password stays inside your safe place.
files-unlock = Open it
files-unlock-label = Open it: { $name }
files-unlocked = { $name } is open now. Its pages are being read.
files-unlocked-others = { $count ->
    [one] The same password opened 1 other file.
   *[other] The same password opened { NUMBER($count) } other files.
}
files-still-locked = { $count ->
    [one] 1 file still asks for a password.
   *[other] { NUMBER($count) } files still ask for a password.
}
files-why-unknown-kind = We do not know this kind of file. If you can open it, save it as a PDF and bring that in.
files-why-too-big = It is bigger than we can read. Ask the council for it in smaller parts.
files-why-took-too-long = It took too long to read. You can try again.
files-why-no-safe-reader = We could not set up the closed box that papers are read in. Start the app again, then try again.
files-picture-only = { $count ->
    [one] 1 page is a picture. You can look at it. We cannot read its words yet.
   *[other] { NUMBER($count) } pages are pictures. You can look at them. We cannot read their words yet.
}
files-trouble = Pages we could not read
files-page-damaged = Page { NUMBER($page) } is damaged.
files-page-took-too-long = Page { NUMBER($page) } took too long to read.
files-page-too-big = Page { NUMBER($page) } is too big to read.
files-open = Read { $name }
files-again = Try again
files-again-label = Try again: { $name }
files-take-out = Take out
files-take-out-label = Take out { $name }
files-put-back = Put back
files-put-back-label = Put back { $name }
files-taken-out = { $name } is taken out. It is kept, and you can put it back.
files-was-put-back = { $name } is back.
files-trying = Trying { $name } again.
