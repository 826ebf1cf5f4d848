### Words of the frame: the sidebar, the way back, what is said at the foot, and words that every place uses.
### File names decide the first part of each id: app.ftl → app-…

app-main-menu = Main menu
app-menu = Menu
app-place-home = Home
app-place-read = Read
app-place-timeline = Timeline
app-place-story = My story
app-place-questions = Questions
app-place-share = Share
app-place-notes = My notes
app-place-bring = Bring in files
app-place-files = My files
app-place-receipt = What came
app-place-papers = Papers of one file
app-place-settings = Settings
app-place-help = Help for me
app-place-backup = Backups
app-place-restore = Restore from a backup
app-place-new-keys = New keys
app-place-people = Who worked with me
app-place-why = Why was this decided?
app-place-whose = Whose words?
app-place-removed = What the council removed
app-place-promises = What this app promises
app-place-health = Check my safe place
app-place-salvage = Save what can be read
app-hide = Hide now
app-lock = Lock

app-back-to = Back to { $name }
app-page = page { NUMBER($seq) }
app-close = Close
app-try-again = Try again
app-waiting = Getting this ready
app-ago = { $days ->
    [0] today
    [one] yesterday
   *[other] { NUMBER($days) } days ago
}
app-fault = This screen could not open

app-passphrase-show = Show
app-passphrase-show-label = Show the passphrase
app-passphrase-hide = Hide
app-passphrase-hide-label = Hide the passphrase
app-password-show-label = Show the password
app-password-hide-label = Hide the password
app-place-choose = Choose a place…
app-place-choose-another = Choose another place…

app-copy = Copy
app-copied = Copied.
app-not-copied = This computer did not let us copy it. Select it and copy it yourself.

app-undo = Undo
app-redo = Put it back
app-undo-nothing = There is nothing to undo.
app-redo-nothing = There is nothing to put back.
app-undo-done = Undone: { $what }.
app-redo-done = Put back: { $what }.
app-undo-what-paper-cut = where you said a paper begins
app-undo-what-paper-parted = “these are not the same”
app-undo-what-person-said = what you said of a person
app-undo-what-papers-folded = “these are the same”
app-undo-what-note-added = the note you added
app-undo-what-note-edited = your change to a note
app-undo-what-note-removed = the note you deleted
app-undo-what-event-confirmed = “this is right”
app-undo-what-event-corrected = your change to the timeline
app-undo-what-event-hidden = the line you hid
app-undo-what-event-shown = the line you showed
app-undo-what-events-merged = two lines made one
app-undo-what-memory-added = the memory you added
app-undo-what-memory-edited = your change to a memory
app-undo-what-memory-removed = the memory you deleted
app-undo-what-question-written = the question you wrote
app-undo-what-question-reworded = your new words for a question
app-undo-what-question-removed = the question you deleted
app-undo-what-questions-chosen = the questions on your sheet
app-undo-what-meeting-set = your change to the meeting
app-undo-what-born-set = your date of birth
app-undo-what-name-set = what you are called
app-undo-what-words-said = what you said of some words
app-undo-what-word-typed = the word you typed
app-undo-what-covers-turned = your change to what is covered
app-undo-what-covers-look-set = how covers look
app-undo-what-papers-joined = two papers made one
app-undo-what-page-moved = the page you moved
app-undo-what-paper-named = what you said a paper is
