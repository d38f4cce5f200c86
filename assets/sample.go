package assets

import "embed"

// Sample is the sample community: invented people, organisations, venues and
// sessions, each with a key ("p:kasia", "o:halton-carers") by which the others
// name it. Days are counted from the day the sample is made, or name a session;
// storage.Store.LoadSample reads it.
//
//go:embed sample/*.json
var Sample embed.FS
