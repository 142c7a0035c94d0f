package io.slit.server.gateway;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The request that a gateway asks about, as far as it tells.
 *
 * @param method of the client's request
 * @param uri path and query of it
 */
public record OriginalRequest(String method, String uri) {
  /** nginx and ingress-nginx; Caddy, APISIX and Traefik. Envoy repeats method and path. */
  private static final List<String> METHODS = List.of("x-original-method", "x-forwarded-method");

  private static final List<String> URIS =
      List.of("x-original-uri", "x-original-url", "x-forwarded-uri");

  /** Azure's API names the model in the path. */
  private static final Pattern DEPLOYMENT = Pattern.compile("/deployments/([^/?#]+)/");

  private static final String MODEL = "model=";

  /**
   * Returns what a gateway tells.
   *
   * @param headers by name in lower case
   * @param own the gateway's own request, for gateways that repeat the client's
   */
  public static OriginalRequest of(Map<String, String> headers, OriginalRequest own) {
    return new OriginalRequest(
        first(headers, METHODS).orElse(own.method()).toUpperCase(Locale.ROOT),
        first(headers, URIS).orElse(own.uri()));
  }

  private static Optional<String> first(Map<String, String> headers, List<String> names) {
    return names.stream().flatMap(name -> Stream.ofNullable(headers.get(name))).findFirst();
  }

  /** Tells whether it asks a model for something: only then a decision is booked. */
  public boolean asksModel() {
    return method.equals("POST");
  }

  /** Returns the model that the query or the path names. */
  public Optional<String> model() {
    int query = uri.indexOf('?');
    Optional<String> asked =
        query < 0
            ? Optional.empty()
            : Arrays.stream(uri.substring(query + 1).split("&", -1))
                .filter(part -> part.startsWith(MODEL) && part.length() > MODEL.length())
                .map(part -> part.substring(MODEL.length()))
                .findFirst();
    Matcher path = DEPLOYMENT.matcher(query < 0 ? uri : uri.substring(0, query));
    return asked
        .or(() -> path.find() ? Optional.of(path.group(1)) : Optional.empty())
        .map(OriginalRequest::decoded);
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text; // not encoded: taken as it stands, and refused as unknown where it is
    }
  }
}
