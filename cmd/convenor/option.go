package main

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
)

// choice is an option with a few words to choose from; the first is the
// default.
type choice struct {
	value string
	words []string
}

func newChoice[T ~string](words []T) *choice {
	c := &choice{value: string(words[0])}
	for _, w := range words {
		c.words = append(c.words, string(w))
	}
	return c
}

func (c *choice) String() string { return c.value }
func (c *choice) Type() string   { return strings.Join(c.words, "|") }

func (c *choice) Set(s string) error {
	if !slices.Contains(c.words, s) {
		return usagef("“%s” is none of %s", s, strings.Join(c.words, ", "))
	}
	c.value = s
	return nil
}

// number is an option from 0 to most.
type number struct{ value, most int }

func (n *number) String() string { return strconv.Itoa(n.value) }
func (n *number) Type() string   { return "N" }

func (n *number) Set(s string) error {
	v, err := strconv.Atoi(s)
	if err != nil || v < 0 || v > n.most {
		return usagef("“%s” is not a number from 0 to %d", s, n.most)
	}
	n.value = v
	return nil
}

// output is the option --to, which every command that writes a file needs.
func output(c *cobra.Command, name string) *string {
	return c.Flags().String("to", "", fmt.Sprintf("write to `%s`", name))
}

func needOutput(to string) error {
	if to == "" {
		return usagef("say with --to which file to write")
	}
	return nil
}

// optionError puts what is wrong with an option into words.
func optionError(err error) error {
	var own usageError
	text := err.Error()
	switch {
	case errors.As(err, &own):
		return own
	case strings.HasPrefix(text, "unknown"):
		return usagef("there is no option %s", text[strings.LastIndex(text, " ")+1:])
	case strings.HasPrefix(text, "flag needs an argument"):
		return usagef("%s needs a value", text[strings.LastIndex(text, " ")+1:])
	}
	return usageError{text}
}
