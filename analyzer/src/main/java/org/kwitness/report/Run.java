package org.kwitness.report;

import java.util.List;
import java.util.function.Function;
import org.kwitness.rule.Finding;
import org.kwitness.rule.Gap;
import org.kwitness.rule.Rule;

/**
 * Everything that a run has to say.
 *
 * @param toolVersion the version of kwitness
 * @param kernel the kernel and version recognised, e.g. {@code FreeBSD 9.3}
 * @param architecture e.g. {@code amd64}
 * @param sourceRoot absolute path that the files of positions are relative to
 * @param rules the rules that ran, sorted by id
 * @param findings sorted by {@link Finding#ORDER}
 * @param gaps sorted by {@link Gap#ORDER}
 * @param statistics the figures
 * @param sources gives the text of a file by its relative path, decoded leniently, or an empty
 *     string where it cannot be read
 */
public record Run(
    String toolVersion,
    String kernel,
    String architecture,
    String sourceRoot,
    List<Rule> rules,
    List<Finding> findings,
    List<Gap> gaps,
    RunStatistics statistics,
    Function<String, String> sources) {}
