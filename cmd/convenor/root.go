package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"convenor/model"
	"convenor/storage"
)

// root is the command without a name: it opens the window.
func (p *program) root() *cobra.Command {
	// On Windows a double click must open the window, not a lecture on consoles.
	cobra.MousetrapHelpText = ""
	root := &cobra.Command{
		Use:                   "convenor [FILE]",
		Short:                 "Open the window, on FILE when it is given",
		Args:                  p.windowArgs,
		Version:               version,
		SilenceErrors:         true,
		SilenceUsage:          true,
		DisableFlagsInUseLine: true,
		DisableSuggestions:    true,
		RunE: func(_ *cobra.Command, args []string) error {
			return p.window(strings.Join(args, ""))
		},
	}
	root.SetOut(p.out)
	root.SetVersionTemplate("Convenor " + model.JoinNonEmpty(", ", version, commit) + "\n")
	root.CompletionOptions.DisableDefaultCmd = true
	root.PersistentFlags().BoolP("help", "h", false, "say how a command is used")
	root.SetHelpFunc(func(c *cobra.Command, _ []string) { p.help(c) })
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return optionError(err) })
	cobra.EnableCommandSorting = false
	help := p.helpCommand()
	root.SetHelpCommand(help)
	for _, c := range []*cobra.Command{
		p.newCommand(), p.listCommand(), p.importCommand(), p.inviteCommand(), p.exportCommand(),
		p.sheetCommand(), p.attendCommand(), p.badgesCommand(), p.cateringCommand(), p.calendarCommand(), p.programmeCommand(), p.reportCommand(), p.planCommand(), p.rotationCommand(),
		p.historyCommand(),
		p.undoCommand(), p.redoCommand(), p.checkCommand(), p.backupCommand(), p.restoreCommand(), help,
	} {
		c.DisableFlagsInUseLine = true
		root.AddCommand(c)
	}
	return root
}

// windowArgs tells a file from a mistyped command.
func (p *program) windowArgs(_ *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	_, err := os.Stat(args[0])
	isFile := err == nil || strings.HasSuffix(args[0], storage.Extension) || args[0] != filepath.Base(args[0])
	switch {
	case !isFile:
		return usagef("there is no command and no file called “%s”", args[0])
	case len(args) > 1:
		return usagef("one file at a time can be opened")
	}
	return nil
}

func (p *program) helpCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND]",
		Short: "Say how a command is used",
		Args:  atMost(1, "one command at a time"),
		RunE: func(c *cobra.Command, args []string) error {
			about, rest, err := c.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return usagef("there is no command called “%s”", args[0])
			}
			p.help(about)
			return nil
		},
	}
}

// help writes how one command is used, and for the root the list of commands.
func (p *program) help(c *cobra.Command) {
	p.printf("%s\n  %s\n", c.Short, c.UseLine())
	if c.HasAvailableSubCommands() {
		p.printf("\nWithout the window\n")
		for _, sub := range c.Commands() {
			p.printf("  %-10s %s\n", sub.Name(), sub.Short)
		}
		p.printf("\n“convenor help COMMAND” says more. SESSION is an id, a part of the title that no other session has, or a date.\n")
		p.printf("Exit status: 0 done; 1 not done, with one sentence why; 2 wrong usage.\n")
	}
	if flags := c.LocalNonPersistentFlags(); flags.HasAvailableFlags() && c.HasParent() {
		p.printf("\n%s", flags.FlagUsages())
	}
}

// usageError says what was wrong with the command line.
type usageError struct{ problem string }

func (e usageError) Error() string { return e.problem }

func usagef(format string, args ...any) error {
	return usageError{fmt.Sprintf(format, args...)}
}

// exactly wants one argument for each of names.
func exactly(names ...string) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if len(args) < len(names) {
			return usagef("“%s” needs %s", c.CommandPath(), strings.Join(names[len(args):], " and "))
		}
		return atMost(len(names), "that is more than “"+c.CommandPath()+"” takes")(c, args)
	}
}

// atLeast wants one argument for each of names, and takes more.
func atLeast(names ...string) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		return exactly(names...)(c, args[:min(len(args), len(names))])
	}
}

func atMost(n int, problem string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) > n {
			return usagef("%s: “%s”", problem, strings.Join(args[n:], " "))
		}
		return nil
	}
}
