package io.slit.server.datasets.format;

/**
 * A licence that holds for (part of) a table.
 *
 * @param name the SPDX identifier where there is one, otherwise the name of the terms
 * @param url where its text is
 * @param covers which columns or rows it covers
 */
public record Licence(String name, String url, String covers) {}
