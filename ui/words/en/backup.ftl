### Backups: making one, testing it, the ones that are known, and getting everything back from one.

backup-what = A backup is a second copy of everything. It is one locked file. If this computer breaks, it brings your file back on another one.
backup-made-up = You are looking at a made-up file. It needs no backup.
backup-none = You have no backup yet.
backup-last = Last tested backup: { $when }.
backup-changes = { $count ->
    [0] Nothing has changed since then.
    [one] 1 thing has changed since then.
   *[other] { NUMBER($count) } things have changed since then.
}
backup-copied-title = Your safe place is in a { $by } folder
backup-copied = { $by } copies this folder while you use it. That can damage a safe place. A backup file can go there, because nothing changes in it.
backup-copied-do = To move your safe place, press Lock and move its folder. Then choose “Open another safe place”.

backup-make = Make a backup
backup-into = Which folder or drive it goes into
backup-into-help = A memory stick or another drive is best. Keep it away from this computer.
backup-opens = What opens this backup
backup-opens-both = My recovery sheet or my passphrase
backup-opens-both-made = This app made your passphrase. It is too long to guess.
backup-opens-both-own = Someone who gets a copy can try to guess your passphrase for years. In a cloud folder, a short one is not safe.
backup-opens-sheet = My recovery sheet only
backup-opens-sheet-help = If you lose the sheet, nobody can open this backup. Your passphrase does not help.
backup-choose = Choose what opens it first.
backup-three = We keep the newest three backups in a folder. Older ones are taken away, but only after the new one is tested.
backup-start = Make a backup now
backup-making = Making and testing your backup
backup-testing = Testing your backup
backup-counts = { $files ->
    [one] 1 paper
   *[other] { NUMBER($files) } papers
}, { $pages ->
    [one] 1 page
   *[other] { NUMBER($pages) } pages
}, { $notes ->
    [one] 1 note
   *[other] { NUMBER($notes) } notes
}
backup-counts-size = { $counts }. { $size }.
backup-done = Backup made and tested: { $counts }. It is in { $label }.
backup-done-next = If it is on a memory stick or a drive, keep that in another place. Keep your recovery sheet away from it.
backup-removed = { $count ->
    [one] 1 older backup in that folder was taken away. The newest three stay.
   *[other] { NUMBER($count) } older backups in that folder were taken away. The newest three stay.
}
backup-hurt = { $count ->
    [one] In your safe place, 1 exact copy was missing or damaged before this. The rest of the backup is whole.
   *[other] In your safe place, { NUMBER($count) } exact copies were missing or damaged before this. The rest of the backup is whole.
}
backup-stopped = The backup was stopped. No new backup was made. The older ones are as they were.
backup-test-done = This backup opens: { $counts }, all as they were when it was made. It was made on { $day }.
backup-test-stopped = The test was stopped. The backup is as it was.

backup-sheet-title = Is your recovery sheet right?
backup-sheet-line = If you forget your passphrase, only the sheet opens a backup. So check it once, before the first one.
backup-sheet-words = The 12 words on your sheet, in order
backup-sheet-check = Check my words
backup-sheet-right = Those words are right. Your sheet opens this safe place and its backups.
backup-sheet-later = Not now
backup-sheet-lost = I cannot find my sheet
backup-sheet-lost-line = In Settings you can make new recovery words.

backup-known = Backups we know of
backup-of = Backup of { $day }
backup-where = Where it is: { $label }
backup-tested = Last tested { $when }.
backup-with-both = Your recovery sheet or your passphrase opens it.
backup-with-sheet = Only your recovery sheet opens it.
backup-not-there = It is not there now. Its drive may not be plugged in, or it was moved. Nothing is lost.
backup-test = Test it again
backup-restore-this = Restore from it
backup-open = Get everything back
backup-open-line = Use this on a new computer, or to go back to how things were.
backup-reminders = Reminders
backup-remind = Remind me about backups on Home
backup-remind-help = One quiet line, when much has changed. Nothing pops up.
backup-remind-off = Reminders are off. You can still make a backup here at any time.

backup-restore-inside = This makes a second safe place from the backup, and opens it. The one you have open now is locked and stays as it is.
backup-restore-step = { $of ->
    [0] Step { $n }:
   *[other] Step { $n } of { $of }:
}
backup-restore-find = Find the backup
backup-restore-open = Open the backup
backup-restore-new = Choose a new passphrase
backup-restore-where = Choose where it goes
backup-restore-file = The backup file
backup-restore-file-help = It may be on a memory stick or another drive. Plug it in first.
backup-restore-made = This backup was made on { $day }. It is { $size } big. Not the one you want? Go back and choose another.
backup-restore-same = It is a backup of the safe place that is open now.
backup-restore-how = What you have
backup-restore-passphrase = My passphrase
backup-restore-passphrase-help = The one you used when the backup was made.
backup-restore-words = The 12 words on my recovery sheet
backup-restore-sheet-only = To open this backup, you need the 12 words on your recovery sheet.
backup-restore-new-line = You will open your safe place with it from now on. Your recovery sheet stays the same.
backup-restore-new-kept = You chose this passphrase. Write it down.
backup-restore-new-other = Choose another passphrase
backup-restore-into-help = A new folder is made there. Nothing that is there now is changed.
backup-restore-back = One step back
backup-restore-next = Next
backup-restore-do = Restore everything
backup-restoring = Restoring from the backup
backup-restore-stopped = Restoring was stopped. The backup is as it was. You can start again.
backup-restore-done = Everything is back: { $files ->
    [one] 1 paper
   *[other] { NUMBER($files) } papers
} and { $pages ->
    [one] 1 page
   *[other] { NUMBER($pages) } pages
}, with your notes.
backup-restore-done-made = The backup was made on { $day }.
backup-restore-older = This computer has seen newer work than this backup holds.
backup-restore-older-do = Anything you wrote after the backup is not in it. If you have a newer backup, restore from that one too.
backup-restore-after = The backup file was not changed. Keep it.
backup-restore-enter = Go to my safe place
