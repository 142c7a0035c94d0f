package io.slit.predictor.artifact;

import io.slit.core.units.Require;
import io.slit.predictor.measurement.ServingConfiguration;

/**
 * How a site differs from others of its hardware: a further factor, on top of the correction that
 * all sites share.
 *
 * @param site name of the site
 * @param correction what to multiply by there
 */
public record SiteCorrection(String site, Correction correction) {
  /** Checks the name. */
  public SiteCorrection {
    Require.text(site, "site of a correction");
  }

  /** Tells whether it is about a configuration at a site. */
  public boolean isAbout(String asked, ServingConfiguration configuration) {
    return site.equals(asked) && correction.isAbout(configuration);
  }
}
