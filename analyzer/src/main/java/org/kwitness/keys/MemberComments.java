package org.kwitness.keys;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Which comment belongs to which member. A comment on a member's line is the member's. One that has
 * its lines to itself belongs to the member below it if that has none and to the one above it
 * otherwise: that is a comment that did not fit on the line.
 */
final class MemberComments {
  /** How far to the right of a declaration a comment stands that is not above it. */
  private static final int ASIDE = 8;

  private final List<Member> members;
  private final IdentityHashMap<Member, List<Token>> beside = new IdentityHashMap<>();
  private final IdentityHashMap<Member, List<Token>> apart = new IdentityHashMap<>();

  private MemberComments(Structure structure, List<Token> comments, BitSet codeLines) {
    this.members = structure.members();
    List<Token> alone = new ArrayList<>();
    for (Token c : comments) {
      List<Member> owners = isAlone(c, codeLines) ? List.of() : onLine(c.line());
      owners.forEach(m -> beside.computeIfAbsent(m, k -> new ArrayList<>()).add(c));
      if (owners.isEmpty()) {
        alone.add(c);
      }
    }
    alone.forEach(this::assign);
  }

  /** The structures, where every member has its comments. */
  static List<Structure> added(List<Structure> structures, List<Token> tokens) {
    List<Token> comments = tokens.stream().filter(t -> t.kind() == Token.Kind.COMMENT).toList();
    BitSet codeLines = new BitSet();
    tokens.stream().filter(Token::isCode).forEach(t -> codeLines.set(t.line()));
    return structures.stream().map(s -> added(s, comments, codeLines)).toList();
  }

  private static Structure added(Structure s, List<Token> comments, BitSet codeLines) {
    List<Token> own =
        comments.stream()
            .filter(c -> c.line() >= s.line() && c.lastLine() <= s.lastLine())
            .toList();
    MemberComments of = new MemberComments(s, own, codeLines);
    List<Member> members = s.members().stream().map(m -> m.with(of.of(m))).toList();
    return new Structure(s.name(), s.line(), s.lastLine(), members);
  }

  private List<Token> of(Member member) {
    List<Token> all = new ArrayList<>(beside.getOrDefault(member, List.of()));
    all.addAll(apart.getOrDefault(member, List.of()));
    return all;
  }

  private static boolean isAlone(Token comment, BitSet codeLines) {
    return comment.first() && !codeLines.get(comment.lastLine());
  }

  /** Those whose name stands on the line; else those whose declaration ends there. */
  private List<Member> onLine(int line) {
    List<Member> named = members.stream().filter(m -> m.line() == line).toList();
    return named.isEmpty() ? members.stream().filter(m -> m.lastLine() == line).toList() : named;
  }

  private void assign(Token comment) {
    Optional<Member> above = Optional.empty();
    for (Member m : members) {
      if (m.lastLine() < comment.line()
          && (above.isEmpty() || m.lastLine() >= above.get().lastLine())) {
        above = Optional.of(m);
      }
    }
    List<Member> below =
        members.stream().filter(m -> m.firstLine() == comment.lastLine() + 1).toList();
    boolean goesOn = above.filter(m -> continues(m, comment)).isPresent();
    boolean free = !below.isEmpty() && below.stream().noneMatch(beside::containsKey);
    // Far to the right of what follows it stands what did not fit beside what it follows.
    boolean aside =
        above.filter(m -> goesOn && !beside.containsKey(m)).isPresent()
            && below.stream().allMatch(m -> comment.column() > m.column() + ASIDE);
    if (!below.isEmpty() && !aside && (free || !goesOn)) {
      below.forEach(m -> apart.computeIfAbsent(m, k -> new ArrayList<>()).add(comment));
    } else if (goesOn) {
      apart.computeIfAbsent(above.orElseThrow(), k -> new ArrayList<>()).add(comment);
    }
  }

  /** True if the comment follows at once, and under the member's own comment if it has one. */
  private boolean continues(Member member, Token comment) {
    List<Token> own = beside.getOrDefault(member, List.of());
    if (own.isEmpty()) {
      return member.lastLine() + 1 == comment.line();
    }
    Token last = own.get(own.size() - 1);
    return last.lastLine() + 1 == comment.line() && last.column() == comment.column();
  }
}
