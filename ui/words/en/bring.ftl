### Bringing files in, how that is going, and the list of files.

bring-line = The council may have sent a memory stick, a link or an email. Save it on this computer first. Then choose it here.
bring-kinds = We can read PDF, Word, Excel and email files. We can read photos, scans, web pages and text. They may be in ZIP folders.
bring-kept = We keep an exact copy of each file. We never change the one you choose.
bring-choose-files = Choose files…
bring-choose-folder = Choose a folder…
bring-drop = You can also drop files onto this window.
bring-typed-title = I know where it is
bring-typed = Where the file or folder is
bring-typed-help = For example /media/stick/My file.pdf
bring-typed-add = Put it on the list
bring-chosen = Chosen
bring-chosen-remove = Take off the list
bring-do = { $count ->
    [one] Add this file
   *[other] Add these { $count }
}

bring-adding = Adding your file
bring-stage-copying = Copying safely
bring-stage-reading = Reading the words
bring-stage-gathering = Finding dates and names
bring-stage-done = { $name }: done
bring-stage-now = { $name }: now
bring-stage-later = { $name }: later
bring-bar = Pages ready to read
bring-ready = { NUMBER($ready) } of { NUMBER($pages) } pages are ready to read now.
bring-ready-none = No pages are ready yet.
bring-current = Reading { $name }.
bring-minutes = { $minutes ->
    [one] About 1 minute left.
   *[other] About { $minutes } minutes left.
}
bring-close = You can close the app. It carries on next time.
bring-scans-title = Scanned pages
bring-scans-bar = Reading scanned pages
bring-scans = Reading the words in scanned pages: { NUMBER($done) } of { NUMBER($all) }.
bring-scans-paused = Paused. The words of { NUMBER($done) } of { NUMBER($all) } scanned pages are read.
bring-scans-no-models = { $count ->
    [one] One page is a picture. The part of the app that reads pictures is not on this computer. You can still look at the page.
   *[other] { NUMBER($count) } pages are pictures. The part of the app that reads pictures is not on this computer. You can still look at the pages.
}
bring-scans-meanwhile = You can read meanwhile. The page you look at comes first.
bring-scans-not = { $count ->
    [one] The words of one scanned page could not be read. The picture is kept.
   *[other] The words of { NUMBER($count) } scanned pages could not be read. The pictures are kept.
}
bring-trouble = { $count ->
    [one] 1 page could not be read.
   *[other] { NUMBER($count) } pages could not be read.
}
bring-start-reading = Start reading
bring-pause = Pause
bring-carry-on = Carry on
bring-stop = Stop
bring-paused = Paused. { NUMBER($ready) } pages are ready to read.
bring-stopped = Stopped. The files that are here are in My files.
bring-stop-title = Stop adding?
bring-stop-line = { $ready ->
    [0] No pages are ready yet.
    [one] 1 page is ready.
   *[other] { NUMBER($ready) } pages are ready.
} What would you like to do with the files we were adding?
bring-stop-not = Go on adding
bring-stop-keep = Keep what is ready
bring-stop-out = Take these files out again
bring-stopped-kept = Stopped. We kept what was ready. You can carry on later from My files.
bring-stopped-out = Stopped. We took those files out again. You can put them back in My files.
bring-done = Your file is added. { $pages ->
    [one] 1 page is ready to read.
   *[other] { NUMBER($pages) } pages are ready to read.
}
bring-done-trouble = { $count ->
    [one] 1 page could not be read.
   *[other] { NUMBER($count) } pages could not be read.
}
bring-done-files = { $count ->
    [one] 1 file could not be opened.
   *[other] { NUMBER($count) } files could not be opened.
}
bring-done-locked = { $count ->
    [one] 1 file asks for a password.
   *[other] { NUMBER($count) } files ask for a password.
}
bring-done-here = { $count ->
    [one] 1 file was here already, so we did not add it twice.
   *[other] { NUMBER($count) } files were here already, so we did not add them twice.
}
bring-done-see = See my files
bring-more = Bring in more

bring-not-taken = Not added
bring-not-taken-not-there = { $name }: nothing was found there.
bring-not-taken-no-permission = { $name }: the computer does not let us open it.
bring-not-taken-not-a-file = { $name }: this is not a file.
bring-not-taken-too-big = { $name }: this is bigger than we can read.
bring-not-taken-too-many = { $name }: there are more files in it than we can take at once.
bring-not-taken-could-not-read = { $name }: we could not read it to the end.
