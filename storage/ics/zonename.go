package ics

import (
	_ "embed"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"

	"convenor/model"
)

// windowsZones names the IANA zone for each Windows zone, one pair a line: by
// its key (the facts of Unicode CLDR, supplemental/windowsZones, territory 001)
// and by the name that Outlook on the web shows, without its offset, with
// commas for semicolons and "&" for "and".
//
//go:embed windowszones.txt
var windowsZones string

var windowsToIANA = sync.OnceValue(func() map[string]string {
	names := map[string]string{}
	for line := range strings.Lines(windowsZones) {
		if windows, iana, ok := strings.Cut(strings.TrimSpace(line), "="); ok {
			names[windows] = iana
		}
	}
	return names
})

var (
	offsetPrefix = regexp.MustCompile(`^\((?:UTC|GMT)[^)]*\) *`)
	offsetOnly   = regexp.MustCompile(`^\(?(?:UTC|GMT) ?([+-])(\d{1,2})(?::?(\d\d))?\)?$`)
	shownName    = strings.NewReplacer(";", ",", " and ", " & ")
)

// fixedZone is the zone of a name such as "UTC+01" or "(GMT +01:00)", which says
// nothing but its offset; nil for any other name.
func fixedZone(tzid string) *time.Location {
	m := offsetOnly.FindStringSubmatch(tzid)
	if m == nil {
		return nil
	}
	hours, _ := strconv.Atoi(m[2])
	minutes, _ := strconv.Atoi("0" + m[3])
	seconds := hours*3600 + minutes*60
	if m[1] == "-" {
		seconds = -seconds
	}
	return time.FixedZone(tzid, seconds)
}

// location is the zone that tzid names: an IANA name, a Windows name, or an
// IANA name behind a prefix as in "/example.org/20240101_1/Europe/London".
func location(tzid string) *time.Location {
	shown := shownName.Replace(offsetPrefix.ReplaceAllString(tzid, ""))
	names := []string{tzid, windowsToIANA()[tzid], windowsToIANA()[shown]}
	for i, rest := 0, tzid; i < 6; i++ {
		_, after, ok := strings.Cut(rest, "/")
		if !ok {
			break
		}
		if rest = after; strings.Contains(rest, "/") {
			names = append(names, rest)
		}
	}
	for _, name := range names {
		if loc, err := model.LoadZone(name); err == nil {
			return loc
		}
	}
	return nil
}
