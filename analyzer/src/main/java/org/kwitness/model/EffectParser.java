package org.kwitness.model;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kwitness.json.JsonException;
import org.kwitness.json.JsonFields;

/** Reads one effect of a row; which keys each effect has is in the table below. */
final class EffectParser {
  /** More arguments than any function of these kernels has. */
  static final int MAX_ARGUMENT = 15;

  private static final Pattern ARGUMENT = Pattern.compile("arg(\\d{1,4})");
  private static final Pattern MEMBER = Pattern.compile("&arg(\\d{1,4})->([A-Za-z_]\\w*)");
  private static final Pattern HELD = Pattern.compile("held ([A-Za-z_]\\w*(?:\\.[A-Za-z_]\\w*)?)");
  private static final Pattern GLOBAL = Pattern.compile("global ([A-Za-z_][\\w-]*)");
  static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");
  static final Pattern WORD = Pattern.compile("[a-z][a-z0-9-]*");
  static final Pattern LOCK_CLASS = Pattern.compile("\\*|[A-Za-z_]\\w*(\\.[A-Za-z_]\\w*)*");

  /** Reads the members that one kind of effect has besides {@code effect} and {@code when}. */
  @FunctionalInterface
  private interface Kind {
    Effect read(EffectParser p, JsonFields f, Guard when) throws JsonException;
  }

  private static final TreeMap<String, Kind> KINDS = new TreeMap<>();

  static {
    KINDS.put(
        "acquire",
        (p, f, w) ->
            new Effect.Acquire(
                p.operand(f, "lock"),
                p.word(f, "kind"),
                p.mode(f),
                f.optionalBoolean("recursive").orElse(false),
                w));
    KINDS.put(
        "release", (p, f, w) -> new Effect.Release(p.operand(f, "lock"), p.word(f, "kind"), w));
    KINDS.put(
        "destroy", (p, f, w) -> new Effect.Destroy(p.operand(f, "lock"), p.word(f, "kind"), w));
    KINDS.put(
        "requires-held",
        (p, f, w) ->
            new Effect.RequiresHeld(
                p.operand(f, "lock"),
                p.word(f, "kind"),
                f.optionalBoolean("held").orElse(true),
                w));
    KINDS.put(
        "drop-across-sleep",
        (p, f, w) -> new Effect.DropAcrossSleep(p.operand(f, "lock"), p.word(f, "kind"), w));
    KINDS.put("raise-ipl", (p, f, w) -> new Effect.RaiseIpl(p.level(f, f.text("level")), w));
    KINDS.put("restore-ipl", (p, f, w) -> new Effect.RestoreIpl(p.operand(f, "cookie"), w));
    KINDS.put("set-ipl", (p, f, w) -> new Effect.SetIpl(p.level(f, f.text("level")), w));
    KINDS.put("may-sleep", (p, f, w) -> new Effect.MaySleep(contexts(f, "allowed-in"), w));
    KINDS.put(
        "tests-context",
        (p, f, w) -> {
          f.required("contexts");
          return new Effect.TestsContext(contexts(f, "contexts"), w);
        });
    KINDS.put(
        "may-return-null",
        (p, f, w) ->
            new Effect.MayReturnNull(
                choice(f, "expected", f.text("expected"), "often", "rarely"), w));
    KINDS.put("never-returns-null", (p, f, w) -> new Effect.NeverReturnsNull(w));
    KINDS.put("may-set-null", (p, f, w) -> new Effect.MaySetNull(p.operand(f, "target"), w));
    KINDS.put("dereferences", (p, f, w) -> new Effect.Dereferences(p.operands(f, "pointers"), w));
    KINDS.put("accepts-null", (p, f, w) -> new Effect.AcceptsNull(p.operands(f, "pointers"), w));
    KINDS.put(
        "returns-argument", (p, f, w) -> new Effect.ReturnsArgument(p.operand(f, "argument"), w));
    KINDS.put("sets", (p, f, w) -> new Effect.Sets(p.operand(f, "target"), w));
    KINDS.put("no-return", (p, f, w) -> new Effect.NoReturn(w));
    KINDS.put("assert", (p, f, w) -> new Effect.Assert(p.operand(f, "condition"), w));
    KINDS.put("allocate", (p, f, w) -> new Effect.Allocate(w));
    KINDS.put("free", (p, f, w) -> new Effect.Free(p.operand(f, "object"), w));
    KINDS.put("take-reference", (p, f, w) -> new Effect.TakeReference(p.operand(f, "object"), w));
    KINDS.put("drop-reference", (p, f, w) -> new Effect.DropReference(p.operand(f, "object"), w));
    KINDS.put(
        "register-callback",
        (p, f, w) ->
            new Effect.RegisterCallback(
                p.operand(f, "function"),
                p.optionalOperand(f, "argument"),
                p.word(f, "context"),
                p.optionalLevel(f),
                w));
    KINDS.put(
        "lends-lock",
        (p, f, w) -> new Effect.LendsLock(p.operand(f, "lock"), p.word(f, "context"), w));
    KINDS.put("returns-locked", (p, f, w) -> new Effect.ReturnsLocked(p.lockClass(f), w));
    KINDS.put("returns-raised", (p, f, w) -> new Effect.ReturnsRaised(w));
    KINDS.put("pool-get", (p, f, w) -> new Effect.PoolGet(p.operand(f, "pool"), w));
    KINDS.put("pool-put", (p, f, w) -> new Effect.PoolPut(p.operand(f, "pool"), w));
    KINDS.put(
        "declare-level",
        (p, f, w) ->
            new Effect.DeclareLevel(
                p.operand(f, "object"),
                p.optionalLevel(f),
                choice(f, "what", f.text("what"), "pool", "lock"),
                w));
    KINDS.put(
        "declare-recursive", (p, f, w) -> new Effect.DeclareRecursive(p.operand(f, "lock"), w));
    KINDS.put("tests-held", (p, f, w) -> new Effect.TestsHeld(p.operand(f, "lock"), w));
    KINDS.put("self-contained", (p, f, w) -> new Effect.SelfContained(w));
    KINDS.put(
        "calls",
        (p, f, w) ->
            new Effect.Calls(
                matching(f, "function", f.text("function"), NAME, "the function's name"), w));
    KINDS.put(
        "runs-in",
        (p, f, w) -> new Effect.RunsIn(p.word(f, "context"), fixedLevel(f).orElse(""), w));
  }

  private final OptionalInt arity;
  private final Set<String> constants;

  /**
   * A reader for the effects of one row.
   *
   * @param arity the number of arguments, if the row says it
   * @param constants receives the named constants of the guards
   */
  EffectParser(OptionalInt arity, Set<String> constants) {
    this.arity = arity;
    this.constants = constants;
  }

  /** The names of all effects, sorted. */
  static List<String> names() {
    return List.copyOf(KINDS.keySet());
  }

  /** True for {@code argN}, which stands for what the call passes. */
  static boolean isArgument(String text) {
    return ARGUMENT.matcher(text).matches();
  }

  /** Reads one effect, all of it. */
  Effect read(JsonFields fields) throws JsonException {
    String name = fields.text("effect");
    Kind kind = KINDS.get(name);
    if (kind == null) {
      throw fields.error(
          "effect",
          "unknown effect \"" + name + "\"; known effects are " + String.join(", ", names()));
    }
    Effect effect = kind.read(this, fields, guard(fields));
    fields.finish();
    return effect;
  }

  private Guard guard(JsonFields fields) throws JsonException {
    Optional<String> text = fields.optionalText("when");
    if (text.isEmpty()) {
      return new Guard.Always();
    }
    try {
      Guard guard = GuardParser.parse(text.get());
      check(fields, guard);
      return guard;
    } catch (RowSyntaxException e) {
      throw fields.error("when", e.problem());
    }
  }

  private void check(JsonFields fields, Guard guard) throws JsonException {
    if (guard instanceof Guard.ArgumentFlag f) {
      checkIndex(fields, "when", f.index());
      constants.add(f.flag());
    } else if (guard instanceof Guard.ArgumentEquals e) {
      checkIndex(fields, "when", e.index());
      if (Character.isJavaIdentifierStart(e.constant().charAt(0))) {
        constants.add(e.constant());
      }
    } else if (guard instanceof Guard.All all) {
      for (Guard part : all.parts()) {
        check(fields, part);
      }
    } else if (guard instanceof Guard.Any any) {
      for (Guard part : any.parts()) {
        check(fields, part);
      }
    }
  }

  private Operand operand(JsonFields fields, String key) throws JsonException {
    return operand(fields, key, fields.text(key));
  }

  private Operand optionalOperand(JsonFields fields, String key) throws JsonException {
    Optional<String> text = fields.optionalText(key);
    return text.isPresent() ? operand(fields, key, text.get()) : new Operand.Nothing();
  }

  private List<Operand> operands(JsonFields fields, String key) throws JsonException {
    List<Operand> operands = new ArrayList<>();
    for (String text : fields.textOrTexts(key)) {
      operands.add(operand(fields, key, text));
    }
    return List.copyOf(operands);
  }

  private Operand operand(JsonFields fields, String key, String text) throws JsonException {
    Matcher argument = ARGUMENT.matcher(text);
    if (argument.matches()) {
      int index = Integer.parseInt(argument.group(1));
      checkIndex(fields, key, index);
      return new Operand.Argument(index);
    }
    if (text.equals("return")) {
      return new Operand.Result();
    }
    Matcher member = MEMBER.matcher(text);
    if (member.matches()) {
      int index = Integer.parseInt(member.group(1));
      checkIndex(fields, key, index);
      return new Operand.Member(index, member.group(2));
    }
    Matcher held = HELD.matcher(text);
    if (held.matches()) {
      return new Operand.Held(held.group(1));
    }
    Matcher global = GLOBAL.matcher(text);
    if (global.matches()) {
      return new Operand.Global(global.group(1));
    }
    throw fields.error(
        key,
        "\""
            + text
            + "\" names nothing; write \"arg0\" (the first argument), \"&arg0->FIELD\","
            + " \"held STRUCT.FIELD\", \"return\" or \"global NAME\"");
  }

  private void checkIndex(JsonFields fields, String key, int index) throws JsonException {
    int limit = arity.orElse(MAX_ARGUMENT + 1);
    if (index >= limit) {
      throw fields.error(
          key,
          arity.isPresent()
              ? "arg"
                  + index
                  + " is impossible with an arity of "
                  + limit
                  + "; the first argument is arg0"
              : "arg"
                  + index
                  + " is impossible; the last argument that a row can name is arg"
                  + MAX_ARGUMENT);
    }
  }

  private String level(JsonFields fields, String text) throws JsonException {
    Matcher argument = ARGUMENT.matcher(text);
    if (argument.matches()) {
      checkIndex(fields, "level", Integer.parseInt(argument.group(1)));
      return text;
    }
    return matching(fields, "level", text, NAME, "the name of a level, or argN");
  }

  private String optionalLevel(JsonFields fields) throws JsonException {
    Optional<String> text = fields.optionalText("level");
    return text.isPresent() ? level(fields, text.get()) : "";
  }

  /** The member {@code level}, if it is there: a level by its name, where there is no call. */
  static Optional<String> fixedLevel(JsonFields fields) throws JsonException {
    Optional<String> text = fields.optionalText("level");
    if (text.isPresent() && ARGUMENT.matcher(text.get()).matches()) {
      throw fields.error(
          "level", "\"" + text.get() + "\" names an argument of no call; write a level's name");
    }
    return text.isPresent()
        ? Optional.of(matching(fields, "level", text.get(), NAME, "the name of a level"))
        : text;
  }

  private String word(JsonFields fields, String key) throws JsonException {
    return matching(fields, key, fields.text(key), WORD, "a word in lower case, such as rwlock");
  }

  private static Set<String> contexts(JsonFields fields, String key) throws JsonException {
    return Set.copyOf(
        new LinkedHashSet<>(ContextRows.names(fields, key, WORD, "names of contexts")));
  }

  private String lockClass(JsonFields fields) throws JsonException {
    return matching(
        fields, "lock", fields.text("lock"), LOCK_CLASS, "struct.field, the lock's name, or *");
  }

  /** The text, if it has the wanted form. */
  static String matching(JsonFields fields, String key, String text, Pattern pattern, String wanted)
      throws JsonException {
    if (pattern.matcher(text).matches()) {
      return text;
    }
    throw fields.error(key, "\"" + key + "\" is \"" + text + "\"; write " + wanted);
  }

  private Effect.Mode mode(JsonFields fields) throws JsonException {
    String text = fields.optionalText("mode").orElse("exclusive");
    return choice(fields, "mode", text, "exclusive", "shared").equals("shared")
        ? Effect.Mode.SHARED
        : Effect.Mode.EXCLUSIVE;
  }

  private static String choice(
      JsonFields fields, String key, String text, String first, String second)
      throws JsonException {
    if (text.equals(first) || text.equals(second)) {
      return text;
    }
    throw fields.error(
        key, "\"" + key + "\" is \"" + text + "\"; write " + first + " or " + second);
  }
}
