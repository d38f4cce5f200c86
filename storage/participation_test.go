package storage

import (
	"errors"
	"testing"

	"convenor/model"

	"github.com/google/go-cmp/cmp"
)

// list is everyone on a session's list by name, with their participation.
func list(t testing.TB, s *Store, session model.ID) map[string]model.Participation {
	t.Helper()
	all := map[string]model.Participation{}
	for _, r := range must[[]ParticipantRow](t)(s.Participants(ctx, session)) {
		all[r.Name()] = r.Participation
	}
	return all
}

func TestInviteLeavesOutWithReasons(t *testing.T) {
	s := newStore(t)
	add := func(p model.Person) model.ID { return must[model.ID](t)(s.AddPerson(ctx, p)) }
	ann := add(model.Person{Given: "Ann", AccessNeeds: "ramp", DietaryNeeds: "vegan"})
	left := add(model.Person{Given: "Left", Left: "2026-01-31"})
	withdrew := add(model.Person{Given: "Withdrew", Consents: []model.Consent{{For: "email", Given: "2025-01-01", Withdrawn: "2026-03-01"}}})
	photos := add(model.Person{Given: "Photos", Consents: []model.Consent{{For: "photographs", Given: "2025-01-01", Withdrawn: "2026-03-01"}}})
	id := addSession(t, s, "Launch")

	invited, out, err := s.Invite(ctx, id, ann, left, withdrew, photos, ann)
	ok(t, err)
	want := []LeftOut{{left, "Left", "left on 31 January 2026"}, {withdrew, "Withdrew", "withdrew consent (email) on 1 March 2026"}, {ann, "Ann", "is on the list already"}}
	if diff := cmp.Diff(want, out); diff != "" || invited != 2 {
		t.Errorf("%d invited; %s", invited, diff)
	}
	if label := lastLabel(t, s); label != "Invite 2 people to “Launch”" {
		t.Errorf("the step is called %q", label)
	}
	got := list(t, s, id)
	if p := got["Ann"]; len(got) != 2 || p.Source != model.Invited || p.Reply != model.NoReply || p.Attendance != model.NotRecorded || p.AccessNeeds != "ramp" || p.DietaryNeeds != "vegan" {
		t.Errorf("on the list: %+v", got)
	}
	ok(t, s.SetReply(ctx, model.Accepted, got["Ann"].ID))
	steps := len(must[[]Step](t)(s.History(ctx, 100)))
	invited, out, err = s.Invite(ctx, id, ann)
	ok(t, err)
	if invited != 0 || len(out) != 1 || list(t, s, id)["Ann"].Reply != model.Accepted || len(must[[]Step](t)(s.History(ctx, 100))) != steps {
		t.Errorf("invited again: %d, %v, %s", invited, out, list(t, s, id)["Ann"].Reply)
	}
	if _, _, err := s.Invite(ctx, id, addPerson(t, s, "New", ""), "nobody"); !errors.Is(err, model.ErrNotFound) {
		t.Errorf("inviting nobody: %v", err)
	}
	if _, _, err := s.Invite(ctx, "nowhere", ann); !errors.Is(err, model.ErrNotFound) {
		t.Errorf("inviting to nothing: %v", err)
	}
	if n := len(list(t, s, id)); n != 2 {
		t.Errorf("%d are on the list after an invitation that failed", n)
	}
}

func TestRepliesAndAttendance(t *testing.T) {
	s := newStore(t)
	id := addSession(t, s, "Launch")
	_, _, err := s.Invite(ctx, id, addPerson(t, s, "Ann", "Lee"), addPerson(t, s, "Bo", "Ng"))
	ok(t, err)
	rows := list(t, s, id)
	ann, bo := rows["Lee, Ann"].ID, rows["Ng, Bo"].ID
	check := func(label string, want model.Participation) {
		t.Helper()
		got := list(t, s, id)["Lee, Ann"]
		if got.Reply != want.Reply || got.Attendance != want.Attendance || got.ModeAttended != want.ModeAttended || got.In != want.In || got.Out != want.Out {
			t.Errorf("%s: %+v", label, got)
		}
		if lastLabel(t, s) != label {
			t.Errorf("the step is called %q, want %q", lastLabel(t, s), label)
		}
	}
	ok(t, s.SetReply(ctx, model.Accepted, ann, bo))
	check("Record accepted for 2 people", model.Participation{Reply: model.Accepted, Attendance: model.NotRecorded})
	ok(t, s.SetReply(ctx, model.Tentative, ann))
	check("Record tentative for Ann Lee", model.Participation{Reply: model.Tentative, Attendance: model.NotRecorded})
	ok(t, s.SetAttendance(ctx, model.Attended, ann))
	check("Record attended for Ann Lee", model.Participation{Reply: model.Tentative, Attendance: model.Attended, ModeAttended: model.InPerson})
	ok(t, s.changeParticipations(ctx, "Record the times", []model.ID{ann}, func(p model.Participation, _ model.Session) model.Participation {
		p.In, p.Out = "2026-06-12T12:55", "2026-06-12T14:00"
		return p
	}))
	ok(t, s.SetAttendance(ctx, model.Attended, ann, bo)) // "all came" keeps the times of those who are in
	check("Record attended for 2 people", model.Participation{Reply: model.Tentative, Attendance: model.Attended, ModeAttended: model.InPerson, In: "2026-06-12T12:55", Out: "2026-06-12T14:00"})
	ok(t, s.SetAttendance(ctx, model.NoShow, ann))
	check("Record no-show for Ann Lee", model.Participation{Reply: model.Tentative, Attendance: model.NoShow})
	ok(t, s.SetAttendance(ctx, model.NotRecorded, ann))
	check("Record not recorded for Ann Lee", model.Participation{Reply: model.Tentative, Attendance: model.NotRecorded})
	must[string](t)(s.Undo(ctx))
	must[string](t)(s.Undo(ctx))
	check("Undo: Record no-show for Ann Lee", model.Participation{Reply: model.Tentative, Attendance: model.Attended, ModeAttended: model.InPerson, In: "2026-06-12T12:55", Out: "2026-06-12T14:00"})

	if err := s.SetReply(ctx, "perhaps", ann); !errors.As(err, new(model.ValidationError)) {
		t.Errorf("a reply that is none: %v", err)
	}
	if err := s.SetAttendance(ctx, "late", ann); !errors.As(err, new(model.ValidationError)) {
		t.Errorf("an attendance that is none: %v", err)
	}
	before := list(t, s, id)
	if err := s.SetReply(ctx, model.Declined, ann, "nobody"); !errors.Is(err, model.ErrNotFound) {
		t.Errorf("a reply of nobody: %v", err)
	}
	if diff := cmp.Diff(before, list(t, s, id)); diff != "" {
		t.Errorf("a reply that failed changed %s", diff)
	}
}

func TestUninvite(t *testing.T) {
	s := newStore(t)
	id := addSession(t, s, "Launch")
	ann, bo := addPerson(t, s, "Ann", ""), addPerson(t, s, "Bo", "")
	_, _, err := s.Invite(ctx, id, ann, bo)
	ok(t, err)
	before := list(t, s, id)
	ok(t, s.Uninvite(ctx, before["Ann"].ID, before["Bo"].ID))
	if label := lastLabel(t, s); len(list(t, s, id)) != 0 || label != "Take 2 people off the list" {
		t.Errorf("%q left %v", label, list(t, s, id))
	}
	gone := must[[]Step](t)(s.History(ctx, 1))[0]
	_, _, err = s.Invite(ctx, id, ann) // stands in the way of undoing
	ok(t, err)
	if err := s.UndoStep(ctx, gone.ID); !errors.As(err, new(BlockedError)) || len(list(t, s, id)) != 1 {
		t.Errorf("undo of an uninvitation that was made good: %v", err)
	}
	must[string](t)(s.Undo(ctx))
	ok(t, s.UndoStep(ctx, gone.ID))
	if diff := cmp.Diff(before, list(t, s, id)); diff != "" {
		t.Error(diff)
	}
	if err := s.Uninvite(ctx, "nobody"); !errors.Is(err, model.ErrNotFound) {
		t.Errorf("uninviting nobody: %v", err)
	}
}

func TestSessionsOfAPerson(t *testing.T) {
	s := newStore(t)
	person := addPerson(t, s, "Ann", "")
	var ids []model.ID
	for i, mode := range []model.Mode{model.Online, model.Hybrid} {
		id := must[model.ID](t)(s.AddSession(ctx, model.Session{Title: string(mode), Mode: mode, State: model.Held, Zone: "Europe/London",
			Start: model.At("2026-04-01", model.Clock(600+i))}))
		_, _, err := s.Invite(ctx, id, person)
		ok(t, err)
		ids = append(ids, id)
	}
	ok(t, s.SetAttendance(ctx, model.Attended, list(t, s, ids[0])["Ann"].ID))
	want := []PersonSession{
		{ids[1], "hybrid", "2026-04-01T10:01", model.Held, model.Invited, model.NoReply, model.NotRecorded, model.Hybrid},
		{ids[0], "online", "2026-04-01T10:00", model.Held, model.Invited, model.NoReply, model.Attended, model.Online},
	}
	if diff := cmp.Diff(want, must[[]PersonSession](t)(s.SessionsOf(ctx, person))); diff != "" {
		t.Error(diff)
	}
}
