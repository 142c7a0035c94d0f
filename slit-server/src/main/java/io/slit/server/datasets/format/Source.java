package io.slit.server.datasets.format;

/**
 * Where the rows of a table come from.
 *
 * @param repository the public repository
 * @param commit the commit (as long as it is known)
 * @param path the path inside the repository
 */
public record Source(String repository, String commit, String path) {}
