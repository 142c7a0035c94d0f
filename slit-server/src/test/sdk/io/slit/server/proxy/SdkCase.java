package io.slit.server.proxy;

import io.slit.server.proxy.StubUpstream.Behaviour;
import java.util.Map;
import java.util.function.Consumer;

/**
 * One call of a client through the proxy, and what has to come of it.
 *
 * @param name of the case
 * @param call which call the client makes: each client has its own code for it
 * @param flags settings of the proxy
 * @param deployments what both deployments do
 * @param expected what the client has seen, as a text that is the same for all clients
 * @param after looks at what the deployments were sent
 */
record SdkCase(
    String name,
    String call,
    Map<String, String> flags,
    Behaviour deployments,
    String expected,
    Consumer<ProxyServer> after) {
  static SdkCase of(String name, String call, Behaviour deployments, String expected) {
    return new SdkCase(name, call, Map.of(), deployments, expected, server -> {});
  }

  SdkCase with(Map<String, String> settings) {
    return new SdkCase(name, call, settings, deployments, expected, after);
  }

  SdkCase then(Consumer<ProxyServer> check) {
    return new SdkCase(name, call, flags, deployments, expected, check);
  }

  @Override
  public String toString() {
    return name;
  }
}
