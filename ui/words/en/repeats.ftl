### Words of repeats: the same words on other pages, and two copies side by side.

repeats-label = Other pages with these words
repeats-also = { $count ->
    [one] These words are also on another page.
   *[other] These words are also on { NUMBER($count) } other pages.
  }
repeats-page = Page { NUMBER($seq) } ({ $file }, page { NUMBER($page) })
repeats-kind-exact = the same words
repeats-kind-near = another copy of this page
repeats-kind-carried-on = some of these words stand there again
repeats-kind-carried-from = some of these words were written there first
repeats-kind-quoted-in = some of these words are quoted there
repeats-kind-quoted-from = some of these words are quoted from there
repeats-more-there = { $count ->
    [one] That copy shows 1 more word.
   *[other] That copy shows { NUMBER($count) } more words.
  }
repeats-more-here = { $count ->
    [one] This copy shows 1 more word.
   *[other] This copy shows { NUMBER($count) } more words.
  }
repeats-compare-with = Side by side with page { NUMBER($seq) }
repeats-show-all = Show all { NUMBER($count) }
repeats-choices = About these copies
repeats-front = This is the clearest copy of this paper. Its other copies are folded under it, and all are kept.
repeats-folded = This copy is folded under a clearer one. It is kept, with your notes on it.
repeats-open-front = Open the clearest copy
repeats-part = These are not the same
repeats-parted = This paper now stands by itself.
repeats-put-in-front = Put this copy in front
repeats-in-front-now = This copy is now the one in front.
repeats-fold = Fold these as one paper
repeats-folded-now = These two are folded as one paper now.
repeats-undo = Undo

repeats-show-copies = Show copies too
repeats-copy-of = Copy: { $title }
repeats-copies-folded = { $count ->
    [one] 1 copy folded under it
   *[other] { NUMBER($count) } copies folded under it
  }

repeats-compare-title = Two pages side by side
repeats-nothing-shared = These two pages have no words in common.
repeats-all-same = These two pages say the same in every word that can be read.
repeats-side-more = { $count ->
    [one] Page { NUMBER($seq) } shows 1 more word.
   *[other] Page { NUMBER($seq) } shows { NUMBER($count) } more words.
  }
repeats-differences = What is different
repeats-change-right-hides = Shown on page { NUMBER($left) }, blacked out on page { NUMBER($right) }: “{ $words }”
repeats-change-left-hides = Shown on page { NUMBER($right) }, blacked out on page { NUMBER($left) }: “{ $words }”
repeats-change-only-left = Only on page { NUMBER($left) }: “{ $words }”
repeats-change-only-right = Only on page { NUMBER($right) }: “{ $words }”
repeats-change-differ = On page { NUMBER($left) }: “{ $words }”. On page { NUMBER($right) }: “{ $others }”
repeats-change-read-two-ways = { $count ->
    [one] 1 word was read in two ways. A scan may be misread.
   *[other] { NUMBER($count) } words were read in two ways. A scan may be misread.
  }
repeats-side = Page { NUMBER($seq) }: { $file }, page { NUMBER($page) }
repeats-open-page = Open page { NUMBER($seq) }
repeats-black = [blacked out]
repeats-hidden-there = blacked out on the other page:
repeats-only-here = only on this page:
repeats-end = end
repeats-key = Words with a thick line are blacked out on the other page. Words with a dotted line are only on this page.
