package org.kwitness.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.kwitness.rule.Finding;
import org.kwitness.rule.SuppressedFinding;

/** Names for findings that stay the same while the code around them moves. */
public final class Fingerprints {
  /** The key of our own fingerprint; the version rises when its recipe changes. */
  public static final String KEY = "kwitness/v1";

  /** The key of the fingerprint that GitHub uses; see {@link RollingHash}. */
  static final String GITHUB_KEY = "primaryLocationLineHash";

  private static final int BYTES = 16;

  private Fingerprints() {}

  /**
   * The fingerprints of all findings of a run.
   *
   * <p>A fingerprint is the first 128 bits of the SHA-256 of rule, file, function and identity, in
   * hexadecimal, a colon, and the ordinal (from 1) among the findings that share those four. No
   * line number goes in, so it survives every edit that does not add or remove such a sibling
   * before it. Give all findings, those that will be suppressed too, or the ordinals shift.
   *
   * @param findings sorted by {@link Finding#ORDER}
   * @return the fingerprints, in the order of {@code findings}; no two are equal
   */
  public static List<String> of(List<Finding> findings) {
    Map<String, Integer> ordinals = new HashMap<>();
    List<String> result = new ArrayList<>(findings.size());
    for (Finding finding : findings) {
      String hash = hash(finding);
      result.add(hash + ":" + ordinals.merge(hash, 1, Integer::sum));
    }
    return Collections.unmodifiableList(result);
  }

  /**
   * The fingerprints of the findings that are reported, where others of the same run are not: those
   * have a part in the ordinals.
   *
   * @param reported sorted by {@link Finding#ORDER}
   * @param suppressed the others, sorted likewise
   * @return the fingerprints, in the order of {@code reported}
   */
  public static List<String> of(List<Finding> reported, List<SuppressedFinding> suppressed) {
    List<Finding> all = new ArrayList<>(reported);
    suppressed.forEach(s -> all.add(s.finding()));
    List<Integer> order =
        IntStream.range(0, all.size())
            .boxed()
            .sorted(Comparator.comparing(all::get, Finding.ORDER))
            .toList();
    List<String> sorted = of(order.stream().map(all::get).toList());
    String[] result = new String[all.size()];
    for (int i = 0; i < result.length; i++) {
      result[order.get(i)] = sorted.get(i);
    }
    return List.of(result).subList(0, reported.size());
  }

  private static String hash(Finding finding) {
    String recipe =
        String.join(
            "\0",
            finding.ruleId(),
            finding.position().file(),
            finding.function(),
            finding.identity());
    byte[] digest = sha256().digest(recipe.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest, 0, BYTES);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
