### Words of read: the papers, finding words, one page, and notes.

read-all-notes = All my notes
read-all-papers = All papers
read-kind = Kind of paper
read-kind-all = All kinds
read-kind-count = { $kind } ({ NUMBER($count) })
read-title-has = Words in its name
read-documents = Papers in your file
read-no-documents = There are no papers to show here yet.
read-no-date = no date
read-page-in = { $file }, page { NUMBER($first) }
read-pages-in = { $file }, pages { NUMBER($first) } to { NUMBER($last) }
read-pictures-only = pictures only

read-find = Find in my file
read-find-go = Find
read-found-title = What was found
read-found-none = No page has those words. The app may have misread some pages. Try one word, or a different spelling.
read-found-count = { $count ->
    [one] 1 page has these words.
   *[other] { NUMBER($count) } pages have these words.
  }
read-found-more-than = More than { NUMBER($count) } pages have these words. One more word will bring fewer.
read-found-show-more = Show more

read-page-of = Page { NUMBER($seq) } of { NUMBER($total) }
read-page-of-theirs = Page { NUMBER($seq) } of { NUMBER($total) } · their page { $printed }
read-go-to = Go to a page
read-page-number = Page number, from 1 to { NUMBER($total) }
read-stay-here = Stay here
read-go-there = Go there
read-title-when = { $title }, { $when }
read-foot = Turn the page
read-back-a-page = Back a page
read-next-page = Next page
read-pause = Pause here
read-layout = { $now }: change what is shown
read-layout-words = Words
read-layout-both = Words and picture
read-layout-picture = Picture

read-picture-pane = The page (picture)
read-picture-of = Picture of page { NUMBER($seq) }. Its words are beside it, where they could be read.
read-picture-failed = The picture of this page did not open. The page itself is safe.
read-picture-scroll = Picture of the page: the arrow keys move it
read-zoom-out = Smaller
read-zoom-fit = Fit
read-zoom-in = Bigger

read-words-pane = The words on this page
read-as-written = The words on this page, as written. Some may be misread.
read-state-picture-only = We have a picture of this page. Its words have not been read yet. You can read it in the picture and write a note about it.
read-state-blank = This page has no words on it.
read-state-not-yet = This page is still being read. Its words will appear here by themselves.
read-state-damaged = This page is damaged, so its words could not be read.
read-state-took-too-long = This page took too long to read, so the app stopped.
read-state-too-big = This page is too big for the app to read.
read-state-safe = The file you brought in is safe and whole. You can read the other pages, or try this file again.
read-scan-waiting = The words of this page are being read from its picture. They will appear here by themselves.
read-scan-paused = The words of this page are not read yet. Reading pictures is paused.
read-scan-next = Read this page next
read-scan-next-said = This page is next.
read-scan-not-read = The words of this page could not be read from its picture. You can read it in the picture.
read-scan-again = Try this page again
read-scan-no-models = This page is a picture. The part of the app that reads pictures is not on this computer.
read-scan-no-words = We found no words in the picture of this page.
read-scan-own-words = The words below came with the file. Some may be wrong.
read-scan-read = These words were read from the picture of the page. Some may be wrong.
read-scan-may-be-wrong = These words were read from the picture of the page. Those with a dotted line may be wrong. You can type the right word.
read-may-be-wrong = (may be wrong)
read-word-title = Type the right word
read-word-picture = The picture of “{ $was }”
read-word-label = What the picture says
read-word-help = We read “{ $was }”.
read-word-was = Before you typed here, we read “{ $was }”.
read-word-back = Put back what was read
read-word-before = Word before
read-word-after = Next word
read-word-kept = Your word is kept.
read-open-files = Open my files

read-removed = [blacked out by the council]
read-blacked-out = Blacked out by the council.
read-page-kept-back = The council kept this page back.
read-left-underneath = The council left words under this box by mistake.
read-removed-how = How it was marked: { $kind }.
read-see-removed = What was removed
read-reason = The reason as written: “{ $reason }”
read-how-to-ask = You can ask:
read-source = From: { $source }.
read-checked = Checked { $date }.
read-to-be-checked = Nobody has checked this meaning yet.
read-letters = The letters stand for: { $note }.
read-era = Used { $era }.
read-ask-about = Ask about this
read-means = <b>{ $term }</b> means: { $plain }
read-means-two = <b>{ $term }</b> can mean two things.
read-means-more = <b>{ $term }</b> has more than one meaning.
read-means-unsure = The app does not know which one is meant here. The words around it may tell you.
read-explain-all = Explain all hard words
read-explain-none = Close all explanations

read-arrived = Here are the words you came for.
read-arrived-found = { $count ->
    [one] “{ $find }” is on this page once.
   *[other] “{ $find }” is on this page { NUMBER($count) } times.
  }
read-next-mark = Next one (F3)

read-acts = What you can do with these words
read-para-acts = Actions for this paragraph
read-act-highlight = Highlight
read-act-note = Note
read-act-wrong = This is wrong
read-act-ask = Ask about this
read-act-memory = My memory
read-act-copy = Copy with page number
read-act-word = Type the right word
read-copied-text = “{ $text }” (page { NUMBER($seq) } of my file: { $file }, page { NUMBER($page) })
read-copied = Copied, with its page number.
read-not-copied = The words were not copied. You can select them and press Ctrl+C.

read-kind-highlight = Highlight
read-kind-note = Note
read-kind-wrong = This is wrong
read-kind-ask = Ask about this
read-kind-memory = My memory
read-mark-start = start of your note: { $kind }
read-mark-end = end of your note
read-note-page = Note about this page
read-note-named = { $kind }: { $quote }
read-whole-page = about the whole page
read-lost-place = These words are no longer found on the page. Your note is kept here.
read-show-words = Show
read-change-note = Change
read-remove-note = Remove
read-note-words = What you wrote
read-note-kind = Kind of note
read-save-note = Save
read-leave-it = Leave it
read-saved = Saved on this computer
read-write-highlight = Your words
read-write-note = Your note
read-write-wrong = What is wrong? (you can leave this empty)
read-write-ask = What do you want to know?
read-write-memory = What do you remember?
read-kept-highlight = Highlighted. It is saved on this computer.
read-kept-note = Your note is saved on this computer.
read-kept-wrong = Marked as wrong. It is saved on this computer.
read-kept-ask = Your question is saved with this page, on this computer.
read-kept-memory = Your memory is saved with this page, on this computer.
read-note-removed = Your note is removed.
read-put-in-questions = Put it in my questions
read-in-questions = It is with your own questions now.
read-open-questions = Open my questions
read-put-on-timeline = Put it on my timeline
read-on-timeline = It is on your timeline now. You can add when it was.
read-open-timeline = Open my timeline

read-find-notes = Words in my notes
read-all-kinds = All kinds
read-no-notes = You have not written any notes yet. Open a page, choose some words, and press Note.
read-no-notes-found = None of your notes has that.
read-open-page = Open page { NUMBER($seq) }
read-more-notes = Show more notes
