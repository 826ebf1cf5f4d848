### Saving what can be read of a damaged safe place into a new one.

salvage-line = We read everything that can still be read, and put it in a new safe place. The damaged one stays as it is.
salvage-closes = Your safe place is closed while this is done. The new one opens at the end.
salvage-is-closed = Your safe place was closed for this. You can try again here, or open it again.
salvage-open-again = Open it again

salvage-from = The damaged safe place
salvage-which = Which one is it?
salvage-which-remembered = The one on this computer: { $name }
salvage-which-other = Another one
salvage-where = Where it is
salvage-how = What opens it?
salvage-how-passphrase = My passphrase
salvage-how-words = The 12 words on my recovery sheet
salvage-into = The new safe place
salvage-into-name = My folder, saved
salvage-into-where = Where it goes
salvage-into-help = A new folder is made there. Choose a disk with as much room again, best another one.
salvage-into-sheet = The new safe place gets a new recovery sheet. Keep the old sheet too, for the old folder.
salvage-do = Save what can be read
salvage-running = Saving what can be read
salvage-stopped = Stopped. The damaged safe place is as it was. A part of the new one may be there, and you can delete it.

salvage-came = In the new safe place there are now { $files ->
    [one] 1 paper
   *[other] { NUMBER($files) } papers
}, { $pages ->
    [one] 1 page
   *[other] { NUMBER($pages) } pages
} and { $notes ->
    [one] 1 note.
   *[other] { NUMBER($notes) } notes.
}
salvage-nothing-lost = Nothing is missing.
salvage-some-lost = Not everything could be saved. The rest is listed here.
salvage-again = { $count ->
    [one] 1 damaged page is read again from its exact copy.
   *[other] { NUMBER($count) } damaged pages are read again from their exact copies.
}
salvage-start-reading = That goes on in the background. You can start to read now.
salvage-recovered = { $count ->
    [one] 1 paper lost its name. It is now called “Recovered paper 1”. Its words are read again.
   *[other] { NUMBER($count) } papers lost their names. They are now called “Recovered paper 1” and so on. Their words are read again.
}
salvage-notes-lost = { $count ->
    [one] 1 note may be missing.
   *[other] Up to { NUMBER($count) } notes may be missing.
}
salvage-to-sheet = Go on to my new recovery sheet
salvage-enter = Open the new safe place
salvage-sheet-title = Your new recovery sheet
salvage-sheet-line = The words on your old sheet do not open the new safe place. These do.
