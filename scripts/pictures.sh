#!/bin/sh
# pictures.sh: take the pictures of the README and the guide from the real
# window, on a virtual screen, with the sample community.
set -eu
cd "$(dirname "$0")/.."

work=$(mktemp -d)
file="$work/Data people of the river.convenor"
pids=""
end() {
	# The program first, then what it stands on; only what was started here.
	for pid in $pids; do
		kill "$pid" 2>/dev/null || true
		wait "$pid" 2>/dev/null || true
	done
	rm -rf "$work"
}
trap end EXIT INT TERM

bin/convenor new "$file" --sample

mkfifo "$work/number"
Xvfb -displayfd 3 -screen 0 1280x800x24 +extension GLX -nolisten tcp 3>"$work/number" >"$work/screen.log" 2>&1 &
pids="$!"
read -r number <"$work/number"
export DISPLAY=":$number" LANG=en_GB.UTF-8 FYNE_SCALE=1 FYNE_THEME=light XDG_CONFIG_HOME="$work/config"
openbox >"$work/manager.log" 2>&1 &
pids="$! $pids"
bin/convenor "$file" >"$work/app.log" 2>&1 &
app=$!
pids="$app $pids"

window=$(timeout 60 xdotool search --sync --onlyvisible --pid "$app" | tail -n 1)
xdotool windowsize --sync "$window" 1280 800
xdotool windowmove "$window" 0 0

# still waits until the screen has stopped changing, but not for a cursor that
# blinks.
still() {
	before=""
	for _ in $(seq 8); do
		sleep 0.5
		now=$(import -window root rgb:- | cksum)
		[ "$now" = "$before" ] && return 0
		before=$now
	done
}
press() {
	for key in "$@"; do
		xdotool key --clearmodifiers "$key"
		still
	done
}
picture() {
	import -window root -strip "docs/pictures/$1.png"
	echo "docs/pictures/$1.png"
}

mkdir -p docs/pictures
still
press ctrl+2 Down Down Down
picture people
press ctrl+k
xdotool type --delay 20 "gathering"
still
press Return
picture session
press ctrl+k
xdotool type --delay 20 "planner"
still
press Return Return Return
sleep 5
still
press Down Down Down Down Down Down
picture planner
