package org.kwitness.analysis.privatedata;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one function, and what it calls, does with private data. */
public final class Story {
  private final List<Use> uses = new ArrayList<>();
  private final List<Ending> endings = new ArrayList<>();
  private final Map<String, String> acquired = new LinkedHashMap<>();

  void add(Use u) {
    if (!uses.contains(u)) {
      uses.add(u);
    }
  }

  void add(Ending e) {
    if (!endings.contains(e)) {
      endings.add(e);
    }
  }

  void acquires(String lockClass, String text) {
    acquired.putIfAbsent(lockClass, text);
  }

  /** Uses of objects, in the order of the blocks. */
  public List<Use> uses() {
    return uses;
  }

  /** Ends of objects, in the order of the blocks. */
  public List<Ending> endings() {
    return endings;
  }

  /** The locks that are acquired somewhere, by class, with the name of the call that does it. */
  public Map<String, String> acquired() {
    return acquired;
  }
}
