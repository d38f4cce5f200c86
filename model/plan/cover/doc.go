// Package cover chooses columns that together cover as much as possible, or
// everything at the least cost. It is the engine under the planner and knows
// nothing of people and places: an element is anything that wants covering (a
// person), a column anything that covers (a session at a place and time).
//
// Maximise solves maximum coverage with groups, MinimumCover weighted set
// cover, Fairest maximum coverage for the worst-off class first. All three
// start from a greedy solution, improve it by local search, bound it by
// Lagrangian relaxation and prove it by branch and bound where that can be
// done; they report every improvement and stop when their context ends, with
// the best they have and how far it can be from the best there is. Steps, not
// time, decide what they do, so that the same problem, seed and limit give the
// same answer. State holds one choice and what each change to it would bring.
package cover
