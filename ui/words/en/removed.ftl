### Words of what the council removed: the sums, the map, the table, and words left under a box.

removed-none = The app has not found any part that the council took out.
removed-may-miss = This is what the app could find. It may miss some, and a mark may not be the council’s.
removed-sums-title = In your whole file
removed-sum = { $parts ->
    [one] 1 part
   *[other] { NUMBER($parts) } parts
} removed on { $pages ->
    [one] 1 page.
   *[other] { NUMBER($pages) } pages.
}
removed-sum-withheld = { $pages ->
    [one] 1 page kept back.
   *[other] { NUMBER($pages) } pages kept back.
}
removed-kind-count = { $kind }: { NUMBER($count) }
removed-kind-box = box drawn over words
removed-kind-scan-box = box on a scanned page
removed-kind-white = white patch
removed-kind-words = words such as [REDACTED]
removed-kind-code = printed code
removed-kind-missing-page = page kept back
removed-parts-of-place = Ways to look at it
removed-tab-map = Map
removed-tab-table = Table
removed-tab-meanings = What the codes mean
removed-more = Show { NUMBER($count) } more papers
removed-paper-parts = { $count ->
    [one] 1 part removed
   *[other] { NUMBER($count) } parts removed
}
removed-paper-withheld = { $pages ->
    [one] 1 page kept back
   *[other] { NUMBER($pages) } pages kept back
}
removed-paper-left = { $count ->
    [one] words left under 1 box
   *[other] words left under { NUMBER($count) } boxes
}
removed-ask-about = Ask about these: { $title }
removed-share = about { NUMBER($share) } % of the page
removed-table-of = Removed parts in { $title }
removed-col-page = Page
removed-col-what = What was removed
removed-col-share = How much
removed-col-codes = Code or reason as printed
removed-no-code = none printed
removed-printed = Printed in your file as { $codes }.
removed-meaning-count = { $count ->
    [one] 1 part in your file.
   *[other] { NUMBER($count) } parts in your file.
  }
removed-ask = You can ask:
removed-source = From: { $source }.
removed-checked = Checked { $date }.
removed-to-be-checked = Nobody has checked this meaning yet.

removed-left-title = Words left under boxes by mistake
removed-left-sum = { $parts ->
    [one] This happened under 1 box,
   *[other] This happened under { NUMBER($parts) } boxes,
} in { $papers ->
    [one] 1 paper.
   *[other] { NUMBER($papers) } papers.
}
removed-left-what = The council covered these words but did not take them out of the file. They may be about another person.
removed-left-sealed = The app does not show, search, copy or save these words. They are still inside the paper as you got it, which is kept locked.
removed-left-tell = You can tell the council’s data protection officer. Give the name of the paper and the page. You have done nothing wrong.
removed-left-source = The ICO is the office that checks how councils keep what they hold. You can tell it too.
