package cover

// The optima were proven with cbc (OPTIMA.tsv).
var coverages = []struct {
	name string
	k    int
	best int64
}{
	{"scp41", 5, 48}, {"scp42", 5, 47}, {"scp43", 5, 48}, {"scp61", 5, 87},
	{"scp41", 10, 84}, {"scp42", 10, 86}, {"scp43", 10, 85}, {"scp61", 10, 142},
	{"scpe1", 2, 30}, {"scpe1", 3, 40}, {"scpe1", 4, 47},
	{"scpe2", 2, 33}, {"scpe2", 3, 41}, {"scpe2", 4, 47},
}

var plans = map[string]int64{"plan01": 12, "plan02": 20, "plan03": 27, "plan04": 23}

var covers = map[string]int64{"scp41": 429, "scp42": 512, "scp43": 516, "scp44": 494, "scp45": 512, "scp61": 138, "scpe1": 5, "scpe2": 5,
	"steiner-9": 5, "steiner-15": 9, "steiner-27": 18}
