package org.kwitness.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a report goes, and in which format.
 *
 * @param file the file; standard output if it is left out
 */
record OutputTarget(OutputFormat format, Optional<Path> file) {
  private static final Pattern WITH_FORMAT = Pattern.compile("([A-Za-z]+)=(.*)");
  private static final String STANDARD_OUTPUT = "-";

  /**
   * The targets that the user asked for.
   *
   * @param outputs the values of {@code -o}: {@code FILE}, {@code FORMAT=FILE}, with {@code -} for
   *     standard output; without any, there is one report on standard output
   * @param format the value of {@code --format}: the format of an output that has none of its own;
   *     it decides over the file's name if there is one output only
   * @throws UsageException if that makes no sense, or a file cannot be written
   */
  static List<OutputTarget> of(List<String> outputs, Optional<String> format) {
    Optional<OutputFormat> general = format.map(f -> format(f, "--format"));
    if (outputs.isEmpty()) {
      return List.of(new OutputTarget(general.orElse(OutputFormat.TEXT), Optional.empty()));
    }
    List<OutputTarget> targets = new ArrayList<>();
    Set<Optional<Path>> seen = new HashSet<>();
    for (String output : outputs) {
      OutputTarget target = of(output, general, outputs.size() == 1);
      target.file().ifPresent(OutputTarget::requireWritable);
      if (!seen.add(target.file().map(f -> f.toAbsolutePath().normalize()))) {
        throw new UsageException("-o " + output + ": two reports cannot go to one place");
      }
      targets.add(target);
    }
    return List.copyOf(targets);
  }

  private static OutputTarget of(String output, Optional<OutputFormat> general, boolean only) {
    Matcher matcher = WITH_FORMAT.matcher(output);
    boolean explicit = matcher.matches();
    String name = explicit ? matcher.group(2) : output;
    if (name.isEmpty()) {
      throw new UsageException("-o " + output + " names no file");
    }
    Optional<Path> file =
        name.equals(STANDARD_OUTPUT) ? Optional.empty() : Optional.of(Path.of(name));
    Optional<OutputFormat> byName = OutputFormat.ofFileName(name);
    OutputFormat format;
    if (explicit) {
      format = format(matcher.group(1), "-o " + output + " (./" + output + " is a file)");
    } else if (only && general.isPresent()) {
      format = general.get();
    } else {
      format = byName.or(() -> general).orElse(OutputFormat.TEXT);
    }
    return new OutputTarget(format, file);
  }

  private static OutputFormat format(String label, String option) {
    return OutputFormat.ofLabel(label)
        .orElseThrow(
            () ->
                new UsageException(
                    option
                        + ": there is no format '"
                        + label
                        + "'; there are "
                        + OutputFormat.labels()));
  }

  /** A long run must not end in "no such folder". */
  static void requireWritable(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new UsageException(
          "cannot write " + file + ": the folder does not exist; make it first");
    }
    if (Files.isDirectory(file)) {
      throw new UsageException("cannot write " + file + ": it is a folder");
    }
  }
}
