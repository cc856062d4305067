package org.kwitness.frontend.tree;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How the source tree of one kernel, in one era, is laid out and built. Everything that is
 * particular to a kernel is here, and comes from {@code rules/models/<id>/tree.json}; the classes
 * of this package know mechanisms only. Paths are relative to the kernel folder; {@code ${name}} in
 * a path or a text stands for a variable ({@code arch}, {@code S} for the absolute kernel folder,
 * the extracted and the architecture's variables).
 *
 * @param id the name of the profile's folder
 * @param name the kernel's name for people
 * @param requires files or folders that the tree must have
 * @param absent files or folders that it must not have
 * @param version where the version number stands
 * @param minVersion the lowest version that this layout describes, inclusive
 * @param maxVersion the version from which on it no longer does
 * @param release where the release's name for people stands, and how it reads
 * @param variables further values to take from files of the tree
 * @param architecturePath a path whose existence shows that an architecture exists
 * @param architectures what is known of single architectures, by name
 * @param defaultArchitectures the order in which one is chosen
 * @param compiler names of macro sets (see {@link ProfileLoader}) for every architecture
 * @param macroSets the macro sets by name
 * @param links folder names that the build makes as links, in search order
 * @param lists the source lists
 * @param options the option headers
 * @param make the makefiles that hold the compiler's flags
 * @param flags compiler flags, after those of the makefiles
 * @param folderFlags flags for folders
 * @param headers headers with a fixed text
 * @param emptyHeaders names of headers that a build makes and that may be empty here
 * @param countHeaders headers that count devices
 * @param listHeaders headers with a line for each thing that the source lists declare
 * @param lineTables headers made line by line from a data file
 * @param interfaces headers made from interface descriptions
 * @param movedFiles true if the tree may hold the listed files in other folders, as a checkout of a
 *     repository does whose files were moved later
 * @param outside folders that are no part of the kernel, for the count of files that no list names
 */
record TreeProfile(
    String id,
    String name,
    List<String> requires,
    List<String> absent,
    Extraction version,
    long minVersion,
    long maxVersion,
    Optional<Extraction> release,
    Map<String, Extraction> variables,
    String architecturePath,
    Map<String, Architecture> architectures,
    List<String> defaultArchitectures,
    List<String> compiler,
    Map<String, Map<String, String>> macroSets,
    List<SourcePlan.Link> links,
    List<ListFile> lists,
    Options options,
    Make make,
    List<String> flags,
    List<FolderFlags> folderFlags,
    Map<String, String> headers,
    List<Pattern> emptyHeaders,
    List<CountHeader> countHeaders,
    List<ListHeader> listHeaders,
    List<LineTable> lineTables,
    List<InterfaceTemplate> interfaces,
    boolean movedFiles,
    List<String> outside) {

  /**
   * A value that stands in a file of the tree.
   *
   * @param files the files to look in, first match wins
   * @param pattern its first group is the value
   * @param fallback the value where nothing matches
   */
  record Extraction(List<String> files, Pattern pattern, Optional<String> fallback) {}

  /**
   * An architecture.
   *
   * @param aliases other names that the user may give
   * @param variables values for {@code ${…}}
   * @param compiler macro sets in addition to those of the profile
   * @param flags compiler flags in addition to those of the profile
   */
  record Architecture(
      List<String> aliases,
      Map<String, String> variables,
      List<String> compiler,
      List<String> flags) {
    static final Architecture PLAIN = new Architecture(List.of(), Map.of(), List.of(), List.of());
  }

  /** The grammar of a source list. */
  enum Grammar {
    /** {@code path standard|optional expression [compile-with "…"] …}, as config(8) reads. */
    FILES,
    /** {@code file path expression [needs-flag]}, {@code define}, …, as config(1) reads. */
    CONFIG,
    /** A makefile whose variable {@code SRCS} names the files, searched in {@code .PATH}. */
    MAKEFILE
  }

  /**
   * A source list.
   *
   * @param file may hold {@code *} for one path component
   * @param grammar how to read it
   * @param optional true if a tree may lack it
   * @param variables make variables to set before a makefile is read
   */
  record ListFile(String file, Grammar grammar, boolean optional, Map<String, String> variables) {}

  /**
   * Option headers.
   *
   * @param lists files that map options to headers ({@code NAME [header]})
   * @param header the header of an option that names none; {@code ${name}} is the option in lower
   *     case. Empty if options are compiler flags
   * @param configurations kernel configuration files whose options are on
   * @param off options that stay off all the same
   * @param values further options that are on, with their values
   * @param headers the header of an option that is in none of the lists, where it is another one
   */
  record Options(
      List<String> lists,
      String header,
      List<String> configurations,
      List<String> off,
      Map<String, String> values,
      Map<String, String> headers) {}

  /**
   * Where the compiler's flags stand.
   *
   * @param files makefiles, read in order; those that a tree lacks are skipped
   * @param variables set before
   * @param compile the text whose expansion is the command that compiles a C file
   */
  record Make(List<String> files, Map<String, String> variables, String compile) {}

  /** Flags for the files below a folder. */
  record FolderFlags(String folder, List<String> flags) {}

  /**
   * A header that says how many of a device there are.
   *
   * @param header the header's name with {@code ${name}}
   * @param text its text with {@code ${name}}, {@code ${NAME}}, and {@code ${count}}, which is 1,
   *     or 0 where the lists mark the name and declare no such device or attribute
   * @param marked true if only the names that a list marks as counted have one, false if every name
   *     in a condition of a list has
   */
  record CountHeader(String header, String text, boolean marked) {}

  /** What a {@link ListHeader} has a line for. */
  enum Declared {
    /** A device. */
    DEVICE,
    /** A device without hardware. */
    PSEUDO,
    /** A locator of an attribute. */
    LOCATOR
  }

  /**
   * A header with a line for each thing that the source lists declare.
   *
   * @param header its name
   * @param lines for each kind of thing a text with {@code ${name}}, {@code ${NAME}}; for a locator
   *     also {@code ${ATTRIBUTE}} and {@code ${index}}
   */
  record ListHeader(String header, Map<Declared, String> lines) {}

  /**
   * A header made from the lines of a data file.
   *
   * @param header its name
   * @param sources candidates for the data file, relative to the kernel folder
   * @param before text before the lines
   * @param rules what each line becomes: the first rule that matches
   * @param after text after the lines
   */
  record LineTable(
      String header, List<String> sources, String before, List<LineRule> rules, String after) {}

  /** A pattern for a line, and the text it becomes ({@code $1} is the first group). */
  record LineRule(Pattern match, String emit) {}

  /** The syntax of an interface description. */
  enum InterfaceSyntax {
    /** {@code INTERFACE name; METHOD type name { type arg; } DEFAULT f;}. */
    METHODS,
    /** {@code name { IN type arg; };}. */
    OPERATIONS
  }

  /**
   * Headers made from interface descriptions.
   *
   * @param syntax of the description
   * @param header the header's name; {@code ${name}} is the description's name without its ending
   * @param source the description's path, or its ending if it starts with {@code *}
   * @param before text before the methods
   * @param method text for each method
   * @param staticMethod text for each method without an object
   * @param parameter named texts for each parameter, usable as {@code ${name}} in the method's text
   * @param after text after the methods
   */
  record InterfaceTemplate(
      InterfaceSyntax syntax,
      String header,
      String source,
      String before,
      String method,
      String staticMethod,
      Map<String, String> parameter,
      String after) {}
}
