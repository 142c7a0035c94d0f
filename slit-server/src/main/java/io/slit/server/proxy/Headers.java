package io.slit.server.proxy;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;

/** Which headers pass through the proxy: all but those of one connection, of keys and of SLIT. */
final class Headers {
  /** Of one connection (RFC 9110, 7.6.1), or made anew for it. */
  private static final Set<String> HOP =
      Set.of(
          "connection",
          "keep-alive",
          "proxy-authenticate",
          "proxy-authorization",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "content-length",
          "expect",
          "host");

  /** What belongs to the caller and must not leave; and encodings, which would hide the events. */
  private static final Set<String> CALLERS =
      Set.of(
          "authorization",
          "api-key",
          "x-api-key",
          "cookie",
          "openai-organization",
          "openai-project",
          "x-session-id",
          "x-slo-ttft-ms",
          "x-slo-tpot-ms",
          "accept-encoding");

  /** What an answer of a deployment must not set. */
  private static final Set<String> DEPLOYMENTS =
      Set.of(
          "set-cookie",
          "x-request-id",
          "x-should-retry",
          "authorization",
          "www-authenticate",
          "date",
          "server");

  private Headers() {}

  /** Copies what goes on to the deployment. */
  static void copyRequest(HttpFields from, HttpFields.Mutable to) {
    copy(from, to, CALLERS);
  }

  /** Copies what goes back to the caller. */
  static void copyResponse(HttpFields from, HttpFields.Mutable to) {
    copy(from, to, DEPLOYMENTS);
  }

  private static void copy(HttpFields from, HttpFields.Mutable to, Set<String> but) {
    Set<String> named = Set.copyOf(connectionOptions(from));
    for (HttpField field : from) {
      String name = field.getName().toLowerCase(Locale.ROOT);
      boolean stays =
          HOP.contains(name)
              || but.contains(name)
              || name.startsWith("x-slit-")
              || named.contains(name);
      if (!stays) {
        to.add(field.getName(), field.getValue());
      }
    }
  }

  private static Set<String> connectionOptions(HttpFields from) {
    return from.getCSV("Connection", false).stream()
        .map(option -> option.toLowerCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }
}
