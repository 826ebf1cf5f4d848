### The health check of the safe place: what it looks at, what it found, what can be done.

health-line = A check looks for damage in your safe place. It changes nothing.
health-never = It has not been checked yet.
health-last = It was last checked on { $day }.
health-quick = Check quickly
health-quick-line = This looks at whether everything is there. It takes a few seconds.
health-full = Check everything
health-full-line = This opens every paper and every page. A large file can take some minutes. You can go on reading meanwhile.
health-running = Checking your safe place
health-stopped = The check was stopped. Nothing was changed.

health-well = Everything is as it should be: { $files ->
    [one] 1 paper
   *[other] { NUMBER($files) } papers
}, { $pages ->
    [one] 1 page
   *[other] { NUMBER($pages) } pages
}, { $notes ->
    [one] 1 note.
   *[other] { NUMBER($notes) } notes.
}
health-well-full = We looked at every one of them.
health-well-quick = This was the quick check. “Check everything” looks inside each paper too.
health-damaged = { $count ->
    [one] We found one thing that is not as it should be. It is listed here, with what you can do.
   *[other] We found { NUMBER($count) } things that are not as they should be. They are listed here, with what you can do.
}
health-found = What we found
health-lost = What could not be read
health-lost-original = Its exact copy could not be read.
health-lost-pages = { $count ->
    [one] Page { $pages } could not be read.
   *[other] Pages { $pages } could not be read.
}
health-reading-only = Your safe place is open for reading only, so nothing can be put right here now.

health-paper-unnamed = A paper without a name
health-pages = { $count ->
    [one] Page { $pages } is damaged.
   *[other] Pages { $pages } are damaged.
}
health-pages-do = The exact copy of this paper is fine. So we can read the damaged pages from it again. Your notes stay.
health-read-again = { $count ->
    [one] Read this page again
   *[other] Read these pages again
}
health-read-again-label = { $count ->
    [one] Read this page again: { $name }
   *[other] Read these pages again: { $name }
}
health-reading-again = We are reading { $name } again. When that is done, you can check once more.
health-see-page = Go to page { $page }
health-original-missing = The exact copy of this paper is not there. The words we read from it are.
health-original-missing-do = If you still have the paper, bring it in again. Or restore from a backup.
health-original-changed = The exact copy of this paper is damaged, or was changed. The words we read from it are still here.
health-original-changed-do = If you still have the paper, bring it in again. Or restore from a backup.
health-bring-again = Bring the paper in again

health-search-index = The search list is damaged
health-search-index-means = Search may miss some words. Your papers and notes are not touched by this.
health-search-index-do = We can make the list again from your pages. That takes a moment.
health-search-make = Make the search list again
health-search-made = The search list is made again.
health-part = { $count ->
    [one] A small file of your safe place is damaged
   *[other] { NUMBER($count) } small files of your safe place are damaged
}
health-part-means = There is a good copy beside it, so nothing is lost.
health-part-do = You do not need to do anything. It is mended when you open your safe place next.
health-stray-original = { $count ->
    [one] There is a locked file that belongs to no paper
   *[other] There are { NUMBER($count) } locked files that belong to no paper
}
health-stray-original-means = A power cut while a paper was being added can leave one. Nothing is missing.
health-stray-original-do = You do not need to do anything. It is taken away after 30 days.
health-open-to-others = Other people who use this computer can open the folder
health-open-to-others-means = They cannot read what is in it, because it is locked. But they could delete it.
health-open-to-others-do = Ask whoever looks after this computer to make the folder yours alone. A backup in another place helps too.
health-database = The part that holds your words and notes is damaged
health-database-means = Some pages, notes or dates may be wrong or missing. The exact copies of your papers are kept apart from it.
health-database-do = Save what can be read into a new safe place, or restore from a backup.
