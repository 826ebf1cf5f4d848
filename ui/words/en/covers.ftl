### Covers over hard parts: what stands on one, its doors, and what the person wants covered.

covers-covered = Covered: { $what }.
covers-and = { $first }; { $then }
covers-who-parent = It speaks of a parent.
covers-who-adult = It speaks of an adult.
covers-who-another-child = It speaks of another child.
covers-who-you = It speaks of you.
covers-who-someone = It speaks of someone.
covers-who-not-said = It does not say who.
covers-long = { $count ->
    [one] 1 sentence.
   *[other] { NUMBER($count) } sentences.
  }
covers-left = { $count ->
    [one] 1 sentence is still covered.
   *[other] { NUMBER($count) } sentences are still covered.
  }
covers-choose = You choose if and when.
covers-leave = Leave it covered
covers-one = One sentence at a time
covers-read = Read it now
covers-next = Next sentence
covers-again = Cover again
covers-stop = Stop here
covers-show-doors = What I can do
covers-open-here = You opened this part: { $what }.
covers-looks = The app looks for hard parts and covers them. It misses some.
covers-more = Covers here
covers-more-kind = Stop covering: { $what }
covers-more-page = Stop covering this page
covers-more-paper = Stop covering this paper
covers-turned-off = It is no longer covered. You can undo this, or change it in Settings.
covers-picture-waits = The picture of this page waits. A part of it is covered, and we do not know where that part is.
covers-picture-show = Open the covered parts and show the picture
covers-in-part = In a covered part. { $line }
covers-compare = [covered]

covers-settings = What is covered
covers-settings-all = Cover hard parts
covers-settings-all-help = Turn this off and nothing is covered but news about family.
covers-settings-kinds = Cover parts about
covers-settings-by-itself = This stays on until you turn it off here.
covers-settings-look = How covers look
covers-settings-look-panel = A panel with its buttons
covers-settings-look-line = One line that opens
covers-settings-pages-off = { $count ->
    [one] Covers are off on 1 page.
   *[other] Covers are off on { NUMBER($count) } pages.
  }
covers-settings-private = This is kept on this computer, in your safe place.
