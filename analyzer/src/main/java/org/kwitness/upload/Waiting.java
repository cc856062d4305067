package org.kwitness.upload;

import java.time.Duration;
import java.time.Instant;

/** The clock, and how to let it run; tests have one that needs no time. */
public interface Waiting {
  /** The time of the machine. */
  Waiting REAL =
      new Waiting() {
        @Override
        public Instant now() {
          return Instant.now();
        }

        @Override
        public void pause(Duration time) throws InterruptedException {
          Thread.sleep(time.toMillis());
        }
      };

  Instant now();

  /** Returns when the time has passed. */
  void pause(Duration time) throws InterruptedException;
}
