-- The day itself: what people were told, in which order they wait for a place,
-- what was eaten, and what came back on paper.

ALTER TABLE community ADD COLUMN needs_days INTEGER NOT NULL DEFAULT 7;

ALTER TABLE session ADD COLUMN meals_ordered INTEGER NOT NULL DEFAULT 0;
ALTER TABLE session ADD COLUMN meals_eaten INTEGER NOT NULL DEFAULT 0;
ALTER TABLE session ADD COLUMN feedback_link TEXT NOT NULL DEFAULT '';
ALTER TABLE session ADD COLUMN written_up INTEGER NOT NULL DEFAULT 0;

ALTER TABLE participation ADD COLUMN replied TEXT NOT NULL DEFAULT '';
ALTER TABLE participation ADD COLUMN mode_wanted TEXT NOT NULL DEFAULT '';
ALTER TABLE participation ADD COLUMN waiting INTEGER NOT NULL DEFAULT 0;

-- The community's own words for a kind of message; a kind without a row has
-- the program's.
CREATE TABLE template (
  id TEXT NOT NULL PRIMARY KEY DEFAULT '',
  kind TEXT NOT NULL DEFAULT '',
  subject TEXT NOT NULL DEFAULT '',
  body TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

-- What one person was told of one session: what it promised then (its time and
-- place, see model.Promise), and which SEQUENCE the calendar file that went along
-- had; -1 when none did.
CREATE TABLE message (
  id TEXT NOT NULL PRIMARY KEY DEFAULT '',
  session TEXT NOT NULL DEFAULT '' REFERENCES session(id) ON DELETE CASCADE,
  person TEXT NOT NULL DEFAULT '' REFERENCES person(id) ON DELETE CASCADE,
  kind TEXT NOT NULL DEFAULT '',
  channel TEXT NOT NULL DEFAULT '',
  at TEXT NOT NULL DEFAULT '',
  sequence INTEGER NOT NULL DEFAULT -1,
  promise TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
CREATE INDEX message_session ON message(session);
CREATE INDEX message_person ON message(person);

-- A row of a sheet that came back and nobody could read.
CREATE TABLE illegible (
  id TEXT NOT NULL PRIMARY KEY DEFAULT '',
  session TEXT NOT NULL DEFAULT '' REFERENCES session(id) ON DELETE CASCADE,
  printing TEXT NOT NULL DEFAULT '',
  row INTEGER NOT NULL DEFAULT 0,
  note TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
CREATE INDEX illegible_session ON illegible(session);

-- A picture of paper, kept until a date. Its bytes are not journalled: when the
-- date has come they are gone for good.
CREATE TABLE attachment (
  id TEXT NOT NULL PRIMARY KEY DEFAULT '',
  session TEXT NOT NULL DEFAULT '' REFERENCES session(id) ON DELETE CASCADE,
  name TEXT NOT NULL DEFAULT '',
  media_type TEXT NOT NULL DEFAULT '',
  size INTEGER NOT NULL DEFAULT 0,
  added TEXT NOT NULL DEFAULT '',
  delete_on TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
CREATE INDEX attachment_session ON attachment(session);

CREATE TABLE content (
  attachment TEXT NOT NULL PRIMARY KEY, -- stays when the attachment is removed, which can be undone
  data BLOB NOT NULL
) STRICT;
