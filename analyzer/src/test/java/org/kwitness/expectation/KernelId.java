package org.kwitness.expectation;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The kernel that a scenario pretends to be part of.
 *
 * @param bsd e.g. {@code freebsd}
 * @param version in the kernel's own counting
 * @param architecture e.g. {@code amd64}
 */
record KernelId(String bsd, long version, String architecture) {
  private static final Pattern FIRST_LINE =
      Pattern.compile("/\\* kernel: ([a-z]+) (\\d{1,18}) ([a-z0-9_]+) \\*/");

  /**
   * Reads the first line of a scenario.
   *
   * @param name the file's name, for the message
   * @throws AssertionError if the first line does not say a kernel
   */
  static KernelId ofText(String name, String text) {
    String first = text.lines().findFirst().orElse("").stripTrailing();
    Matcher matcher = FIRST_LINE.matcher(first);
    if (!matcher.matches()) {
      throw new AssertionError(
          name
              + ":1: a scenario starts with /* kernel: BSD VERSION ARCHITECTURE */, this one with: "
              + first);
    }
    return new KernelId(matcher.group(1), Long.parseLong(matcher.group(2)), matcher.group(3));
  }
}
