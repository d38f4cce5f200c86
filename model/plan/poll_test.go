package plan

import (
	"testing"

	"pgregory.net/rapid"

	"convenor/model"
)

func TestAPollIsReadTogetherWithWhatIsKnown(t *testing.T) {
	in := story()
	options := []PollOption{
		{ID: "tue", Start: "2026-03-10T12:30", Mode: model.InPerson},
		{ID: "sat", Start: "2026-03-14T10:30", Mode: model.InPerson},
		{ID: "eve", Start: "2026-03-11T18:00", Mode: model.InPerson},
	}
	answers := []PollAnswer{
		{"tue", "office1", model.CannotCome}, {"tue", "office1", model.CanIfNeedBe}, // the last holds
		{"tue", "volunteer1", model.CanCome}, {"sat", "volunteer1", model.CannotCome},
		{"eve", "guest", model.CanCome}, {"sat", "office2", model.CanCome}, {"sat", "office2", ""},
	}
	asked := []model.ID{"office1", "office2", "volunteer1", "volunteer2", "silent1"}
	rows := ReadPoll(options, answers, asked, KnownAnswer(in))
	want := []PollRow{
		{PollOption: options[0], Place: 1, Yes: 1, IfNeedBe: 1, Silent: 4, ThenYes: 1, ThenNo: 1, Unknown: 2},
		{PollOption: options[2], Place: 2, Yes: 1, Silent: 5, ThenNo: 4, Unknown: 1},
		{PollOption: options[1], Place: 3, No: 1, Silent: 5, ThenYes: 1, ThenNo: 2, Unknown: 2},
	}
	for i, r := range rows {
		r.Can, r.Cannot = nil, nil
		if r.PollOption != want[i].PollOption || r.Place != want[i].Place || r.Yes != want[i].Yes || r.IfNeedBe != want[i].IfNeedBe || r.No != want[i].No ||
			r.Silent != want[i].Silent || r.ThenYes != want[i].ThenYes || r.ThenNo != want[i].ThenNo || r.Unknown != want[i].Unknown {
			t.Errorf("%d: %+v, wanted %+v", i, r, want[i])
		}
	}
	if len(rows[0].Can) != 2 || len(rows[2].Cannot) != 1 || rows[2].Cannot[0] != "volunteer1" {
		t.Errorf("%+v", rows)
	}
	for _, r := range ReadPoll(options, nil, asked, nil) {
		if r.Place != 1 || r.Unknown != 5 {
			t.Errorf("with no answers: %+v", r)
		}
	}
}

func TestEverybodyIsCountedOnceInEachRowOfAPoll(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		id := rapid.SampledFrom([]model.ID{"a", "b", "c", "d"})
		options := []PollOption{{ID: "1", Start: "2026-03-10T12:30"}, {ID: "2", Start: "2026-03-10T12:30"}, {ID: "3", Start: "2026-03-09T12:30"}}
		answers := rapid.SliceOf(rapid.Custom(func(t *rapid.T) PollAnswer {
			return PollAnswer{rapid.SampledFrom(options).Draw(t, "option").ID, id.Draw(t, "person"), rapid.SampledFrom(model.Answers).Draw(t, "answer")}
		})).Draw(t, "answers")
		asked := rapid.SliceOfDistinct(id, func(id model.ID) model.ID { return id }).Draw(t, "asked")
		people := map[model.ID]bool{}
		for _, a := range answers {
			people[a.Person] = true
		}
		for _, a := range asked {
			people[a] = true
		}
		rows := ReadPoll(options, answers, asked, func(id model.ID, o PollOption) model.Answer { return model.Answers[(len(id)+int(id[0]))%4] })
		for i, r := range rows {
			if r.Yes+r.IfNeedBe+r.No+r.Silent != len(people) || r.ThenYes+r.ThenNeed+r.ThenNo+r.Unknown != r.Silent {
				t.Fatalf("%d people: %+v", len(people), r)
			}
			if i > 0 && (rows[i-1].CanCome() < r.CanCome() || rows[i-1].Place > r.Place) {
				t.Fatalf("%+v is before %+v", rows[i-1], r)
			}
		}
	})
}

func TestPriorsAreDrawnTowardsWhatIsUsual(t *testing.T) {
	p := LearnPriors([]Turnout{{"day", model.InPerson, 90, 60}, {"evening", model.Online, 2, 0}, {"weekend", model.Online, -3, 5}, {"day", model.InPerson, 8, 3}})
	// over all, with the five who came uninvited: (68+1)/(105+2) = 644
	for at, want := range map[BandMode]int{{}: 644, {"day", model.InPerson}: 642, {"evening", model.Online}: 536, {"weekend", model.Online}: 762} {
		if p[at] != want {
			t.Errorf("%v: %d, wanted %d", at, p[at], want)
		}
	}
	if p.Of("evening", model.InPerson) != 644 || Priors(nil).Of("day", model.Online) != 500 || LearnPriors(nil).Of("day", model.Online) != 500 {
		t.Error("what nothing is known of")
	}
}
