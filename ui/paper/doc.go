// Package paper puts sheets, reports, badges and labels on paper: as a PDF
// file, and as a picture for the preview, both from the same drawing calls, so
// that the preview is the print.
//
// A Document lays itself out with a Typesetter, on pages measured in
// millimetres. The pages remember what was drawn and are then painted with
// gofpdf or into an image. Text is measured once, before either: a place
// cannot differ between the two.
//
// Every name prints. Text is set in Liberation Sans, and in DejaVu Sans where
// that lacks a character. What both lack is looked for among the machine's
// fonts. Scripts that need shaping (Arabic, Devanagari, Thai, marks that stand
// on letters) are shaped, in the right order for their direction, and drawn as
// outlines under which the text itself stays to be searched and copied. A
// character that no font has is printed as "▯" and reported.
package paper
