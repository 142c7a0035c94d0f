package io.slit.server.datasets.format;

import java.util.List;

/**
 * The provenance of a table: who is to be named, under which licences, from where, and what was
 * done to it.
 *
 * @param derivation what was converted, joined, aggregated or left out
 */
public record Origin(
    String attribution, List<Licence> licences, List<Source> sources, String derivation) {

  public Origin {
    licences = List.copyOf(licences);
    sources = List.copyOf(sources);
  }
}
