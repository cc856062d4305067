package org.kwitness.frontend.cache;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes records as bytes. An object that is reached on two ways is one object again when it is
 * read: the analysis tells calls apart by their identity.
 */
final class RecordWriter {
  private final RecordSchema schema;
  private final IdentityHashMap<Object, Integer> objects = new IdentityHashMap<>();
  private final Map<String, Integer> texts = new HashMap<>();
  private byte[] bytes = new byte[1 << 16];
  private int length;

  RecordWriter(RecordSchema schema) {
    this.schema = schema;
  }

  /** What was written. */
  byte[] toBytes() {
    return Arrays.copyOf(bytes, length);
  }

  /** A number that is mostly small and never negative. */
  void number(long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      raw((int) (rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    raw((int) rest);
  }

  private void signed(long value) {
    number((value << 1) ^ (value >> 63));
  }

  void raw(int value) {
    if (length == bytes.length) {
      bytes = Arrays.copyOf(bytes, length * 2);
    }
    bytes[length++] = (byte) value;
  }

  void raw(byte[] more) {
    if (length + more.length > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more.length));
    }
    System.arraycopy(more, 0, bytes, length, more.length);
    length += more.length;
  }

  void text(String text) {
    Integer known = texts.putIfAbsent(text, texts.size());
    if (known != null) {
      raw(Tag.SEEN_TEXT);
      number(known);
      return;
    }
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    raw(Tag.TEXT);
    number(encoded.length);
    raw(encoded);
  }

  /**
   * Writes a record and all that it holds.
   *
   * @throws IllegalArgumentException if something in it is of a class that cannot be written
   */
  void value(Object value) {
    if (value instanceof String s) {
      text(s);
    } else if (value instanceof Integer i) {
      raw(Tag.INTEGER);
      signed(i);
    } else if (value instanceof Long l) {
      raw(Tag.LONG);
      signed(l);
    } else if (value instanceof Boolean b) {
      raw(b ? Tag.TRUE : Tag.FALSE);
    } else if (value instanceof Optional<?> o) {
      raw(o.isPresent() ? Tag.SOMETHING : Tag.NOTHING);
      o.ifPresent(this::value);
    } else if (value instanceof List<?> l) {
      collection(Tag.LIST, l);
    } else if (value instanceof Set<?> s) {
      collection(Tag.SET, s);
    } else if (value instanceof Map<?, ?> m) {
      raw(Tag.MAP);
      number(2L * m.size());
      m.forEach(
          (k, v) -> {
            value(k);
            value(v);
          });
    } else {
      object(value);
    }
  }

  private void collection(int tag, Collection<?> all) {
    raw(tag);
    number(all.size());
    all.forEach(this::value);
  }

  private void object(Object value) {
    Integer known = objects.get(value);
    if (known != null) {
      raw(Tag.SEEN);
      number(known);
      return;
    }
    RecordSchema.Shape shape = schema.of(value.getClass());
    number(Tag.FIRST_CLASS + shape.number());
    if (shape.isEnum()) {
      number(Arrays.asList(shape.constants()).indexOf(value));
      return;
    }
    for (var accessor : shape.accessors()) {
      Object component;
      try {
        component = (Object) accessor.invokeExact(value);
      } catch (Throwable e) {
        throw new IllegalArgumentException("cannot read a component of " + value.getClass(), e);
      }
      value(component);
    }
    objects.put(value, objects.size());
  }
}
