package org.kwitness.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.kwitness.engine.Progress;

/** One line on a terminal that says how far the run is: files, rate and time left. */
final class ProgressLine implements Progress {
  private static final String ERASE = "\r\u001b[K";

  private final PrintWriter err;
  private final long start = System.nanoTime();
  private long lastShown;

  ProgressLine(PrintWriter err) {
    this.err = err;
  }

  @Override
  public synchronized void advance(String phase, int done, int total) {
    long now = System.nanoTime();
    if (done < total && now - lastShown < 200_000_000L) {
      return;
    }
    lastShown = now;
    double seconds = (now - start) / 1e9;
    if (done >= total) {
      err.print(ERASE + phase + ": " + total + "; analysing …");
    } else {
      double rate = done / Math.max(seconds, 0.001);
      String left =
          done == 0 ? "" : String.format(Locale.ROOT, ", %.0f s left", (total - done) / rate);
      err.print(
          ERASE
              + String.format(
                  Locale.ROOT, "%s: %d of %d, %.0f/s%s", phase, done, total, rate, left));
    }
    err.flush();
  }

  /** Takes the line away. */
  synchronized void finish() {
    err.print(ERASE);
    err.flush();
  }
}
