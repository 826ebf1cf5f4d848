### The safe place: welcome, making one, recovery words, who it is for, the lock screen, opening one.

place-welcome-title = Your file, on this computer, for you
place-welcome-line = Nothing is sent anywhere. You do not need an account, an email or the internet.
place-welcome-look = First, make this easy to read
place-welcome-start = Then choose where to start
place-welcome-make = Make my safe place
place-welcome-make-help = A locked folder for your file and your notes.
place-welcome-open = Open one I already have
place-welcome-restore-help = A backup is a second copy of everything. It is one locked file.
place-welcome-around = Look around with a made-up file
place-welcome-around-help = Nobody in it ever lived. You can change anything in it.
place-back = Go back
place-skip = Skip this

place-make-title = Make my safe place
place-make-name = What to call it
place-make-name-help = This name shows on the lock screen. It does not have to be your name.
place-make-name-usual = My folder
place-make-how = How to lock it
place-make-offered = Use these words
place-make-offered-help = A few plain words. They are hard to guess and easy to write down.
place-make-own = Use my own passphrase
place-make-own-help = Anything you can remember. Longer is stronger.
place-make-offered-words = Your words
place-make-other-words = Offer me other words
place-make-passphrase = My passphrase
place-make-passphrase-help = It is shown so that you can check it. Press Hide if someone is near.
place-make-where = Where it is kept
place-make-where-help = A new folder is made there. You can move it to a memory stick later.
place-make-nobody-title = Nobody can reset this
place-make-nobody = Not us, not the council, nobody. <b>Write your words down</b> and keep them somewhere safe. Next, you can make a recovery sheet too.
place-make-do = Make my safe place
place-make-making = Making it. This takes a few seconds.

place-strength-too-short = Too short. Use at least 8 letters, or four words.
place-strength-weak = Weak. Someone could guess this.
place-strength-fair = Fair. One more word would help.
place-strength-good = Good.
place-strength-strong = Strong.

place-recovery-title = Your recovery sheet
place-recovery-line = These 12 words open your safe place if you forget your passphrase. Anyone who has them can open it. Keep them away from this computer.
place-recovery-words = Your 12 recovery words, in order
place-recovery-save-title = Save it as a sheet to print
place-recovery-where = Where to save the sheet
place-recovery-file = Recovery sheet.pdf
place-recovery-save = Save the sheet
place-recovery-saved = The sheet is saved as { $label }. Print it, then delete it from this computer.
place-recovery-check-title = Or write the words down
place-recovery-check-line = Then type these 3 of them, to check.
place-recovery-check-word = Word { $n }
place-recovery-check-do = Check my 3 words
place-recovery-check-right = Those 3 words are right. You can carry on.
place-recovery-check-wrong = { $count ->
    [one] Word { $n } does not match. Look at it again above.
   *[other] Some words do not match. Look at them again above.
}
place-recovery-on = Carry on
place-recovery-skip = Skip for now
place-recovery-later = You can make new words later, in Settings.

place-who-title = Who is this for?
place-who-line = For reviews, the app opens on Questions. For the others it opens on Home. You can change it in Settings.
place-who-question = Who is this for?
place-who-me = It’s my file
place-who-me-help = The file is about me.
place-who-helping = I’m helping someone
place-who-helping-help = They asked me to, and they are in charge.
place-who-reviews = I run or prepare reviews
place-who-reviews-help = I work as a review officer, or with one.
place-who-called = What should we call you?
place-who-called-help = Any name you like. You can leave this empty.
place-who-born = Date of birth
place-who-born-help = It helps us read “aged 7” in your file. For example 2 October 1998.
place-who-save = Save and carry on

place-lock-idle = { $minutes ->
    [0] Locked because the computer went to sleep, or its screen was locked.
    [one] Locked because nobody used it for a minute.
   *[other] Locked because nobody used it for { $minutes } minutes.
} Your work is saved.
place-lock-passphrase = Passphrase
place-lock-open = Open
place-lock-opening = Opening
place-lock-forgotten = Forgotten it?
place-lock-recovery = Use my recovery sheet
place-lock-another = Open another safe place
place-lock-talk = Need to talk now?
place-lock-folder = My folder

place-recover-title = Use my recovery sheet
place-recover-words = The 12 words, in order
place-recover-words-help = Put a space between them. Capital letters do not matter.
place-recover-where = Where your safe place is
place-recover-do = Open with these words

place-new-title = Choose a new passphrase
place-new-line = Your safe place is open. The old passphrase still works until you choose a new one.
place-new-do = Use this passphrase

place-open-title = Open one I already have
place-open-where = Where it is
place-open-where-help = Choose the folder that you made with this app.

place-opened = Last opened on { $day } at { $time }. { $papers ->
    [one] 1 paper
   *[other] { NUMBER($papers) } papers
}, { $pages ->
    [one] 1 page
   *[other] { NUMBER($pages) } pages
}.
place-found-not-closed = The app was not closed properly last time.
place-found-not-closed-means = Everything you saved is here. We checked it.
place-found-not-closed-do = You do not need to do anything.
place-found-mended = { $count ->
    [one] A small file of your safe place was damaged. We mended it from its copy.
   *[other] { NUMBER($count) } small files of your safe place were damaged. We mended them from their copies.
}
place-found-mended-means = Nothing is lost.
place-found-mended-do = If it happens again, the disk may be wearing out. A backup in another place keeps you safe.
place-found-older = An older copy of this folder seems to have been put back.
place-found-older-means = What you did after that copy was made may not be here.
place-found-older-do = If you did not do this yourself, look for a newer copy of the folder. Or restore from a newer backup.
place-found-changed = Something changed this folder while it was closed.
place-found-changed-means = It may be a fault of the disk, or another program. We cannot tell. Nobody can read it without your passphrase.
place-found-changed-do = A check of your safe place looks for what is different.
place-found-steps = { $count ->
    [one] 1 saved step is missing.
   *[other] { NUMBER($count) } saved steps are missing.
}
place-found-steps-means = The last things you did may not be here. The rest is.
place-found-steps-do = If you have a backup, you can restore from it.
place-found-damaged = Part of your safe place is damaged.
place-found-damaged-means = Some pages or papers may not open. You can read the rest as before.
place-found-damaged-do = A check of your safe place tells you which ones, and what you can do.
place-found-reading = Your safe place is open for reading only. Nothing can be saved in the folder that it is in.
place-found-reading-means = You can read, search, save a copy of everything and make a backup. You cannot add notes or bring in papers.
place-found-reading-do = To change things, copy the whole folder to a place where you can save. Then open it there.
place-found-reading-damaged = Your safe place is open for reading only. Part of it is damaged, and we do not want to make that worse.
place-found-reading-damaged-means = You can read, search and save a copy of everything that opens. You cannot add notes or bring in papers.
place-found-reading-damaged-do = To change things again, save what can be read into a new safe place.

place-wont-missing-title = Some saved steps are missing
place-wont-missing = { $count ->
    [one] 1 saved step is missing. Someone may have put an older copy back, or a file was lost.
   *[other] { NUMBER($count) } saved steps are missing. Someone may have put an older copy back, or a file was lost.
}
place-wont-missing-means = A saved step is one thing that you did, such as a note. We have changed nothing.
place-wont-damaged-title = Part of your safe place is damaged
place-wont-damaged = { $named ->
    [yes] It did not open, because part of it is damaged. The part is called { $name }.
   *[no] It did not open, because part of it is damaged.
}
place-wont-damaged-means = A disk can do this as it gets old. We have changed nothing, so nothing more is lost.
place-wont-choose = What you can do
place-wont-restore-help = A backup is a second copy of everything. It is one locked file. This folder stays as it is.
place-wont-go-on = Go on with what is here
place-wont-go-on-help = Everything that is still here opens. The missing steps stay missing.
place-wont-read = Open it and read what can be read
place-wont-read-help = You can read and search. You cannot add or change anything.
place-wont-salvage = Save what can be read
place-wont-salvage-help = It goes into a new safe place. The damaged one stays as it is.
place-wont-without = Get the papers out without this app
place-wont-without-help = You need your recovery sheet. Someone who helps you with computers can do it.
place-wont-leave = Leave it for now
place-wont-leave-help = Nothing changes. You can come back to this later.
place-wont-sure-title = Go on without the missing steps?
place-wont-sure = { $count ->
    [one] 1 saved step will not be here. It cannot be put in afterwards.
   *[other] { NUMBER($count) } saved steps will not be here. They cannot be put in afterwards.
}
place-wont-sure-not = Not now

place-without-title = Getting the papers out without this app
place-without-line = Your papers are locked in a way that other programs can open too. Someone who helps you with computers can follow these steps.
place-without-get = Get the free program called age. Its home is age-encryption.org.
place-without-sheet = Make a text file called sheet.txt in your safe place folder. Put one line in it: the one on your recovery sheet that begins AGE-SECRET-KEY-1.
place-without-window = Open { $program } in your safe place folder.
place-without-keys = Type this line. It opens the keys.
place-without-keys-label = the line that opens the keys
place-without-papers = Type this line. It opens every paper.
place-without-papers-label = the line that opens every paper
place-without-names = The papers come out without their names. Open each one to see what it is.
place-without-after = Take the papers out of the folder. Then delete sheet.txt and keys.txt, because they open everything.
place-without-spare = If the first line does not work, write recovery.age.bak in place of recovery.age. It is the copy.
place-without-print = Print these steps
