package widgets

// focusFirst puts the keyboard into the first field, or on the main button
// where there is none; of a dialog that warns, on the way out. What stands in
// the field is marked.
func (d *Dialog) focusFirst() {
	d.canvas.FocusNext()
	if d.confirm != nil && !d.options.Danger {
		d.passButtons()
	}
	if entry, ok := d.canvas.Focused().(interface{ SelectAll() }); ok {
		entry.SelectAll()
	}
}

// passButtons moves the keyboard on to the first field; when the content holds
// none, only buttons, to the main one.
func (d *Dialog) passButtons() {
	first := d.canvas.Focused()
	for {
		b, ok := d.canvas.Focused().(*Button)
		if !ok {
			return
		}
		if b != d.cancel && b != d.confirm {
			d.canvas.FocusNext()
		}
		if b == d.cancel || b == d.confirm || d.canvas.Focused() == first {
			d.canvas.Focus(d.confirm)
			return
		}
	}
}
