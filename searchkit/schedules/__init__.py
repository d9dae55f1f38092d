"""When the index is brought level by itself: what cron and systemd are to be told."""
