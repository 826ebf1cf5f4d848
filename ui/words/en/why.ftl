### Words of the card "Why was this decided?".

why-open = Why was this decided?
why-open-label = Why was this decided? { $title }
why-on-page = { $count ->
    [one] 1 decision is told on this page
   *[other] { NUMBER($count) } decisions are told on this page
}
why-on-page-one = { $title }, { $when }
why-each = Each line is words from your pages, or says that it is not known.
why-not-known = not known

why-what = What was decided
why-what-list = Its own paper lists:
why-when = When
why-when-two = Your file gives { NUMBER($count) } dates. All are here. The app does not choose.
why-who = Who decided
why-who-none = Not known. These pages do not say who decided.
why-who-two = Your file names { NUMBER($count) }. All are here. The app does not choose.
why-reason = The reason as written
why-reason-none = No reason is given on these pages.
why-reason-two = Your file gives { NUMBER($count) } reasons. All are here. The app does not choose.

why-said = What you are recorded as saying
why-said-none = Nothing of yours is recorded here.
why-said-views = Written as your views:
why-said-said = Written as what you said:
why-said-took-part = Written about you being there:
why-said-left-out = Written about you not being there, or not being asked:
why-said-same = On the same paper
why-said-paper = { $paper }, near that time
why-said-paper-when = { $paper }, { $when }
why-said-more = { $count ->
    [one] Show 1 more
   *[other] Show { NUMBER($count) } more
}

why-rules = What the rules of that day called for
why-rules-line = This is what the rules said. It does not tell what anyone did.
why-rules-none-checked = No rule has been checked for this time.
why-rules-no-date = Your file gives no date to look up a rule by.
why-rules-not-in-care = Your file does not show that you were in care then. So no rule is shown.
why-rules-other-nation = This page speaks of the law of another nation. We only have rules for England.

why-not-here = What is not in this file
why-not-here-none = These pages point to nothing that we did not find. That does not prove that all is here.
why-not-here-due = { $paper }, due by { $when }
