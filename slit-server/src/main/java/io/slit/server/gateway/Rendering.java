package io.slit.server.gateway;

/**
 * A plan as configuration of a gateway.
 *
 * @param contentType of the text
 * @param text in the gateway's format
 */
public record Rendering(String contentType, String text) {
  /** The media type of YAML (RFC 9512). */
  static final String YAML = "application/yaml";

  static final String JSON = "application/json";
}
