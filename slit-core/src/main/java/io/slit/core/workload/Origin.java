package io.slit.core.workload;

import io.slit.core.fleet.Place;
import io.slit.core.fleet.Region;
import java.time.ZoneId;

/** A place that requests come from. */
public record Origin(OriginId id, Region region, Place place, ZoneId timeZone) {}
