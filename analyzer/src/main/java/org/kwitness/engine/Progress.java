package org.kwitness.engine;

/** Is told how far a run has come; called from several threads, seldom enough to be cheap. */
public interface Progress {
  /** Does nothing. */
  Progress SILENT = (phase, done, total) -> {};

  /**
   * A step is done.
   *
   * @param phase what is going on, e.g. {@code files}
   * @param done how many steps of it
   * @param total how many there are
   */
  void advance(String phase, int done, int total);
}
