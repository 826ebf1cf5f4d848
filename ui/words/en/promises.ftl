### What this app promises, and what it cannot do. It says no more than docs/threat-model.md.

promises-title = What this app promises, and what it cannot do
promises-untested = So far, this app has been tested on Linux only. On this computer we can promise less, and say so below.
promises-yes = What it promises
promises-network = { $linux ->
    [yes] Everything stays on this computer. The app does not use the internet. This computer is told to stop it if it tries.
   *[no] Everything stays on this computer. The app does not use the internet. On this kind of computer, nothing stops it by force.
}
promises-papers = { $linux ->
    [yes] Papers are opened in a closed box. A bad paper can break its own box, or say untrue things. It cannot reach your other papers.
   *[no] On this kind of computer, papers are kept but not opened. The closed box for them is not made yet.
}
promises-yes-locked = While it is locked, nobody can read your file without your passphrase or your sheet. It does not help them to take the computer or copy the folder.
promises-yes-guess = A short passphrase can be guessed. We tell you how strong yours is, and offer you one that is hard to guess.
promises-yes-saved = What the app said was saved is not lost when it stops suddenly. It is not lost when the power goes, or the disk is full.
promises-yes-changed = If someone changes the locked folder, or it is damaged, the app notices and tells you which part. The check of your safe place looks at every file.
promises-yes-originals = Your papers are kept exactly as you gave them. With your recovery sheet, other free programs can open them too.
promises-yes-lock = When you press Lock, the programs that held your words and keys end.
promises-yes-backup = We say that a backup is made when the app has opened and checked it, not before.
promises-no = What it cannot do
promises-no-forgotten = If you forget the passphrase and lose the sheet, nobody can open it. Not even us.
promises-no-watching = It cannot stop a program that spies, a hidden camera, or someone who watches. It cannot stop someone who makes you open it. Whoever has your passphrase or your sheet can read it all.
promises-no-seen = Others can see that this app is here, and what your safe place is called. They can see how big it is, and when you used it. “Hide now” hides the screen, not the app.
promises-no-passphrase = A new passphrase does not shut out someone who copied the folder before and knew the old one. Use New keys for that, and make new backups.
promises-no-deleted = What you delete may leave locked scraps on the disk. It stays in older backups, and in copies you gave to others.
promises-no-undo = It can notice damage, but often it cannot undo it. It cannot stop someone from deleting the folder. Keep a backup somewhere else.
promises-no-older = If someone puts back an old copy of the whole folder, only this computer can notice. Look at the date when you open it.
promises-no-open = While it is open, the computer may write parts of what you read to its disk. This happens when it sleeps or runs short of memory. Turn on disk encryption.
promises-no-lid = { $linux ->
    [yes] It locks when nobody has used it for a while. It locks when this computer sleeps or locks its screen. A lid that only shuts does not lock it. Press Lock before you go.
   *[no] It locks when nobody has used it for a while, or after this computer has slept. It does not lock the moment you shut the lid. Press Lock before you go.
}
promises-no-copies = What you save, print or copy is not locked any more. We cannot take back what you gave to someone.
promises-no-boxes = The council may have left words under a black box by mistake. The exact copies of your papers still hold them.
promises-pictures = { $linux ->
    [yes] It cannot stop pictures of the screen, by a program or by a phone.
   *[no] It asks this computer to block pictures of the screen, but we have not tested that. Nothing stops a phone.
}
promises-now = On this computer, right now
promises-now-closed = When your safe place is open, this page also shows what is switched on.
promises-now-folder = Your safe place is this folder: { $folder }
promises-now-originals = { $count ->
    [one] 1 file is kept exactly as you got it.
   *[other] { NUMBER($count) } files are kept exactly as you got them.
}
promises-now-network = { $yes ->
    [yes] This app cannot use the internet. The computer itself stops it.
   *[no] This app does not use the internet. This computer cannot stop it by force.
}
promises-now-reader = { $yes ->
    [yes] Papers are opened in a closed box. It cannot reach your files or the internet.
   *[no] The closed box that papers are opened in is not fully closed on this computer.
}
promises-now-files = { $yes ->
    [yes] The box cannot open any file on this computer.
   *[no] This computer is too old to stop the box from opening files.
}
promises-now-calls = { $yes ->
    [yes] The box may only ask this computer for a few simple things.
   *[no] This computer cannot limit what the box may ask it for.
}
promises-now-disk = { $disk ->
    [yes] The disk under your safe place is encrypted. That helps when the computer is lost.
    [no] The disk under your safe place is not encrypted. Someone who helps you with computers can turn that on.
   *[unknown] We could not find out whether the disk is encrypted. Ask someone who helps you with computers.
}
promises-audit = Nobody outside the project has checked all this yet.
