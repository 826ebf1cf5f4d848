### Papers: where one begins and ends, what it is, why the app thinks so, and what the person says instead.

papers-about = About this paper
papers-about-what = { $kind }, pages { NUMBER($first) } to { NUMBER($last) }
papers-about-one = { $kind }, page { NUMBER($first) }
papers-in = From { $file }
papers-title = Title: { $title }
papers-no-title = It has no title.
papers-date = Date: { $when }
papers-no-date = It has no date.
papers-you-said = You said
papers-read-as = The app reads it as: { $kind }. { $title } { $when }
papers-copy-note = A copy of another paper.
papers-why = Why we think so
papers-why-none = You said all of this, or the page has no words to go by.
papers-sign-title = Its name is written on it
papers-sign-date = Its date is written on it
papers-sign-page-number = It starts at page number 1
papers-sign-opening = It opens with these words
papers-quote = “{ $quote }”
papers-quote-open = Show on page { NUMBER($seq) }: { $quote }
papers-moved-here = You moved this page to this paper.
papers-change = Change what it is
papers-cut = A new paper begins here
papers-join = It goes on with the paper before
papers-move = Move this page to another paper…
papers-move-back = Put this page back where it lay
papers-review = See all papers of this file
papers-entries = { $count ->
    [one] 1 dated entry on this page
   *[other] { NUMBER($count) } dated entries on this page
}
papers-entry = { $when }: { $words }

papers-change-title = What is this paper?
papers-change-line = What you say here wins. What the app read is kept beside it.
papers-change-kind = Kind
papers-change-kind-read = As the app reads it: { $kind }
papers-change-name = Title
papers-change-name-help = Leave it empty to go by what the app read.
papers-change-when = Date
papers-change-save = Keep this
papers-change-leave = Leave it as it is
papers-change-all-back = Go by what the app read
papers-kept = Kept. This paper is as you said.
papers-back-to-read = This paper is as the app read it.

papers-move-title = Move page { NUMBER($seq) } to another paper
papers-move-line = The page keeps its place in the council’s file. You only say which paper it belongs to.
papers-move-to = To this paper
papers-move-option = { $title }, from page { NUMBER($first) }
papers-move-do = Move it
papers-move-none = This file has only one paper.
papers-did-cut = A paper now begins at page { NUMBER($seq) }.
papers-did-join = Page { NUMBER($seq) } now goes on with the paper before.
papers-did-move = Page { NUMBER($seq) } is moved.
papers-did-move-back = Page { NUMBER($seq) } is back where it lay.
papers-did-yes = Kept. A paper begins at page { NUMBER($seq) }.

papers-strip-line = These are the pages of one file, in the order they were sent. Lines between them show where papers begin.
papers-strip-keys = With the keyboard: arrows go from page to page. C begins a paper there, J joins it to the paper before. Enter opens the page.
papers-strip-none = This file has no pages that are ready yet.
papers-unsure = We are not sure about these
papers-unsure-line = { $count ->
    [one] The app could not tell well if a paper begins here.
   *[other] The app could not tell well if papers begin here.
}
papers-unsure-yes = Yes, it begins here
papers-unsure-yes-label = Yes, it begins here: page { NUMBER($seq) }
papers-unsure-no = No, it goes on
papers-unsure-no-label = No, it goes on: page { NUMBER($seq) }
papers-unsure-look = Look at page { NUMBER($seq) }
papers-unsure-mark = Not sure it begins here
papers-strip-all = All pages
papers-strip-paper = { $title } · { $when }
papers-strip-page = Page { NUMBER($page) }
papers-strip-page-theirs = Page { NUMBER($page) } · their page { $printed }
papers-strip-page-begins = begins “{ $title }”
papers-strip-no-words = No words
papers-strip-cut = Cut before
papers-strip-cut-label = Cut before page { NUMBER($page) }: a new paper begins there
papers-strip-join = Join to the one before
papers-strip-join-label = Join to the one before: page { NUMBER($page) }
papers-strip-moved = moved here by you
papers-strip-more = Show more papers
papers-files-see = Its papers
papers-files-see-label = Its papers: { $name }
papers-order = Order
papers-order-council = As the council sent them
papers-order-date = By date
papers-order-kind = By kind
