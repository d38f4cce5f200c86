package ui

import (
	"convenor/ui/data"
	door "convenor/ui/desk"
	"convenor/ui/frame"
	"convenor/ui/organisations"
	"convenor/ui/people"
	"convenor/ui/programme"
	"convenor/ui/today"
	"convenor/ui/venues"
)

// makers make the screen of each area, the first time it is shown.
var makers = map[frame.Area]func(frame.Host) frame.Screen{
	frame.Today:         func(h frame.Host) frame.Screen { return today.New(h) },
	frame.People:        func(h frame.Host) frame.Screen { return people.New(h) },
	frame.Organisations: func(h frame.Host) frame.Screen { return organisations.New(h) },
	frame.Venues:        func(h frame.Host) frame.Screen { return venues.New(h) },
	frame.Programme:     func(h frame.Host) frame.Screen { return programme.New(h) },
	frame.Data:          func(h frame.Host) frame.Screen { return data.New(h) },
	frame.Desk:          func(h frame.Host) frame.Screen { return door.New(h) },
}
