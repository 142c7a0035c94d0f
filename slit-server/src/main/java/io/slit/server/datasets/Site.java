package io.slit.server.datasets;

import java.util.List;

/**
 * A place where datacenters stand.
 *
 * @param zone the name of its electricity grid, the key of all other tables
 * @param cloudRegions the clouds that are there
 */
public record Site(
    String zone,
    String city,
    Location location,
    List<CloudRegion> cloudRegions,
    SiteEfficiency efficiency) {

  public Site {
    cloudRegions = List.copyOf(cloudRegions);
  }
}
