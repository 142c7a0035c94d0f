package io.slit.server.proxy;

import io.slit.core.fleet.Deployment;
import io.slit.server.config.UpstreamConfig;
import io.slit.server.config.UpstreamKey;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;

/** Where a deployment is asked, by which key, and under which name of its model. */
final class Upstreams {
  private static final String ANY = "*";

  private final UpstreamConfig config;

  Upstreams(UpstreamConfig config) {
    this.config = config;
  }

  /** Returns the key of a deployment: its own, its datacenter's, or that of all others. */
  Optional<UpstreamKey> key(Deployment deployment) {
    for (String name : new String[] {deployment.id().value(), deployment.site().value(), ANY}) {
      UpstreamKey key = config.keys().get(name);
      if (key != null) {
        return Optional.of(key);
      }
    }
    return Optional.empty();
  }

  /** Returns the address of a path below {@code /v1}, query included. */
  static String address(Deployment deployment, String path) {
    String endpoint = deployment.endpoint();
    String base = endpoint.endsWith("/") ? endpoint.substring(0, endpoint.length() - 1) : endpoint;
    return base + path;
  }

  /** Returns the name of the deployment's model there. */
  String model(Deployment deployment) {
    String name = deployment.model().name().value();
    return config.models().getOrDefault(name, name);
  }

  /** Returns the request that a deployment is asked: the caller's, with the deployment's key. */
  Request request(HttpClient client, Asked asked, Deployment deployment) {
    return client
        .newRequest(address(deployment, asked.path()))
        .method(HttpMethod.POST)
        .idleTimeout(0, TimeUnit.MILLISECONDS) // the watch knows better
        .headers(headers -> fill(headers, asked, deployment))
        .body(new PassedBody(asked.bodyFor(model(deployment))));
  }

  private void fill(HttpFields.Mutable headers, Asked asked, Deployment deployment) {
    Headers.copyRequest(asked.headers(), headers);
    key(deployment)
        .map(UpstreamKey::reveal)
        .ifPresent(key -> headers.put(HttpHeader.AUTHORIZATION, "Bearer " + key));
  }

  /** Tells whether an error may be passed on: one that repeats the key of this server may not. */
  boolean mayShow(Deployment deployment, byte[] error) {
    return key(deployment)
        .map(key -> !new String(error, StandardCharsets.ISO_8859_1).contains(key.reveal()))
        .orElse(true);
  }
}
