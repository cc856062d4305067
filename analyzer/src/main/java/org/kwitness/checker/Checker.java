package org.kwitness.checker;

import java.util.List;
import org.kwitness.rule.Finding;
import org.kwitness.rule.Rule;

/** Judges the results of the analysis for one rule. */
public interface Checker {

  /** The name by which a {@code rule.json} asks for it. */
  String name();

  /** The findings for a rule, in any order. */
  List<Finding> check(Rule rule, Evidence evidence);

  /** True if it looks at the locking keys, which are not read unless somebody does. */
  default boolean needsKeys() {
    return false;
  }

  /** False if it never looks at the contexts: it can run while they are being computed. */
  default boolean needsContexts() {
    return true;
  }
}
