package org.kwitness.frontend.cache;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what {@link RecordWriter} wrote. Bytes that it did not write give an exception. */
final class RecordReader {
  private final RecordSchema schema;
  private final byte[] bytes;
  private final List<Object> objects = new ArrayList<>();
  private final List<String> texts = new ArrayList<>();
  private int at;

  /**
   * @param from where to begin
   */
  RecordReader(RecordSchema schema, byte[] bytes, int from) {
    this.schema = schema;
    this.bytes = bytes;
    this.at = from;
  }

  /** How many bytes have been read, with those before the first. */
  int position() {
    return at;
  }

  int raw() {
    if (at >= bytes.length) {
      throw new IllegalArgumentException("ends too early");
    }
    return bytes[at++] & 0xff;
  }

  long number() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int next = raw();
      value |= (long) (next & 0x7f) << shift;
      if (next < 0x80) {
        return value;
      }
    }
    throw new IllegalArgumentException("a number is too long");
  }

  private long signed() {
    long value = number();
    return (value >>> 1) ^ -(value & 1);
  }

  /** A number of things that are still to come, each of a byte at least. */
  int count() {
    long count = number();
    if (count < 0 || count > bytes.length - at) {
      throw new IllegalArgumentException("ends too early");
    }
    return (int) count;
  }

  String characters(int count) {
    String text = new String(bytes, at, count, StandardCharsets.UTF_8);
    at += count;
    return text;
  }

  /**
   * The next value.
   *
   * @throws RuntimeException if the bytes make no sense
   */
  Object value() {
    int tag = (int) number();
    return switch (tag) {
      case Tag.SEEN -> objects.get((int) number());
      case Tag.TEXT -> {
        String text = characters(count());
        texts.add(text);
        yield text;
      }
      case Tag.SEEN_TEXT -> texts.get((int) number());
      case Tag.INTEGER -> (int) signed();
      case Tag.LONG -> signed();
      case Tag.TRUE -> true;
      case Tag.FALSE -> false;
      case Tag.NOTHING -> Optional.empty();
      case Tag.SOMETHING -> Optional.of(value());
      case Tag.LIST -> List.of(values());
      case Tag.SET -> set(values());
      case Tag.MAP -> map(values());
      default -> object(schema.of(tag - Tag.FIRST_CLASS));
    };
  }

  private Object[] values() {
    Object[] values = new Object[count()];
    for (int i = 0; i < values.length; i++) {
      values[i] = value();
    }
    return values;
  }

  /** Keeps the order, which {@link Set#of()} would not. */
  private static Set<Object> set(Object[] values) {
    Set<Object> set = new LinkedHashSet<>();
    Collections.addAll(set, values);
    return Collections.unmodifiableSet(set);
  }

  /** Keys and values in turns. */
  private static Map<Object, Object> map(Object[] values) {
    Map<Object, Object> map = new LinkedHashMap<>();
    for (int i = 0; i + 1 < values.length; i += 2) {
      map.put(values[i], values[i + 1]);
    }
    return Collections.unmodifiableMap(map);
  }

  private Object object(RecordSchema.Shape shape) {
    if (shape.isEnum()) {
      return shape.constants()[(int) number()];
    }
    Object[] components = new Object[shape.accessors().length];
    for (int i = 0; i < components.length; i++) {
      components[i] = value();
    }
    Object made;
    try {
      made = (Object) shape.constructor().invokeExact(components);
    } catch (Throwable e) {
      throw new IllegalArgumentException("not the components of a record", e);
    }
    objects.add(made);
    return made;
  }
}
