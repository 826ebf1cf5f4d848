### Words of share.

share-only-you = Only you can see what is here. It is on this computer. Nothing is sent anywhere.
share-one-title = Give someone one sheet
share-one-text = A sheet of questions, or your story. You choose what is in it.
share-go-questions = Make a sheet of questions
share-go-story = Save my story
share-all-title = Take everything out
share-all-text = A folder with every paper as you got it, and your notes, dates, questions and story. Other programs can read it. It works without this app.
share-all-never = The papers in it are exactly as the council sent them. Words left under a black box by mistake may still be inside those papers. They are nowhere else in the folder.
share-sealed = { $papers ->
    [one] The council did not fully take out some words in 1 paper.
   *[other] The council did not fully take out some words in { NUMBER($papers) } papers.
  } The copies of these papers in the folder still hold those words. You can see which papers they are before you give the folder to anyone.
share-see-removed = See what was removed
share-all-place = The new folder
share-not-locked = This folder is not locked. Anyone who has it can read all of it.
share-all-take = Take everything out
share-saved = Everything is in { $place }. { $files ->
    [one] 1 file.
   *[other] { NUMBER($files) } files.
  }
