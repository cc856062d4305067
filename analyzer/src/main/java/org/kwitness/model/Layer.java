package org.kwitness.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.kwitness.json.JsonException;

/** Rows of equal standing: no two of them may describe the same thing. */
final class Layer {
  private final List<FunctionRow> rows = new ArrayList<>();
  private final Map<String, List<FunctionRow>> byName = new HashMap<>();
  private final Part<LevelModel> levels = new Part<>("level");
  private final Part<ContextModel> contexts = new Part<>("context");
  private final Part<SlotModel> slots = new Part<>("slot");
  private final Part<ContextFlagModel> contextFlags = new Part<>("flag of contexts");
  private final Part<LegendModel> legends = new Part<>("row about legends");
  private final Part<PrivateDataModel> privateData = new Part<>("row about private data");
  private final Set<String> constants = new TreeSet<>();

  /** The levels, contexts, slots, or rows about legends or private data, of a layer. */
  static final class Part<T> {
    private final String kind;
    private final List<Versioned<T>> all = new ArrayList<>();

    Part(String kind) {
      this.kind = kind;
    }

    void add(List<Versioned<T>> more) throws KnowledgeException {
      for (Versioned<T> item : more) {
        for (Versioned<T> sibling : all) {
          if (sibling.key().equals(item.key()) && sibling.versions().overlaps(item.versions())) {
            throw new KnowledgeException(
                item.definedAt()
                    + ": duplicate "
                    + kind
                    + " "
                    + item.key()
                    + ", which is also at "
                    + sibling.definedAt()
                    + "; remove one, or give each its own versions");
          }
        }
        all.add(item);
      }
    }

    /** What holds for one version, where {@code own} takes the place of what is here. */
    List<T> with(Part<T> own, long version) {
      List<Versioned<T>> first = own.all.stream().filter(v -> holds(v, version)).toList();
      Set<String> keys = new LinkedHashSet<>();
      first.forEach(v -> keys.add(v.key()));
      return Stream.concat(
              all.stream().filter(v -> holds(v, version) && !keys.contains(v.key())),
              first.stream())
          .map(Versioned::what)
          .toList();
    }

    /** The same, and what is {@code own} comes first. */
    List<T> after(Part<T> own, long version) {
      List<T> all = new ArrayList<>(with(own, version));
      Collections.rotate(all, (int) own.all.stream().filter(v -> holds(v, version)).count());
      return List.copyOf(all);
    }

    private static boolean holds(Versioned<?> item, long version) {
      return item.versions().contains(version);
    }
  }

  /** Adds what a file says. */
  void add(String file, String text) throws JsonException, KnowledgeException {
    RowFile content = RowFile.read(file, text);
    for (FunctionRow row : content.rows()) {
      List<FunctionRow> siblings =
          byName.computeIfAbsent(row.model().name(), name -> new ArrayList<>());
      for (FunctionRow sibling : siblings) {
        if (row.collidesWith(sibling)) {
          throw new KnowledgeException(
              row.model().definedAt()
                  + ": duplicate row for "
                  + row.model().name()
                  + ", which has one at "
                  + sibling.model().definedAt()
                  + "; remove one, or give each its own arity or versions");
        }
      }
      siblings.add(row);
      rows.add(row);
    }
    levels.add(content.levels());
    contexts.add(content.contexts());
    slots.add(content.slots());
    contextFlags.add(content.contextFlags());
    legends.add(content.legends());
    privateData.add(content.privateData());
    constants.addAll(content.constants());
  }

  List<FunctionRow> rowsFor(long version) {
    return rows.stream().filter(row -> row.versions().contains(version)).toList();
  }

  Part<LevelModel> levels() {
    return levels;
  }

  Part<ContextModel> contexts() {
    return contexts;
  }

  Part<SlotModel> slots() {
    return slots;
  }

  Part<ContextFlagModel> contextFlags() {
    return contextFlags;
  }

  Part<LegendModel> legends() {
    return legends;
  }

  Part<PrivateDataModel> privateData() {
    return privateData;
  }

  Set<String> constants() {
    return constants;
  }

  /**
   * Refuses a release, an assertion or a ban of a kind of lock that nothing acquires: it is a
   * misspelt kind, and would never match.
   */
  static void checkLockKinds(Layer bundled, Layer extra) throws KnowledgeException {
    Set<String> acquired = new TreeSet<>();
    List<Layer> layers = List.of(bundled, extra);
    for (Layer layer : layers) {
      for (FunctionRow row : layer.rows) {
        row.model().effects(Effect.Acquire.class).forEach(a -> acquired.add(a.kind()));
      }
    }
    for (Layer layer : layers) {
      for (FunctionRow row : layer.rows) {
        for (Effect effect : row.model().effects()) {
          checkLockKind(kindNeeded(effect), acquired, row.model().definedAt());
        }
      }
      for (Versioned<ContextModel> context : layer.contexts.all) {
        for (String kind : new TreeSet<>(context.what().forbiddenLocks())) {
          checkLockKind(kind, acquired, context.definedAt());
        }
      }
    }
  }

  private static void checkLockKind(String kind, Set<String> acquired, String definedAt)
      throws KnowledgeException {
    if (!kind.isEmpty() && !acquired.contains(kind)) {
      throw new KnowledgeException(
          definedAt
              + ": no row acquires a lock of the kind \""
              + kind
              + "\"; known kinds are "
              + String.join(", ", acquired));
    }
  }

  private static String kindNeeded(Effect effect) {
    if (effect instanceof Effect.Release r) {
      return r.kind();
    }
    if (effect instanceof Effect.RequiresHeld r) {
      return r.kind();
    }
    return effect instanceof Effect.DropAcrossSleep d ? d.kind() : "";
  }
}
