package io.slit.server.datasets;

import java.time.ZoneId;

/** Where a site is: the point its weather is taken at, and its clock. */
public record Location(double latitudeDeg, double longitudeDeg, ZoneId timeZone) {}
