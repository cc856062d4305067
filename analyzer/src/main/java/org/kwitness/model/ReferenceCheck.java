package org.kwitness.model;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * Refuses rows that name a level or a context that does not exist for the kernel: they would never
 * match anything.
 */
final class ReferenceCheck {
  private final Knowledge knowledge;

  ReferenceCheck(Knowledge knowledge) {
    this.knowledge = knowledge;
  }

  void run(Collection<FunctionModel> functions) throws KnowledgeException {
    for (FunctionModel function : functions) {
      for (Effect effect : function.effects()) {
        checkLevel(levelOf(effect), function.definedAt());
        checkContext(contextOf(effect), function.definedAt());
        checkContexts(contextsOf(effect), function.definedAt());
      }
    }
    for (ContextModel context : knowledge.contexts()) {
      checkLevel(context.level().orElse(""), context.definedAt());
    }
    for (SlotModel slot : knowledge.slots()) {
      checkLevel(slot.level().orElse(""), slot.definedAt());
      checkContext(slot.context(), slot.definedAt());
    }
    for (ContextFlagModel flag : knowledge.contextFlags()) {
      checkContexts(flag.contexts(), flag.definedAt());
    }
  }

  private void checkContexts(Set<String> names, String definedAt) throws KnowledgeException {
    for (String name : new TreeSet<>(names)) {
      checkContext(name, definedAt);
    }
  }

  private void checkLevel(String level, String definedAt) throws KnowledgeException {
    if (!level.isEmpty() && !EffectParser.isArgument(level)) {
      knowledge.levels().check(level, definedAt);
    }
  }

  private void checkContext(String name, String definedAt) throws KnowledgeException {
    if (!name.isEmpty() && knowledge.context(name).isEmpty()) {
      TreeSet<String> known = new TreeSet<>();
      knowledge.contexts().forEach(c -> known.add(c.name()));
      throw new KnowledgeException(
          definedAt
              + ": there is no context \""
              + name
              + "\" in this version of the kernel; "
              + (known.isEmpty()
                  ? "add it to \"contexts\""
                  : "known contexts are " + String.join(", ", known)));
    }
  }

  private static String levelOf(Effect effect) {
    if (effect instanceof Effect.RaiseIpl r) {
      return r.level();
    }
    if (effect instanceof Effect.SetIpl s) {
      return s.level();
    }
    if (effect instanceof Effect.RegisterCallback r) {
      return r.level();
    }
    if (effect instanceof Effect.DeclareLevel d) {
      return d.level();
    }
    return effect instanceof Effect.RunsIn r ? r.level() : "";
  }

  private static Set<String> contextsOf(Effect effect) {
    if (effect instanceof Effect.MaySleep s) {
      return s.allowedIn();
    }
    return effect instanceof Effect.TestsContext t ? t.contexts() : Set.of();
  }

  private static String contextOf(Effect effect) {
    if (effect instanceof Effect.RegisterCallback r) {
      return r.context();
    }
    return effect instanceof Effect.RunsIn r ? r.context() : "";
  }
}
