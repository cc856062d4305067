package org.kwitness.report;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Optional;
import org.kwitness.ir.SourcePosition;
import org.kwitness.rule.Finding;

/**
 * Writes a line for each finding, for editors that jump to a compiler's messages:
 *
 * <pre>
 * sys/dev/foo.c:31:2: warning: `bp' may be NULL here [unchecked-null]
 * </pre>
 *
 * Files are named so that they can be opened: relative to the working folder if they lie in it,
 * else absolute.
 */
public final class GccWriter {
  private final Optional<Path> folder;

  /**
   * @param folder the working folder, absolute and without symbolic links; if it is left out, names
   *     are relative to the source root as in the other reports
   */
  public GccWriter(Optional<Path> folder) {
    this.folder = folder;
  }

  /**
   * Writes all findings of a run; does not close {@code out}.
   *
   * @throws IOException if {@code out} cannot be written to
   */
  public void write(Run run, Writer out) throws IOException {
    for (Finding finding : run.findings()) {
      out.write(line(run, finding));
    }
    out.flush();
  }

  /** The line for a finding. */
  String line(Run run, Finding finding) {
    SourcePosition position = finding.position();
    return SourceExcerpt.clean(name(run, position.file()))
        + ":"
        + Math.max(1, position.line())
        + ":"
        + Math.max(1, position.column())
        + ": "
        + finding.level().label()
        + ": "
        + SourceExcerpt.clean(finding.message())
        + " ["
        + finding.ruleId()
        + "]\n";
  }

  /** A file's name, for somebody in the working folder. */
  String name(Run run, String file) {
    if (folder.isEmpty()) {
      return file;
    }
    Path absolute = Path.of(run.sourceRoot()).resolve(file);
    return absolute.startsWith(folder.get())
        ? folder.get().relativize(absolute).toString()
        : absolute.toString();
  }
}
