### Words of the people whom the file names.

people-empty = We found no names yet. Names appear here as pages are read.
people-still-adding = Your file is still being added. More names will appear here.
people-sum = { $count ->
    [0] No page names a social worker of yours.
    [one] Your file names 1 social worker or other worker of your own.
   *[other] Your file names { NUMBER($count) } social workers and other workers of your own.
}
people-named-only = The years are those of the papers that name them. They may have known you for longer. Two short names may be one person.
people-part-own = Who worked with me
people-part-carers = Who looked after me
people-part-workers = Others at work: doctors, schools, managers
people-part-family = Family
people-part-you = You, as the file names you
people-part-others = Other names in the file
people-more = Show { NUMBER($count) } more
people-named = named from { $from } to { $to }
people-named-once = named { $when }
people-no-dates = named on pages without a date
people-months = { $count ->
    [one] about 1 month
   *[other] about { NUMBER($count) } months
}
people-years = { $count ->
    [one] about 1 year
   *[other] about { NUMBER($count) } years
}
people-pages = { $count ->
    [one] 1 page
   *[other] { NUMBER($count) } pages
}

people-about = About { $name }
people-written = How the file writes this name
people-times = { $count ->
    [one] 1 time
   *[other] { NUMBER($count) } times
}
people-why-same-name = The first name and the last name are the same.
people-why-short-form = One first name is short for the other.
people-why-same-paper = Nobody else in the same paper fits.
people-why-same-role = The last name fits, and the job is the same.
people-why-same-years = Nobody else named in those years fits.
people-why-only-name = Nobody else in the file has this name.
people-why-their-file = This file is about the person with this first name.
people-why-only-kin = It is the only person with this place in the family.
people-why-misread = Only letters that a scanner mixes up are different.
people-why-said = You said so.
people-part = { $name } is someone else
people-perhaps = This short name could mean: { $names }. The app does not choose.
people-pages-title = Pages that name them
people-more-pages = { $count ->
    [one] 1 more page
   *[other] { NUMBER($count) } more pages
}
people-rename = Change the name
people-who-is = Say who this is
people-join = Same as someone else
people-name-label = What do you call them?
people-name-help = The file stays as it is. Leave it empty to use the name in the file.
people-kind-label = Who is this?
people-kind-you = This is me
people-kind-worker = Someone at work: a social worker, teacher or doctor
people-kind-carer = A carer
people-kind-family = Family
people-kind-other = Someone else
people-kind-not-known = I do not know
people-join-which = Who is the same person as { $name }?
people-join-option = { $name }, { $role }
people-join-none = There is nobody else to choose.
people-join-save = They are one person
people-leave-it = Leave it
people-save = Save
people-renamed = The name is changed here. The file stays as it was.
people-kind-said = Saved.
people-joined = They are one person now.
people-parted = That name is on its own now.
