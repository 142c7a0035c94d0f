package io.slit.server.gateway;

import java.util.LinkedHashMap;
import java.util.Map;

/** Maps in the order they are written. */
final class Trees {
  private Trees() {}

  static Map<String, Object> map(String key, Object value) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put(key, value);
    return map;
  }

  static Map<String, Object> map(String a, Object one, String b, Object two) {
    Map<String, Object> map = map(a, one);
    map.put(b, two);
    return map;
  }

  /** Returns a map of pairs, key before value. */
  static Map<String, Object> map(
      String a, Object one, String b, Object two, String c, Object three, Object... more) {
    Map<String, Object> map = map(a, one, b, two);
    map.put(c, three);
    for (int i = 0; i + 1 < more.length; i += 2) {
      map.put(String.valueOf(more[i]), more[i + 1]);
    }
    return map;
  }
}
