package io.slit.server.config;

/**
 * The value a setting has in the end.
 *
 * @param key its name
 * @param value as it was written
 * @param source where: a flag, a variable, a file and line, or {@code default}
 */
public record EffectiveSetting(String key, String value, String source) {}
