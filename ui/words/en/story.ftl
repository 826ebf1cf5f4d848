### Words of story.

story-empty = Your story starts when the file tells where you lived. You can add what you remember on the timeline.
story-go-timeline = Open the timeline
story-made-by = The app put these lines in order from your file. It may have got things wrong. Each line opens its page. What you remember is marked as yours.
story-save-title = Save my story
story-save-kind = As what?
story-save-pdf = PDF, for reading and printing
story-save-markdown = Plain text (Markdown), for writing on
story-save-place = Where to save it
story-not-locked = A saved story is not locked. Anyone who finds it can read it.
story-save = Save my story
story-saved = Your story is saved: { $place }
