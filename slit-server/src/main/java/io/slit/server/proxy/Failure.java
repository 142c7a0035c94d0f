package io.slit.server.proxy;

import io.slit.core.telemetry.FailureReason;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/**
 * Why an attempt gave no answer, and what the caller is told if it was the last.
 *
 * @param word what it is counted as: one of a few fixed words
 * @param status for the caller
 * @param code for the caller
 * @param message for the caller; names no address and holds nothing of a request
 * @param headers of the deployment's answer; empty if there was none
 * @param body of the deployment's answer; empty if there was none or it may not be shown
 */
record Failure(
    String word, int status, String code, String message, HttpFields headers, ByteBuffer body) {
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0).asReadOnlyBuffer();

  /** Returns what an outcome is told of it. */
  FailureReason reason() {
    return switch (word) {
      case "limited" -> FailureReason.RATE_LIMITED;
      case "timeout" -> FailureReason.TIMEOUT;
      case "unreachable" -> FailureReason.UNREACHABLE;
      default -> FailureReason.ERROR;
    };
  }

  /** An answer that another deployment may better: 408, 429, 5xx. */
  static Failure ofStatus(int status, HttpFields headers, ByteBuffer body) {
    return new Failure(
        status == 429 ? "limited" : "http-" + status / 100 + "xx",
        status,
        "upstream_error",
        "All deployments that were tried failed; the last answered with status " + status + ".",
        headers,
        isJson(headers) ? body : NOTHING);
  }

  /** The deployment does not take our own key: not the caller's fault, and not shown to it. */
  static Failure ofKey() {
    return without(
        "key", 502, "upstream_key_refused", "The deployment refused the key of this server.");
  }

  /** The deployment sends elsewhere, or answers what is no answer. */
  static Failure ofProtocol(int status) {
    return without(
        "protocol",
        502,
        "upstream_protocol",
        "The deployment answered with status " + status + ", which is not followed.");
  }

  /** There was no answer at all, or only its beginning. */
  static Failure ofTransport(Throwable cause) {
    for (Throwable at = cause; at != null; at = at.getCause()) {
      if (at instanceof ConnectException
          || at instanceof UnknownHostException
          || at instanceof UnresolvedAddressException
          || at instanceof NoRouteToHostException
          || at instanceof SocketTimeoutException) {
        return without(
            "unreachable", 502, "upstream_unreachable", "No deployment could be reached.");
      }
      if (at instanceof TimeoutException) {
        return without(
            "timeout", 504, "upstream_timeout", "No deployment answered within its time.");
      }
    }
    return without(
        "cut", 502, "upstream_cut", "The deployment broke the connection before its answer.");
  }

  private static Failure without(String word, int status, String code, String message) {
    return new Failure(word, status, code, message, HttpFields.EMPTY, NOTHING);
  }

  private static boolean isJson(HttpFields headers) {
    String type = headers.get(HttpHeader.CONTENT_TYPE);
    return type != null && type.contains("json") && !headers.contains("Content-Encoding");
  }
}
