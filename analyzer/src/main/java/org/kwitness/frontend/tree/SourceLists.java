package org.kwitness.frontend.tree;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the source lists of a tree say, all of them together. Filled by the list parsers. */
final class SourceLists {
  /**
   * A file that a list names.
   *
   * @param path relative to the kernel folder, with {@code /}, or absolute
   * @param command the command that compiles it, unexpanded, if the list gives one
   * @param generated true if the build makes the file
   * @param list the list's name, relative to the kernel folder
   * @param line the line in the list, 1-based
   */
  record Entry(String path, Optional<String> command, boolean generated, String list, int line) {}

  /** A line that makes no sense. */
  record Mistake(String list, int line, String message) {}

  /** A locator: an attribute's name for a part of a device's address. */
  record Locator(String attribute, String name, int index) {}

  /** A make variable that a list adds to. */
  record MakeOption(String name, boolean append, String value) {}

  private final List<Entry> entries = new ArrayList<>();
  private final List<Mistake> mistakes = new ArrayList<>();
  private final Set<String> conditionNames = new LinkedHashSet<>();
  private final Set<String> countedNames = new LinkedHashSet<>();
  private final Map<String, String> optionHeaders = new LinkedHashMap<>();
  private final Set<String> declared = new LinkedHashSet<>();
  private final Set<String> devices = new LinkedHashSet<>();
  private final Set<String> pseudoDevices = new LinkedHashSet<>();
  private final Set<Locator> locators = new LinkedHashSet<>();
  private final List<MakeOption> makeOptions = new ArrayList<>();

  /** The files, in the order of the lists; one file may occur more than once. */
  List<Entry> entries() {
    return entries;
  }

  List<Mistake> mistakes() {
    return mistakes;
  }

  /** Every name in a condition of a file. */
  Set<String> conditionNames() {
    return conditionNames;
  }

  /** The names whose number the sources want to know. */
  Set<String> countedNames() {
    return countedNames;
  }

  /** The header of each option; empty for the default. */
  Map<String, String> optionHeaders() {
    return optionHeaders;
  }

  /** Every device and attribute that the lists declare. */
  Set<String> declared() {
    return declared;
  }

  Set<String> devices() {
    return devices;
  }

  Set<String> pseudoDevices() {
    return pseudoDevices;
  }

  Set<Locator> locators() {
    return locators;
  }

  List<MakeOption> makeOptions() {
    return makeOptions;
  }
}
