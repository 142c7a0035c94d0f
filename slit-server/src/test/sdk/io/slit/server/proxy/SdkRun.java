package io.slit.server.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;

/** Runs a case against a proxy of its own: what failed in one is not remembered in the next. */
final class SdkRun {
  private SdkRun() {}

  /** Makes one call of a client. */
  @FunctionalInterface
  interface Client {
    /** Returns what the client has seen. */
    String call(String name, String baseUrl) throws Exception;
  }

  static void run(SdkCase one, Path stateDir, Client client) throws Exception {
    try (ProxyServer server = new ProxyServer(stateDir, one.flags())) {
      server.eu.does(one.deployments());
      server.us.does(one.deployments());
      String seen = client.call(one.call(), "http://127.0.0.1:" + server.port() + "/v1");
      assertEquals(one.expected(), seen);
      one.after().accept(server);
    }
  }
}
