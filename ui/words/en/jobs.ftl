### Long jobs, one at a time: how far they are, and their end when the person has gone to another screen.

jobs-percent = { NUMBER($percent) } per cent done
jobs-leave = You can do other things while it runs.
jobs-other = Something else is running now. Wait until it is done, then come back here.
jobs-stop-check = Stop checking
jobs-stop-backup = Stop making the backup
jobs-stop-backup-test = Stop testing the backup
jobs-stop-restore = Stop restoring
jobs-stop-salvage = Stop saving what can be read
jobs-stop-new-keys = Stop making new keys
jobs-see = See how it went
jobs-end-check = The check of your safe place has ended.
jobs-end-backup = Your backup has ended.
jobs-end-backup-test = The test of your backup has ended.
jobs-end-restore = Restoring from the backup has ended.
jobs-end-salvage = Saving what can be read has ended.
jobs-end-new-keys = Making new keys has ended.
