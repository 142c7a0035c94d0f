package io.slit.server.proxy;

import io.slit.server.SlitApplication;
import io.slit.server.TestServers;
import io.slit.server.TwoSites;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A real server over two stub deployments, with keys. */
final class ProxyServer implements AutoCloseable {
  static final String EU_KEY = "sk-eu-0123456789";
  static final String US_KEY = "sk-us-9876543210";

  final StubUpstream eu = new StubUpstream();
  final StubUpstream us = new StubUpstream();
  final SlitApplication app;

  ProxyServer(Path stateDir, Map<String, String> more) throws Exception {
    Map<String, String> flags =
        new HashMap<>(
            Map.of(
                "upstream_keys", "DE:EU_KEY,*:US_KEY",
                "upstream_models", "llama-3.1-8b:meta-llama/Llama-3.1-8B-Instruct",
                "upstream_first_byte", "2s",
                "upstream_idle", "2s"));
    flags.putAll(more);
    app =
        SlitApplication.start(
            TestServers.config(stateDir, flags, Map.of("EU_KEY", EU_KEY, "US_KEY", US_KEY)),
            TwoSites.scenario(eu.endpoint(), us.endpoint()),
            TwoSites::plan,
            new TestServers.StandingClock());
    TestServers.awaitReady(app.port());
  }

  int port() {
    return app.port();
  }

  @Override
  public void close() {
    app.close();
    eu.close();
    us.close();
  }
}
