package org.kwitness.analysis.context;

import java.util.AbstractSet;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;

/** Tests of one field that must all come out so; a set that knows its hash code. */
final class WantedTests extends AbstractSet<FieldTest> {
  private final List<FieldTest> tests;
  private final int hash;

  /**
   * @param tests without repetitions
   */
  WantedTests(Collection<FieldTest> tests) {
    this.tests = List.copyOf(tests);
    this.hash = super.hashCode();
  }

  @Override
  public Iterator<FieldTest> iterator() {
    return tests.iterator();
  }

  @Override
  public int size() {
    return tests.size();
  }

  @Override
  public boolean equals(Object o) {
    return super.equals(o);
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
