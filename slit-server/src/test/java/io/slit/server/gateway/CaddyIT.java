package io.slit.server.gateway;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The recipe for Caddy. */
class CaddyIT extends GatewayRecipe {
  @Override
  Program program() {
    return new Program(Path.of("/usr/bin/caddy"), "caddy", "Caddyfile");
  }

  @Override
  Map<String, String> changes() {
    return Map.of();
  }

  @Override
  List<String> command(Path configuration) {
    return List.of(
        program().path().toString(),
        "run",
        "--config",
        configuration.toString(),
        "--adapter",
        "caddyfile");
  }
}
