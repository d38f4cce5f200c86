package model

// DefaultTemplate is the program's words for a kind of message.
func DefaultTemplate(kind MessageKind) Template {
	words := defaultWords[kind]
	return Template{Kind: kind, Subject: words[0], Body: words[1]}
}

const (
	whenAndWhere = `When: {when}
Where: {place}
Join online: {link}
`
	fromUs = `
Best wishes,
{organiser}
{community}
{contact}
`
)

var defaultWords = map[MessageKind][2]string{
	TellSaveTheDate: {"Save the date: {session}, {when}", `Hello {given name},

Please keep this date free: {session}.

` + whenAndWhere + `
{about}

More will follow.

{calendar}
` + fromUs},
	TellInvitation: {"Invitation: {session}, {when}", `Hello {given name},

You are warmly invited to {session}.

` + whenAndWhere + `
{about}

{agenda}

Can you come? A short reply is enough, also if you cannot. Please tell us, too, what you need to take part.

{calendar}
` + fromUs},
	TellReminder: {"Reminder: {session}, {when}", `Hello {given name},

{session} is coming up.

` + whenAndWhere + `
{agenda}

If you cannot come after all, please let us know, so that someone else can have your place.
` + fromUs},
	TellChange: {"Changed: {session}, now {when}", `Hello {given name},

{session} has changed.

{what changed}

This is how it stands now:

` + whenAndWhere + `
Please tell us if you can no longer come.

{calendar}
` + fromUs},
	TellCancellation: {"Cancelled: {session}, {when}", `Hello {given name},

We are sorry: {session}, planned for {when}, will not take place.

{calendar}

We will be in touch when there is a new date.
` + fromUs},
	TellThanks: {"Thank you for coming to {session}", `Hello {given name},

Thank you for coming to {session}. Here is what we took from it:



What did you make of it? Tell us here: {feedback}
` + fromUs},
}
