### Words of questions.

questions-parts = Parts of this place
questions-tab-ideas = Ideas from my file
questions-tab-own = My own
questions-tab-expected = What should be there
questions-tab-sheet = The sheet

questions-none-suggested = Nothing in the file raises a question yet. Questions come as pages are read in. You can write your own.
questions-none-own = Anything you wonder about. It can be small.

questions-see = Look at
questions-more-pages = { $count ->
    [one] and 1 more page
   *[other] and { NUMBER($count) } more pages
  }
questions-put-on-sheet = Put it on my sheet
questions-on-sheet = On my sheet
questions-change-words = Change the words
questions-reword = The question in my words
questions-keep-old = Leave it as it was
questions-save = Save my words
questions-remove = Take it away
questions-removed = The question is gone from the list.
questions-undo = Undo

questions-write = What do you want to know?
questions-write-help = One question at a time. You can change it later.
questions-start-why = Why …
questions-start-who = Who decided …
questions-start-next = What happened after …
questions-start-can = Can I have …
questions-save-mine = Save my question
questions-written = Your question is saved. You can put it on your sheet.

questions-advice-none-chosen = No questions are on the sheet yet. Choose three to five from the other lists.
questions-advice-few = You can print this now. Three to five questions fit one meeting.
questions-advice-right = These fit one meeting.
questions-advice-many = This is a lot for one meeting. The first ones will be asked first.
questions-earlier = Ask number { NUMBER($number) } earlier
questions-later = Ask number { NUMBER($number) } later
questions-meeting-with = Who is it for? (you can leave this empty)
questions-meeting-date = When is the meeting? (you can leave this empty)
questions-meeting-say-first = What I want to say first (you can leave this empty)
questions-keep-meeting = Keep these words
questions-sheet-place = Where to save the sheet
questions-sheet-not-locked = The sheet is not locked. Anyone who finds it can read it.
questions-save-sheet = Save the sheet as PDF
questions-print-sheet = Print the sheet
questions-sheet-saved = Your sheet is saved: { $place }

questions-paper-title = My questions
questions-paper-for = For: { $with }   Meeting: { $date }
questions-paper-page = { $file }, page { NUMBER($page) }
questions-paper-answer = Answered ☐   Not answered ☐   Someone will find out ☐   Who ____________   By ____________

questions-expected-what = The law of each time said which papers a council had to make. I looked for each one in your file.
questions-expected-why-not-here = A paper that is not here may exist and not have been sent. It may also have been destroyed lawfully.
questions-expected-counted = I counted from the day your care began, as the file says it: { $when }.
questions-expected-born-not-known = Some rules go by your age. You can give your date of birth in Settings.
questions-expected-care-not-known = I found no page that says when your care began. So I cannot tell which papers the law called for.
questions-expected-none = I know of no rule that fits the time in your file. I only use rules whose text was read.
questions-expected-source = From: { $source }
questions-expected-so-many = { $found ->
    [0] I found none of { NUMBER($all) }.
   *[other] I found { NUMBER($found) } of { NUMBER($all) }.
  }
questions-expected-due = By { $when }:
questions-expected-not-here = not in this file
questions-expected-here = in this file,
questions-expected-from = Counted from
questions-expected-from-words = “{ $quote }”
