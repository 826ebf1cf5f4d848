### For every failure code, three messages: what happened, what is safe, what you can do.
### $name and $count are facts; $named and $counted say "yes" where there is one.

failure-wrong-passphrase-what = That did not open it.
failure-wrong-passphrase-safe = Everything inside is safe.
failure-wrong-passphrase-do = Check the spaces and capital letters. You can try as many times as you like.

failure-wrong-file-password-what = { $named ->
    [yes] That password does not open { $name }.
   *[no] That password does not open the file.
}
failure-wrong-file-password-safe = The file is kept, and nothing was changed.
failure-wrong-file-password-do = Check the capital letters and spaces. You can try as many times as you like.

failure-wrong-recovery-words-what = Those 12 words did not open it.
failure-wrong-recovery-words-safe = Everything inside is safe.
failure-wrong-recovery-words-do = Check the order on your sheet. You can try again.

failure-recovery-word-unknown-what = { $counted ->
    [yes] Word { $count } is not a word we use on recovery sheets.
   *[no] One of the words is not a word we use on recovery sheets.
}
failure-recovery-word-unknown-safe = Everything inside is safe.
failure-recovery-word-unknown-do = Check how it is spelled on your sheet.

failure-passphrase-too-short-what = That passphrase is too short to keep your file safe.
failure-passphrase-too-short-safe = Nothing was changed.
failure-passphrase-too-short-do = Use a longer one. Four or five words that do not go together work well.

failure-not-a-safe-place-what = { $named ->
    [yes] There is no safe place in { $name }.
   *[no] There is no safe place there.
}
failure-not-a-safe-place-safe = Nothing there was changed.
failure-not-a-safe-place-do = Choose the folder that you made with this app.

failure-already-open-what = This safe place is open in another window.
failure-already-open-safe = Nothing is lost.
failure-already-open-do = Close the other window first. Then try again.

failure-already-there-what = { $named ->
    [yes] There is something in { $name } already.
   *[no] There is something in that folder already.
}
failure-already-there-safe = We left it as it was.
failure-already-there-do = Choose another name or another place.

failure-newer-safe-place-what = A newer version of this app made this safe place.
failure-newer-safe-place-safe = Nothing in it was changed.
failure-newer-safe-place-do = Open it with the newer version.

failure-damaged-what = { $named ->
    [yes] Part of this safe place is damaged: { $name }.
   *[no] Part of this safe place is damaged.
}
failure-damaged-safe = We changed nothing, so nothing more is lost.
failure-damaged-do = Make a copy of the whole folder. Then open an older copy, if you have one.

failure-steps-missing-what = { $counted ->
    [yes] { $count ->
        [one] The last saved step is not here.
       *[other] The last { $count } saved steps are not here.
    }
   *[no] Some of the last saved steps are not here.
}
failure-steps-missing-safe = The rest is here. An older copy may have been put back.
failure-steps-missing-do = Look for a newer copy of the folder. Or carry on with this one.

failure-not-a-backup-what = { $named ->
    [yes] { $name } is not a backup made with this app.
   *[no] That is not a backup made with this app.
}
failure-not-a-backup-safe = Nothing was changed.
failure-not-a-backup-do = Choose another file. A backup has the name of your safe place and a date.

failure-backup-damaged-what = { $named ->
    [yes] This backup is damaged, or part of it is missing: { $name }.
   *[no] This backup is damaged, or part of it is missing.
}
failure-backup-damaged-safe = Your safe place was not changed.
failure-backup-damaged-do = Try an older backup. If this one was copied here, copy it again from where it was.

failure-other-safe-place-what = This backup is of another safe place.
failure-other-safe-place-safe = Nothing was changed.
failure-other-safe-place-do = Choose a backup of this safe place.

failure-inside-the-safe-place-what = That folder is inside your safe place.
failure-inside-the-safe-place-safe = Nothing was changed.
failure-inside-the-safe-place-do = Choose a folder somewhere else, such as a memory stick.

failure-new-passphrase-needed-what = A new passphrase is needed too.
failure-new-passphrase-needed-safe = Nothing was changed.
failure-new-passphrase-needed-do = Choose one below. Then try again.

failure-sheet-needed-what = A passphrase does not open this backup.
failure-sheet-needed-safe = Nothing was changed.
failure-sheet-needed-do = Use the 12 words on your recovery sheet.

failure-job-running-what = Something else is going on in the background.
failure-job-running-safe = That is still going on.
failure-job-running-do = Wait until it is done, or stop it first.

failure-reading-only-what = This safe place is open for reading only.
failure-reading-only-safe = So nothing was changed.
failure-reading-only-do = You can still read, search and save a copy of everything.

failure-no-room-what = This computer has no room left.
failure-no-room-safe = What was saved before is safe.
failure-no-room-do = Make some room on the computer. Then try again.

failure-no-permission-what = { $named ->
    [yes] The computer does not let us use { $name }.
   *[no] The computer does not let us use that place.
}
failure-no-permission-safe = Nothing was changed.
failure-no-permission-do = Choose another place. Or ask whoever looks after this computer to help you.

failure-read-only-what = That place can be read but not written to.
failure-read-only-safe = Nothing was changed.
failure-read-only-do = Choose a place where you can save things.

failure-not-there-what = { $named ->
    [yes] We found nothing at { $name }.
   *[no] We found nothing there.
}
failure-not-there-safe = Nothing was changed.
failure-not-there-do = Check the name. If it is on a memory stick, plug it in first.

failure-not-a-place-what = Those words are not a place on this computer.
failure-not-a-place-safe = Nothing was changed.
failure-not-a-place-do = Choose the place instead, or type where it is from the start.

failure-locked-what = Your safe place is locked.
failure-locked-safe = Your work is saved.
failure-locked-do = Open it with your passphrase.

failure-no-safe-reader-what = We could not set up the closed box that papers are read in.
failure-no-safe-reader-safe = So we opened no papers. Everything you had is safe.
failure-no-safe-reader-do = Start the app again. If it happens again, show this to someone who helps you with computers.

failure-busy-what = Files are being added already.
failure-busy-safe = That is still going on.
failure-busy-do = Wait until it is done, or stop it first.

failure-nothing-to-bring-in-what = There was nothing there to add.
failure-nothing-to-bring-in-safe = Nothing was changed.
failure-nothing-to-bring-in-do = Choose files, or a folder with files in it.

failure-page-not-there-what = That page is not here.
failure-page-not-there-safe = Nothing is lost.
failure-page-not-there-do = It may be in a file that you took out. You can put it back in My files.

failure-not-a-date-what = We could not read a date in those words.
failure-not-a-date-safe = Nothing was changed.
failure-not-a-date-do = Try “3 March 2009”, “spring 2006” or just “2006”.

failure-text-too-long-what = That is longer than we can keep in one piece.
failure-text-too-long-safe = Your words are still in the box.
failure-text-too-long-do = Make it shorter, or split it in two.

failure-nothing-there-what = That is not here any more.
failure-nothing-there-safe = Nothing else was changed.
failure-nothing-there-do = Go back and look at the list again.

failure-questions-too-many-what = That is more questions than fit on one sheet.
failure-questions-too-many-safe = They are all kept.
failure-questions-too-many-do = Take some off the sheet. You can ask them next time.

failure-unexpected-what = Something went wrong that we did not expect.
failure-unexpected-safe = What you saved is safe.
failure-unexpected-do = Try again. If it happens again, close the app and open it.
