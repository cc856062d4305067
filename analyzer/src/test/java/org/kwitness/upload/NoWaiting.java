package org.kwitness.upload;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A clock that runs only while somebody waits, and then at once. */
public final class NoWaiting implements Waiting {
  /** When it starts. */
  public static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

  private final List<Long> pauses = new ArrayList<>();
  private Instant now = START;

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public void pause(Duration time) {
    pauses.add(time.toSeconds());
    now = now.plus(time);
  }

  /** How long somebody waited each time, in seconds. */
  public List<Long> pauses() {
    return List.copyOf(pauses);
  }
}
