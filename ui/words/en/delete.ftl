### Deleting for good: papers, the person's own notes, and the whole safe place.

delete-for-good = Delete for good
delete-for-good-label = Delete for good: { $name }
delete-keep = Keep it
delete-empty = Delete all of these for good
delete-file-title = Delete { $name } for good?
delete-empty-title = { $count ->
    [one] Delete the 1 file that you took out for good?
   *[other] Delete all { NUMBER($count) } files that you took out for good?
}
delete-goes = What goes: its pages, its words in search, the exact copy we kept, and its words quoted in your notes. This cannot be undone.
delete-stays = What stays: your own words in notes, memories and questions.
delete-cannot = Locked scraps may stay on the disk. Older backups still have it. So do copies that you gave to others.
delete-files-done = { $files ->
    [0] There was nothing to delete.
    [one] 1 file is deleted for good, with { $pages ->
        [one] 1 page.
       *[other] { NUMBER($pages) } pages.
    }
   *[other] { NUMBER($files) } files are deleted for good, with { $pages ->
        [one] 1 page.
       *[other] { NUMBER($pages) } pages.
    }
}
delete-own = It goes from this safe place, and Undo cannot bring it back.
delete-note-title = Delete this note for good?
delete-note-done = The note is deleted for good.
delete-memory-title = Delete this memory for good?
delete-memory-done = The memory is deleted for good.
delete-question-title = Delete this question for good?
delete-question-done = The question is deleted for good.

delete-place = Delete this whole safe place
delete-place-goes = Everything in it goes: your papers and their pages, your notes and your questions. There is no way back.
delete-place-stays = Backups stay where they are. So does everything you saved, printed or gave to others.
delete-place-cannot = Locked scraps may stay on the disk. They stay locked.
delete-place-title = Delete everything in this safe place?
delete-place-last = This is the last question. Only a backup can bring it back.
delete-place-done = This safe place is deleted.
delete-place-left = { $count ->
    [one] 1 thing in its folder was not ours. We left it alone.
   *[other] { NUMBER($count) } things in its folder were not ours. We left them alone.
}
delete-place-backups = Your backups were not touched. A recovery sheet opens them.
delete-place-leave = Go to the first screen
