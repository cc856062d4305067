package org.kwitness.frontend.cache;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The record and enum classes that can be reached from one of them, numbered in the order of their
 * names, with the means to take records apart and to make them again. Components may be of type
 * int, long, boolean, String, Integer, Optional, List, Set, Map, and of such classes.
 */
final class RecordSchema {
  private final List<Shape> shapes;
  private final Map<Class<?>, Shape> byClass = new HashMap<>();

  /**
   * A class.
   *
   * @param number its number
   * @param constants the constants of an enum; empty for a record
   * @param accessors from Object to Object, one for each component
   * @param constructor from Object[] to Object
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Shape(int number, Object[] constants, MethodHandle[] accessors, MethodHandle constructor) {
    boolean isEnum() {
      return constants.length > 0;
    }
  }

  /**
   * Finds all classes.
   *
   * @throws IllegalArgumentException if a component has a type that cannot be written
   */
  RecordSchema(Class<? extends Record> root) {
    TreeMap<String, Class<?>> found = new TreeMap<>();
    Deque<Class<?>> open = new ArrayDeque<>(List.of(root));
    while (!open.isEmpty()) {
      Class<?> c = open.remove();
      if (c.isSealed()) {
        open.addAll(Arrays.asList(c.getPermittedSubclasses()));
      } else if (c.isEnum()) {
        found.put(c.getName(), c);
      } else if (c.isRecord()) {
        if (found.putIfAbsent(c.getName(), c) == null) {
          for (RecordComponent component : c.getRecordComponents()) {
            follow(component.getGenericType(), open);
          }
        }
      } else if (!isSimple(c)) {
        throw new IllegalArgumentException("cannot write a " + c.getName());
      }
    }
    Shape[] all = new Shape[found.size()];
    int number = 0;
    for (Class<?> c : found.values()) {
      Shape shape = shape(number, c);
      all[number++] = shape;
      byClass.put(c, shape);
    }
    shapes = List.of(all);
  }

  private static boolean isSimple(Class<?> c) {
    return c == int.class
        || c == long.class
        || c == boolean.class
        || c == Integer.class
        || c == String.class;
  }

  private static void follow(Type type, Deque<Class<?>> open) {
    if (type instanceof ParameterizedType p) {
      for (Type argument : p.getActualTypeArguments()) {
        follow(argument, open);
      }
    } else {
      open.add((Class<?>) type);
    }
  }

  private static Shape shape(int number, Class<?> c) {
    if (c.isEnum()) {
      return new Shape(
          number, c.getEnumConstants(), new MethodHandle[0], MethodHandles.identity(Object.class));
    }
    try {
      MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(c, MethodHandles.lookup());
      RecordComponent[] components = c.getRecordComponents();
      MethodHandle[] accessors = new MethodHandle[components.length];
      Class<?>[] types = new Class<?>[components.length];
      for (int i = 0; i < components.length; i++) {
        types[i] = components[i].getType();
        accessors[i] =
            lookup
                .findVirtual(c, components[i].getName(), MethodType.methodType(types[i]))
                .asType(MethodType.methodType(Object.class, Object.class));
      }
      MethodHandle constructor =
          lookup
              .findConstructor(c, MethodType.methodType(void.class, types))
              .asType(MethodType.genericMethodType(components.length))
              .asSpreader(Object[].class, components.length);
      return new Shape(number, new Object[0], accessors, constructor);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException("cannot read or write a " + c.getName(), e);
    }
  }

  /**
   * The shape of a class.
   *
   * @throws IllegalArgumentException if it is none of the schema's
   */
  Shape of(Class<?> c) {
    Shape shape = byClass.get(c);
    if (shape == null) {
      throw new IllegalArgumentException("cannot write a " + c.getName());
    }
    return shape;
  }

  /**
   * The shape with a number.
   *
   * @throws IllegalArgumentException if there is none
   */
  Shape of(int number) {
    if (number < 0 || number >= shapes.size()) {
      throw new IllegalArgumentException("no class has the number " + number);
    }
    return shapes.get(number);
  }
}
