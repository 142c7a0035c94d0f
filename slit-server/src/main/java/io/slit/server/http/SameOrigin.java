package io.slit.server.http;

import io.javalin.http.Context;
import java.net.URI;
import java.util.Set;

/**
 * Keeps pages of other sites from acting through the browser of somebody who may: a browser names
 * the site of a page in {@code Origin}. Without keys the host must also be this machine, so that no
 * name of another site can be made to point here.
 */
final class SameOrigin {
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  private SameOrigin() {}

  /** Tells whether a request comes from no page, or from a page of this very server. */
  static boolean isSame(Context ctx, boolean isOpen) {
    String host = ctx.header("Host");
    String origin = ctx.header("Origin");
    if (origin == null) {
      return true;
    }
    return host != null
        && authority(origin).equalsIgnoreCase(host)
        && (!isOpen || THIS_MACHINE.contains(withoutPort(host)));
  }

  private static String authority(String origin) {
    try {
      String authority = URI.create(origin).getAuthority();
      return authority == null ? "" : authority;
    } catch (IllegalArgumentException e) {
      return ""; // "null" and what is no address are of no server
    }
  }

  private static String withoutPort(String host) {
    int colon = host.lastIndexOf(':');
    return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
  }
}
