### The safe place: welcome, making one, recovery words, who it is for, the lock screen, opening one.

place-welcome-title = Your file, on this computer, for you
place-welcome-line = Nothing is sent anywhere. You do not need an account, an email or the internet.
place-welcome-look = First, make this easy to read
place-welcome-start = Then choose where to start
place-welcome-make = Make my safe place
place-welcome-make-help = A locked folder for your file and your notes.
place-welcome-open = Open one I already have
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
