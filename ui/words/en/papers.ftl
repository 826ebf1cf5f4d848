### The papers of one received file, and how the person divides it.

papers-line = { $papers ->
    [one] { $file } holds 1 paper.
   *[other] { $file } holds { NUMBER($papers) } papers.
} You can cut a paper in two, or join two papers.
papers-order = The pages stay in the order that the council sent. You can undo each change.
papers-unsure-count = { $count ->
    [one] I was not sure about 1 of them.
   *[other] I was not sure about { NUMBER($count) } of them.
}
papers-unsure = I was not sure that a paper begins here.
papers-no-date = no date
papers-about = { $kind }, { $when }, { $pages ->
    [one] 1 page
   *[other] { NUMBER($pages) } pages
}.
papers-you-said = Some of this is what you said.
papers-join = Join to the paper above
papers-join-label = Join { $name } to the paper above
papers-pages = { $count ->
    [one] Its page
   *[other] Its { NUMBER($count) } pages
}
papers-no-words = (no words)
papers-cut = Begin a paper here
papers-cut-label = Begin a paper at page { NUMBER($page) }
papers-was-cut = A paper begins there now.
papers-was-joined = The two papers are one now.
papers-change = Say what this paper is
papers-kind = What kind of paper is it?
papers-kind-found = As the file says it
papers-title = Its name (you can leave this empty)
papers-when = Its date (you can leave this empty)
papers-save = Keep what I said
papers-named = What you said about this paper is kept.
