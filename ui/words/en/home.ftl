### Home.

home-hello = Hello, { $called }
home-title = Home
home-made-up = This file is made up. Nobody in it ever lived. Your own file is not here. When you press Lock, it goes away.
home-find = Find in my file
home-kept = You stopped at
home-kept-at = { $title }, page { NUMBER($seq) }
home-kept-go = Go back there
home-kept-untitled = { $file }, page { NUMBER($seq) }
home-ask = Start with a question
home-ask-lived = Where did I live?
home-ask-worked = Who worked with me?
home-ask-moved = Why did I move?
home-ask-kind = Something kind
home-ask-year = What happened in a year…
home-ask-start = Start at page 1
home-mine = Your things
home-locked = { $count ->
    [one] 1 file waits for its password.
   *[other] { NUMBER($count) } files wait for their password.
}
home-locked-go = Give a password
home-files = My files
home-notes = My notes
home-removed = What was removed
home-bring = Bring in more files
home-pages = { $files ->
    [one] 1 file
   *[other] { NUMBER($files) } files
}, { $pages ->
    [one] 1 page
   *[other] { NUMBER($pages) } pages
}. Saved on this computer.
home-adding-see = See how it is going
home-empty-title = Nothing here yet
home-empty = You can bring your file in, or look around with a made-up one.
home-empty-bring = Bring my file in
home-empty-try = Try with a made-up file
home-empty-try-help = It opens in a folder of its own. Press Lock to get back to yours.
home-backup-first = There is no second copy of your file yet. If this computer breaks, a backup brings everything back.
home-backup-again = A good deal has changed since your last backup. This may be a good time for a new one.
home-backup-later = Not now
home-backup-stop = Do not remind me
home-backup-off = Reminders are off. You can turn them on again in Backups.
