package org.kwitness.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Levels, contexts and slots of one kernel of one version, checked against one another and against
 * the rows that use them.
 */
final class Surroundings {
  private final List<LevelRow> levels = new ArrayList<>();
  private final Map<String, ContextModel> contexts = new TreeMap<>();
  private final List<SlotModel> slots = new ArrayList<>();
  private final Set<String> levelNames = new HashSet<>();

  /**
   * Takes what holds for a version. A level must come after those that it is above.
   *
   * @throws KnowledgeException if a level or context is there twice, or one that is named is
   *     missing
   */
  Surroundings(RowFile.Extras extras, long version) throws KnowledgeException {
    for (LevelRow row : extras.levels()) {
      if (row.versions().contains(version)) {
        add(row);
      }
    }
    for (ContextRow row : extras.contexts()) {
      if (row.versions().contains(version)) {
        if (contexts.put(row.model().name(), row.model()) != null) {
          throw new KnowledgeException(
              row.definedAt() + ": the context " + row.model().name() + " is there twice");
        }
        if (row.model().level().isPresent()) {
          requireLevel(row.definedAt(), row.model().level().get());
        }
      }
    }
    for (SlotRow row : extras.slots()) {
      if (row.versions().contains(version)) {
        requireContext(row.definedAt(), row.model().context());
        if (row.model().level().isPresent()) {
          requireLevel(row.definedAt(), row.model().level().get());
        }
        slots.add(row.model());
      }
    }
  }

  private void add(LevelRow row) throws KnowledgeException {
    for (String above : row.above()) {
      requireLevel(row.definedAt(), above);
    }
    List<String> names = new ArrayList<>(row.aliases());
    names.add(row.name());
    for (String name : names) {
      if (!levelNames.add(name)) {
        throw new KnowledgeException(
            row.definedAt() + ": the level " + name + " is there twice; remove one");
      }
    }
    levels.add(row);
  }

  private void requireLevel(String at, String level) throws KnowledgeException {
    if (!levelNames.contains(level)) {
      throw new KnowledgeException(
          at
              + ": no level is called "
              + level
              + "; add it to \"levels\" (a level comes after those that it is above)");
    }
  }

  private void requireContext(String at, String context) throws KnowledgeException {
    if (!contexts.containsKey(context)) {
      throw new KnowledgeException(
          at + ": no context is called " + context + "; known are " + contexts.keySet());
    }
  }

  /** Refuses rows of functions that name a level or context which does not exist. */
  void check(List<FunctionModel> functions) throws KnowledgeException {
    for (FunctionModel f : functions) {
      for (Effect e : f.effects()) {
        if (e instanceof Effect.RaiseIpl r) {
          checkLevel(f, r.level());
        } else if (e instanceof Effect.SetIpl s) {
          checkLevel(f, s.level());
        } else if (e instanceof Effect.DeclareLevel d) {
          checkLevel(f, d.level());
        } else if (e instanceof Effect.RunsIn r) {
          checkLevel(f, r.level());
          requireContext(f.definedAt(), r.context());
        } else if (e instanceof Effect.RegisterCallback r) {
          checkLevel(f, r.level());
          requireContext(f.definedAt(), r.context());
        }
      }
    }
  }

  private void checkLevel(FunctionModel f, String level) throws KnowledgeException {
    if (!level.isEmpty() && !level.matches("arg\\d+")) {
      requireLevel(f.definedAt(), level);
    }
  }

  /** Names of levels that the source may use as constants. */
  Set<String> constants() {
    Set<String> found = new HashSet<>();
    for (String name : levelNames) {
      if (Character.isUpperCase(name.charAt(0))) {
        found.add(name);
      }
    }
    return found;
  }

  Levels levels() {
    return new Levels(levels);
  }

  Map<String, ContextModel> contexts() {
    return contexts;
  }

  List<SlotModel> slots() {
    return slots;
  }
}
