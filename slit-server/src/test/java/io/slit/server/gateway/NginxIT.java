package io.slit.server.gateway;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The recipe for nginx. */
class NginxIT extends GatewayRecipe {
  @Override
  Program program() {
    return new Program(Path.of("/usr/sbin/nginx"), "nginx-light", "nginx.conf");
  }

  /** All files below the test's directory. */
  @Override
  Map<String, String> changes() {
    String temporary =
        """
        access_log off;
          client_body_temp_path %1$s/body;
          proxy_temp_path %1$s/proxy;
          fastcgi_temp_path %1$s/fastcgi;
          scgi_temp_path %1$s/scgi;
          uwsgi_temp_path %1$s/uwsgi;\
        """
            .formatted(directory);
    return Map.of(
        "/run/nginx-slit.pid", directory.resolve("pid").toString(), "access_log off;", temporary);
  }

  @Override
  List<String> command(Path configuration) {
    String prefix = directory.toString();
    return List.of(
        program().path().toString(),
        "-p",
        prefix,
        "-c",
        configuration.toString(),
        "-g",
        "daemon off;");
  }
}
