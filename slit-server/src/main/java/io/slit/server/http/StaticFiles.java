package io.slit.server.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The files of the dashboard, out of the jar. They hold no data, so they need no key; a browser
 * asks each time whether it has the newest. Immutable.
 */
final class StaticFiles {
  private static final String PAGE = "index.html";
  private static final String LAND = "land.svgpath";
  private static final int ETAG_BYTES = 8;
  private static final String SCRIPT = "text/javascript; charset=utf-8";

  /** Only files of this server: nothing inline, nothing from elsewhere, in nobody's frame. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
          + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private static final Map<String, String> TYPES = types();

  private final Map<String, Loaded> files = new LinkedHashMap<>();

  private static final class Loaded {
    private final byte[] content;
    private final String type;
    private final String etag;

    Loaded(byte[] content, String type) {
      this.content = content;
      this.type = type;
      this.etag = "\"" + hash(content) + "\"";
    }
  }

  StaticFiles() {
    TYPES.forEach((name, type) -> files.put(name, new Loaded(read(name), type)));
  }

  private static Map<String, String> types() {
    Map<String, String> types = new LinkedHashMap<>();
    types.put(PAGE, "text/html; charset=utf-8");
    types.put("dashboard.css", "text/css; charset=utf-8");
    types.put("icon.svg", "image/svg+xml");
    types.put(LAND, "text/plain; charset=utf-8");
    for (String script :
        new String[] {
          "app",
          "api",
          "dom",
          "format",
          "header",
          "map",
          "front",
          "picked",
          "shares",
          "savings",
          "decisions",
          "stream",
          "health"
        }) {
      types.put(script + ".js", SCRIPT);
    }
    return types;
  }

  private static byte[] read(String name) {
    // The outline of the land is the one that exploration pages show.
    String path =
        name.equals(LAND) ? "/io/slit/server/reports/" + LAND : "/io/slit/server/dashboard/" + name;
    try (InputStream in = StaticFiles.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException(
            "The file %s is missing in the jar. Build it anew.".formatted(path));
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash(byte[] content) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(hash, 0, ETAG_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256; this one does not.", e);
    }
  }

  /** Answers {@code GET /}. */
  void page(Context ctx) {
    send(ctx, PAGE);
  }

  /** Answers {@code GET /dashboard/{file}}. */
  void file(Context ctx) {
    send(ctx, ctx.pathParam("file"));
  }

  private void send(Context ctx, String name) {
    Loaded file = files.get(name);
    if (file == null) {
      Exchange.send(ctx, Answer.of(Problems.notFound(ctx.path())));
      return;
    }
    ctx.header("ETag", file.etag);
    ctx.header("Cache-Control", "no-cache");
    ctx.header("Content-Security-Policy", POLICY);
    ctx.header("X-Content-Type-Options", "nosniff");
    ctx.header("Referrer-Policy", "no-referrer");
    if (file.etag.equals(ctx.header("If-None-Match"))) {
      ctx.status(304);
      return;
    }
    ctx.contentType(file.type);
    ctx.result(file.content);
  }
}
