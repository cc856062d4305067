package org.kwitness.cli;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.kwitness.rule.Level;
import picocli.CommandLine.Option;

/** Options that say which rules run. */
final class RuleOptions {
  @Option(
      names = "--only",
      paramLabel = "RULE",
      split = ",",
      completionCandidates = Candidates.Rules.class,
      description = "Run only these rules.")
  private Set<String> only = new TreeSet<>();

  @Option(
      names = "--disable",
      paramLabel = "RULE",
      split = ",",
      completionCandidates = Candidates.Rules.class,
      description = "Do not run these rules.")
  private Set<String> disabled = new TreeSet<>();

  Set<String> only() {
    return only;
  }

  Set<String> disabled() {
    return disabled;
  }

  /** What {@code --fail-on} says, for the commands that have it. */
  static final class Threshold {
    @Option(
        names = "--fail-on",
        paramLabel = "LEVEL",
        completionCandidates = Candidates.Levels.class,
        description =
            "End with exit code 1 if there are findings of this level or a more serious one: "
                + "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private String failOn = "warning";

    /**
     * The level; nothing for {@code never}.
     *
     * @throws UsageException if it is no level
     */
    Optional<Level> level() {
      if (failOn.equals("never")) {
        return Optional.empty();
      }
      for (Level level : Level.values()) {
        if (level.label().equals(failOn)) {
          return Optional.of(level);
        }
      }
      throw new UsageException(
          "--fail-on takes error, warning, note or never, not '" + failOn + "'");
    }
  }
}
