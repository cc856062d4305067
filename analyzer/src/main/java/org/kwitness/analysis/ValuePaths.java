package org.kwitness.analysis;

import java.util.IdentityHashMap;
import org.kwitness.analysis.value.Place;
import org.kwitness.analysis.value.Value;
import org.kwitness.ir.Variable;

/** Names the values of a simulation as {@link ObjectPath}s; the empty text for those without. */
final class ValuePaths {
  private static final int MAX_LENGTH = 120;

  private final IdentityHashMap<Value, String> known = new IdentityHashMap<>();

  String of(Value v) {
    String path = known.get(v);
    if (path == null) {
      path = compute(v);
      path = path.length() > MAX_LENGTH ? "" : path;
      known.put(v, path);
    }
    return path;
  }

  private String compute(Value v) {
    if (v instanceof Value.Address a) {
      String place = place(a.place());
      return place.isEmpty() ? "" : ObjectPath.addressOf(place);
    }
    if (v instanceof Value.Symbol s && s.origin() instanceof Value.Origin.Initial i) {
      return i.place() instanceof Place.Named n
              && n.variable().storage() == Variable.Storage.PARAMETER
          ? ObjectPath.parameter(n.variable().number())
          : place(i.place());
    }
    return "";
  }

  private String place(Place p) {
    if (p instanceof Place.Named n) {
      return n.variable().isAutomatic() ? "" : ObjectPath.variable(n.variable().name());
    }
    if (p instanceof Place.Part x) {
      if (x.whole() instanceof Place.Pointee t) {
        String pointer = of(t.pointer());
        return pointer.isEmpty() ? "" : ObjectPath.pointed(pointer, x.field());
      }
      String whole = place(x.whole());
      return whole.isEmpty() ? "" : whole + "." + x.field();
    }
    return "";
  }
}
