package io.slit.server.json;

/**
 * A file of a stored model that was read.
 *
 * @param file its name, for messages
 * @param content everything in it
 */
public record ArtifactJsonText(String file, String content) {}
