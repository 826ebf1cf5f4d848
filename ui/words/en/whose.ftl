### Words of "Whose words?": your own words in the file, what was agreed, and words that were copied forward.

whose-parts = Parts of this place
whose-tab-yours = Your words
whose-tab-agreed = What was agreed
whose-tab-copied = Copied words
whose-still-adding = Your file is still being added. More will appear here.
whose-more = Show { NUMBER($count) } more
whose-page = Page { NUMBER($seq) } ({ $file }, page { NUMBER($page) })
whose-no-date = no date in the file

whose-yours-what = These are the places where the papers give your words, or say what you wanted or felt. The papers chose what to write.
whose-yours-no-name = We found no form that gives your first name. So we left out words that name who said them.
whose-yours-list = Where your words are written down
whose-yours-none = We found no page that gives your words. They may be on a page that is still a picture.
whose-yours-obtained = The page says how they knew:
whose-telling-written = Written by you, the page says
whose-telling-said = Said by you, the page says
whose-telling-reported = What someone else says you wanted or felt
whose-telling-was-there = You were there
whose-telling-not-there = You were not there
whose-telling-not-asked = None of your words written down
whose-not-mine = These are not my words
whose-not-about-me = This is not about me
whose-put-away = Put away. The page stays as it is.
whose-put-back = Put it back
whose-put-back-done = It is back in the list.
whose-away-title = { $count ->
    [one] 1 that you put away
   *[other] { NUMBER($count) } that you put away
  }
whose-unheard-title = Reviews with no part for your words
whose-unheard-what = In these reviews we found no part for what you said. It may be written on another page, or on a form that was not sent.
whose-unheard-says = The paper itself says:
whose-untitled = Review notes

whose-agreed-what = These are things that papers say would be done, with what later papers say of them. A paper that says nothing does not mean that nothing was done.
whose-agreed-none = We found no list of actions or decisions yet.
whose-agreed-show = Show
whose-agreed-show-all = All
whose-agreed-show-nothing = Nothing found later
whose-agreed-show-open = Not done, or still to do
whose-agreed-show-done = Said to be done
whose-agreed-show-two-ways = Told two ways
whose-agreed-none-so = None are like that.
whose-agreed-on = Agreed: { $when }
whose-agreed-who = Who was to do it: { $who }
whose-agreed-by = By when: { $when }
whose-agreed-later = What other papers say:
whose-agreed-nothing = We found nothing about this in later papers.
whose-agreed-two-ways = The papers do not say the same. Both are kept here.
whose-agreed-undated = One of these has no date. It may be from before.
whose-became-done = done
whose-became-not-done = not done
whose-became-still-to-do = still to do
whose-became-agreed-again = agreed again
whose-own-label = What I know of it
whose-own-nothing = I say nothing
whose-own-done = It was done
whose-own-not-done = It was not done
whose-own-not-known = I do not know
whose-own-saved = Your word is kept beside the papers.
whose-ask = Ask about this
whose-ask-start = What became of this?
whose-asked = Your question is in Questions, with this page.

whose-copied-what = These words stand in papers of different days. Someone may have copied them from an older paper, or written them again.
whose-copied-exact = We only show words that are exactly the same. Copies of a whole paper and quoted emails are left out.
whose-copied-none = We found no words that were copied from one paper to a later one.
whose-copied-first = They stand in { NUMBER($count) } papers. First written: { $when }.
whose-copied-tie = They stand in { NUMBER($count) } papers. Two may be of the same day, so we cannot say which was first.
whose-copied-no-date = They stand in { NUMBER($count) } papers. One has no date, so we cannot say which was first.
whose-copied-where = Where these words stand
whose-here-first = Words on this page stand in { NUMBER($count) } papers. First written: { $when }.
whose-here-tie = Words on this page stand in { NUMBER($count) } papers. Two may be of the same day.
whose-here-no-date = Words on this page stand in { NUMBER($count) } papers. One has no date.
whose-here-see = Show the words
whose-here-open-first = Open page { NUMBER($seq) }
whose-here-more = { $count ->
    [one] 1 more like this
   *[other] { NUMBER($count) } more like this
  }
whose-here-all = All copied words
