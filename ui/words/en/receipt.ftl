### What came: the receipt of everything that was brought in.

receipt-line = This is a list of what came, page by page. You can give it to someone who helps you.
receipt-empty = No files are here yet. When you bring some in, this page tells what came.
receipt-adding = Files are still being added. This list will change.
receipt-came = { $files ->
    [one] 1 file came,
   *[other] { NUMBER($files) } files came,
} { $pages ->
    [one] with 1 page.
   *[other] with { NUMBER($pages) } pages.
}
receipt-span = The dates on the papers run from { $first } to { $last }.
receipt-one-day = The date on the papers is { $first }.
receipt-pages = How the pages ended
receipt-words = With words
receipt-from-pictures = Words read from a picture
receipt-pictures = Still a picture, without words
receipt-blank = Blank
receipt-withheld = Kept back by the council
receipt-not-read = Could not be read
receipt-waiting = Not looked at yet
receipt-all = All pages
receipt-count = { NUMBER($count) }
receipt-removed = { $count ->
    [one] 1 part of a page was taken out before it was sent.
   *[other] { NUMBER($count) } parts of pages were taken out before they were sent.
}
receipt-repeats = { $papers ->
    [one] 1 paper has the same words as an earlier one
   *[other] { NUMBER($papers) } papers have the same words as an earlier one
} ({ $pages ->
    [one] 1 page
   *[other] { NUMBER($pages) } pages
}).

receipt-sealed = Words left under a black box
receipt-sealed-line = The council left words under a black box by mistake. We did not keep or show those words. You may tell the council that it happened.
receipt-only-words = Pages where we found nothing
receipt-only-words-line = We made a mistake on these pages. Their words are all kept, and you can read them. We could not look there for dates, people or events.
receipt-page-at = { $file }, page { NUMBER($page) }

receipt-missing = What the papers speak of, and we did not find
receipt-missing-line = Each may be somewhere else in the file, or may not have been sent. It is for you to judge.
receipt-missing-pictures = { $count ->
    [one] 1 page is still a picture. What is named here may be on it.
   *[other] { NUMBER($count) } pages are still pictures. What is named here may be on them.
}
receipt-missing-none = We found nothing of this kind. That does not prove that all is here.
receipt-missing-more = Show all { NUMBER($count) }
receipt-missing-pages = { $from ->
    [one] Page 1
   *[other] Page { NUMBER($from) }
} of { NUMBER($of) }
receipt-missing-page-run = Pages { NUMBER($from) } to { NUMBER($to) } of { NUMBER($of) }
receipt-missing-page-bare = Page { NUMBER($from) }
receipt-missing-page-run-bare = Pages { NUMBER($from) } to { NUMBER($to) }
receipt-missing-folio = Folio { NUMBER($from) }
receipt-missing-folio-run = Folios { NUMBER($from) } to { NUMBER($to) }
receipt-missing-volume = Volume { NUMBER($from) }
receipt-missing-volume-of = Volume { NUMBER($from) } of { NUMBER($of) }
receipt-missing-goes-on = What comes after this page
receipt-missing-carries-on = What comes before this page
receipt-missing-paper = { $title }
receipt-missing-paper-when = { $title }, { $when }
receipt-missing-said = The page itself says that it is not in the file.
receipt-missing-listed = A list of papers names it.
receipt-quote = “{ $quote }”
receipt-source = { $file }, page { NUMBER($page) }
receipt-open-label = Open { $file }, page { NUMBER($page) }, about: { $what }
receipt-more-pages = { $count ->
    [one] 1 more page speaks of it.
   *[other] { NUMBER($count) } more pages speak of it.
}

receipt-files = File by file
receipt-files-all = Show all { NUMBER($count) } files
receipt-file-pages = { $count ->
    [0] No pages of its own
    [one] 1 page
   *[other] { NUMBER($count) } pages
}
receipt-file-part-words = { NUMBER($count) } with words
receipt-file-part-from-pictures = { NUMBER($count) } read from pictures
receipt-file-part-pictures = { NUMBER($count) } still pictures
receipt-file-part-blank = { NUMBER($count) } blank
receipt-file-part-withheld = { NUMBER($count) } kept back
receipt-file-part-not-read = { NUMBER($count) } could not be read
receipt-file-part-waiting = { NUMBER($count) } not looked at yet
receipt-file-part-removed = { $count ->
    [one] 1 part taken out
   *[other] { NUMBER($count) } parts taken out
}
receipt-file-locked = It is locked with a password.
receipt-file-inside = It came inside the file above.
receipt-file-same = It is the very same file as { $name }.
receipt-file-open = Read { $name }
receipt-left-out = Chosen, and not taken in
receipt-left-out-not-there = { $name }: it was not there any more.
receipt-left-out-no-permission = { $name }: this computer did not let us read it.
receipt-left-out-not-a-file = { $name }: it is not a file.
receipt-left-out-too-big = { $name }: it is too big.
receipt-left-out-too-many = { $name }: there were more files than fit in one go.
receipt-left-out-could-not-read = { $name }: it could not be read from where it lies.

receipt-save = Save it as a PDF
receipt-save-line = The PDF has all of this, and a number for each file that proves it was not changed.
receipt-save-place = Where to save the PDF
receipt-save-do = Save
receipt-save-not-locked = The PDF is not locked. Anyone who has it can read it.
receipt-saved = Saved: { $place }
receipt-see = See what came
