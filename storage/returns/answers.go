package returns

import (
	"bufio"
	"errors"
	"io"
	"time"

	"convenor/model/match"
	"convenor/storage/sheet"
)

// ReadAnswers reads the replies of one file of any kind that holds some: a form's
// table, a calendar file, a mail. Times without a zone are in loc. An error that
// is about the content is a sheet.FormatError in whole sentences.
func ReadAnswers(r io.Reader, loc *time.Location) ([]match.Answer, error) {
	buffered := bufio.NewReaderSize(r, 4096)
	head, err := buffered.Peek(4096)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	switch {
	case isCalendar(head):
		return ReadCalendar(buffered)
	case isMail(head):
		return ReadMail(buffered)
	}
	return ReadForm(&limited{buffered, mostTable, errLargeTable}, loc)
}

// Together numbers the replies of several files as one list. Of a file that could
// not be read, err takes the place of its replies.
func Together(all []match.Answer, file string, answers []match.Answer, err error) ([]match.Answer, error) {
	var format sheet.FormatError
	if errors.As(err, &format) {
		answers = []match.Answer{{Problem: format.Problem}}
	} else if err != nil {
		return all, err
	}
	for _, a := range answers {
		a.File, a.Line = file, len(all)+1
		all = append(all, a)
	}
	return all, nil
}
