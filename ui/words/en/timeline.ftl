### Words of timeline.

timeline-empty = We found no dates yet. Dates appear here as pages are read in. You can add one you remember.
timeline-still-adding = Your file is still being added. More will appear here.
timeline-add-memory = Add what I remember
timeline-next-gap = Next gap
timeline-next-two = Next place with two dates
timeline-show-hidden = Show hidden ({ NUMBER($count) })
timeline-shape = How to see it
timeline-shape-list = List
timeline-shape-drawing = Drawing
timeline-lane = Show
timeline-lane-all = Everything
timeline-lane-home = Where I lived
timeline-lane-school = School
timeline-lane-people = Who worked with me
timeline-lane-decisions = Meetings and decisions
timeline-lane-health = Health
timeline-lane-family = Family time
timeline-lane-mine = What I remember
timeline-no-date = No date in the file
timeline-not-known = not known
timeline-two-dates = { NUMBER($count) } dates in my file
timeline-my-memory = my memory
timeline-is-hidden = hidden

timeline-to-people = Who worked with me
timeline-to-whose = Whose words?
timeline-who = Named where this is told:
timeline-who-role = { $name }, { $role }
timeline-span-named = { $name }, named from { $from } to { $to }
timeline-named = Papers name { $name } from { $from } to { $to }. They may have known you for longer.
timeline-see-person = About { $name }

timeline-gap = Your file has nothing from { $from } to { $to }. That does not mean nothing happened.
timeline-gap-before = Last page before it: { NUMBER($seq) }
timeline-gap-after = First page after it: { NUMBER($seq) }
timeline-not-in-file = Not in my file

timeline-file-says = The file says: { $when }.
timeline-reason = The reason as written: “{ $reason }”
timeline-no-reason = No reason is given on these pages.
timeline-disagree = Your file gives more than one date for this:
timeline-keep-both = You can keep both. The app does not choose.
timeline-open-page = Page { NUMBER($seq) } ({ $file }, page { NUMBER($page) })
timeline-more-pages = { $count ->
    [one] 1 more page says so
   *[other] { NUMBER($count) } more pages say so
  }
timeline-how-person = You decided this.
timeline-how-none = These pages give no date for it.
timeline-how-written = The date is written on the page.
timeline-how-worked-out = The date was worked out: { $how }.

timeline-confirm = Yes, that is right
timeline-is-confirmed = You said that this is right.
timeline-change = Change it
timeline-i-remember = I remember…
timeline-ask = Ask about this
timeline-merge = Same as another
timeline-hide = Hide it
timeline-show = Show it again
timeline-leave-it = Leave it
timeline-undo = Undo
timeline-confirmed = Saved. You said that this is right.
timeline-changed = Your change is saved. The file’s own words are kept beside it.
timeline-merged = These two are one now.
timeline-hidden = It is hidden from your timeline. The page is still there.
timeline-shown-again = It is on your timeline again.
timeline-change-title = What happened
timeline-change-when = When
timeline-change-keeps = Your words go first. What the file says stays beside them.
timeline-change-save = Save my change
timeline-merge-which = Which one is the same?
timeline-merge-option = { $title }, { $when }
timeline-merge-save = They are the same
timeline-merge-none = There is nothing else of this kind.
timeline-ask-what = What do you want to know?
timeline-ask-save = Save my question
timeline-asked = Your question is saved. It is with your own questions.

timeline-memory-title = What do you remember?
timeline-memory-when = When was it? (you can leave this empty)
timeline-memory-body = Say more, if you like
timeline-memory-save = Save my memory
timeline-memory-saved = Your memory is saved on this computer.
timeline-remove-memory = Take this memory away
timeline-memory-removed = The memory is gone from the timeline.
timeline-when-help = You can write “3 March 2009”, “spring 2006”, “about 1998” or “before Christmas 2004”.
timeline-understood = Understood as: { $when }
timeline-not-understood = This is not understood as a date yet.

timeline-level-life = My whole life
timeline-level-years = Five years
timeline-earlier = Earlier years
timeline-later = Later years
timeline-legend = Solid: the file is sure. Striped: some time in here. Dashed: nothing in the file.
timeline-span = { $name }, { $from } to { $to }, { NUMBER($pages) } pages
timeline-point = { $title }, { $when }
timeline-points = { NUMBER($count) } things close together, { $from } to { $to }
timeline-together = These stand close together
