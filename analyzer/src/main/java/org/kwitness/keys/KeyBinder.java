package org.kwitness.keys;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.kwitness.ir.SourcePosition;
import org.kwitness.keys.FieldGuard.Kind;
import org.kwitness.keys.FieldGuard.Need;
import org.kwitness.model.Knowledge;

/** Brings markers and legends together. */
final class KeyBinder {
  /** Members of a structure that must have a bare letter before letters count as markers. */
  private static final int ENOUGH = 3;

  private final List<SourceFile> files;
  private final Vocabulary words;
  private final String kernel;
  private final TreeIndex index;
  private final LegendResolver resolver;
  private final List<FieldKey> keys = new ArrayList<>();
  private final Map<SourcePosition, Problem> problems = new LinkedHashMap<>();

  /**
   * @param files those that count most first
   * @param kernel the kernel's folder relative to the source root, with a slash; may be empty
   */
  KeyBinder(List<SourceFile> files, Knowledge knowledge, Vocabulary words, String kernel) {
    this.files = files;
    this.words = words;
    this.kernel = kernel;
    this.index = new TreeIndex(files, words::isLockType);
    this.resolver = new LegendResolver(words, new LockFinder(index, knowledge));
  }

  LockingKeys bind() {
    for (SourceFile file : files) {
      List<Legend> borrowed = borrowed(file);
      for (Structure s : file.structures()) {
        bind(file, s, inForce(file, s, borrowed));
      }
    }
    keys.sort(
        Comparator.comparing(FieldKey::at)
            .thenComparing(FieldKey::struct)
            .thenComparing(FieldKey::field));
    return new LockingKeys(
        keys,
        problems.values().stream().sorted(Problem.ORDER).toList(),
        KeyTotals.of(keys, kernel));
  }

  private List<Legend> borrowed(SourceFile file) {
    if (!file.name().startsWith(kernel)) {
      return List.of();
    }
    return words
        .legendsOf(file.name().substring(kernel.length()))
        .flatMap(from -> files.stream().filter(f -> f.name().equals(kernel + from)).findFirst())
        .map(SourceFile::legends)
        .orElse(List.of());
  }

  /**
   * The legends that hold for a structure: that in it, those before it from the nearest on (a later
   * legend takes the place of an earlier one for its own keys alone), then those of another file.
   */
  private static List<Legend> inForce(SourceFile file, Structure s, List<Legend> borrowed) {
    List<Legend> legends = new ArrayList<>();
    for (Legend l : file.legends()) {
      if (l.line() <= s.lastLine()) {
        legends.add(0, l);
      }
    }
    legends.addAll(borrowed);
    return legends;
  }

  private void bind(SourceFile file, Structure s, List<Legend> legends) {
    if (legends.isEmpty()) {
      return;
    }
    MarkerReader reader =
        new MarkerReader(
            legends.get(0).form(), key -> legends.stream().anyMatch(l -> l.entry(key).isPresent()));
    Map<Member, Marker> markers = new LinkedHashMap<>();
    for (Member m : s.members()) {
      // A lock's comment likes to say which keys it is the lock of.
      boolean isLock = index.isLock(m) && !m.isPointer();
      for (Token c : m.comments()) {
        Optional<Marker> marker = reader.setOff(c, !isLock);
        if (marker.isPresent()) {
          markers.put(m, marker.get());
          break;
        }
      }
    }
    addBare(s, reader, markers);
    boolean any = markers.values().stream().anyMatch(Marker::known);
    markers.forEach(
        (member, marker) -> {
          if (marker.known()) {
            keys.add(key(file, member, marker, legends));
          } else if (any) {
            SourcePosition at = new SourcePosition(file.name(), marker.line(), 0);
            problems.put(
                at,
                new Problem(
                    Problem.What.MARKER,
                    at,
                    member.struct() + "." + member.name() + " " + marker.text(),
                    "no legend in force has the key " + String.join(", ", marker.keys()),
                    1));
          }
        });
  }

  private static void addBare(Structure s, MarkerReader reader, Map<Member, Marker> markers) {
    Map<Member, Marker> bare = new LinkedHashMap<>();
    int commented = 0;
    for (Member m : s.members()) {
      List<Token> comments = m.comments();
      if (!markers.containsKey(m) && !comments.isEmpty()) {
        commented++;
        reader.bare(comments.get(0)).ifPresent(b -> bare.put(m, b));
      }
    }
    if (bare.size() >= ENOUGH && 2 * bare.size() >= commented) {
      markers.putAll(bare);
    }
  }

  private FieldKey key(SourceFile file, Member member, Marker marker, List<Legend> legends) {
    List<FieldKey.Part> parts = new ArrayList<>();
    for (String key : marker.keys()) {
      Legend legend =
          legends.stream().filter(l -> l.entry(key).isPresent()).findFirst().orElseThrow();
      Legend.Entry entry = legend.entry(key).orElseThrow();
      SourcePosition at = new SourcePosition(legend.file(), entry.line(), 0);
      FieldGuard guard = resolver.resolve(entry.text(), member.struct());
      parts.add(new FieldKey.Part(key, entry.text(), at, guard));
      if (guard.kind() == Kind.UNRESOLVED) {
        problems.merge(
            at,
            new Problem(Problem.What.LEGEND, at, key + ": " + entry.text(), guard.reason(), 1),
            (a, b) -> new Problem(a.what(), a.at(), a.text(), a.reason(), a.fields() + 1));
      }
    }
    return new FieldKey(
        member.struct(),
        member.name(),
        marker.text(),
        parts,
        combined(parts, marker.eachItsOwn()),
        new SourcePosition(file.name(), member.line(), 0));
  }

  /**
   * What several keys come to. The kernels' custom, which several legends spell out: any of the
   * locks to read, all of them to write.
   */
  private static FieldGuard combined(List<FieldKey.Part> parts, boolean eachItsOwn) {
    if (parts.size() == 1) {
      return parts.get(0).guard();
    }
    Set<LockRef> locks = new LinkedHashSet<>();
    Map<Kind, FieldGuard> kinds = new TreeMap<>();
    for (FieldKey.Part p : parts) {
      locks.addAll(p.guard().locks());
      kinds.putIfAbsent(p.guard().kind(), p.guard());
    }
    FieldGuard unresolved = kinds.get(Kind.UNRESOLVED);
    if (unresolved != null) {
      return unresolved;
    }
    if (locks.isEmpty()) {
      return kinds.values().iterator().next();
    }
    boolean freeToRead =
        kinds.containsKey(Kind.CONSTANT)
            || kinds.containsKey(Kind.UNLOCKED)
            || kinds.containsKey(Kind.OWNER)
            || parts.stream().anyMatch(p -> p.guard().toRead() == Need.NONE);
    Need toWrite = kinds.containsKey(Kind.UNLOCKED) ? Need.NONE : eachItsOwn ? Need.ANY : Need.ALL;
    return FieldGuard.locks(List.copyOf(locks), freeToRead ? Need.NONE : Need.ANY, toWrite);
  }
}
