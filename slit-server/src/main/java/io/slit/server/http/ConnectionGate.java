package io.slit.server.http;

import io.slit.server.config.Role;
import io.slit.server.http.Gate.Admission;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Attributes;
import org.jspecify.annotations.Nullable;

/**
 * A gate that looks once at a key that comes again and again on one connection.
 *
 * <p>Jetty keeps the authorization header of a connection for as long as that is open, and hands
 * out the same object when the same bytes come again. So that object is remembered, beside the keys
 * that let it pass, and with the connection it goes; no key is kept that is not kept anyway.
 */
final class ConnectionGate {
  private static final String PASSED = ConnectionGate.class.getName();

  private final Gate gate;
  private final Role role;

  /** A header that passed, and the keys of that time. */
  private record Passed(HttpField header, Object keys, Admission admission) {}

  ConnectionGate(Gate gate, Role role) {
    this.gate = gate;
    this.role = role;
  }

  /** Returns whether the caller of a request may pass, and who it is. */
  Admission admit(Request request) {
    HttpField header = request.getHeaders().getField(HttpHeader.AUTHORIZATION);
    if (header == null) {
      return gate.admit(null, role);
    }
    Attributes connection = request.getConnectionMetaData();
    Object keys = gate.keys(); // before they decide: others may come meanwhile
    Passed last = (Passed) connection.getAttribute(PASSED);
    if (last != null && isSame(last.header, header) && isSame(last.keys, keys)) {
      return last.admission;
    }
    Admission admission = gate.admit(header.getValue(), role);
    if (admission.refusal() == null) {
      connection.setAttribute(PASSED, new Passed(header, keys, admission));
    }
    return admission;
  }

  @SuppressWarnings("ReferenceEquality") // an equal header may be of another's making
  private static boolean isSame(@Nullable Object one, Object other) {
    return one == other;
  }
}
