package io.slit.server.datasets;

/**
 * The published efficiency of the datacenters at a site.
 *
 * @param pue facility energy over IT energy
 * @param wueAnnualLPerKwh yearly mean of the water used at the site, per kWh of IT energy
 * @param source the disclosure and its year
 */
public record SiteEfficiency(double pue, double wueAnnualLPerKwh, String source, Quality quality) {

  /** How close the published value is to the site. */
  public enum Quality {
    /** Published for this region. */
    REGION,
    /** Published for another region nearby, or for the whole cloud. */
    PROXY
  }
}
