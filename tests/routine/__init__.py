"""Plans, timelines, the player: pure, without any clock."""
