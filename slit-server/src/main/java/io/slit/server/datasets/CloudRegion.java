package io.slit.server.datasets;

/** The name that a cloud gives to its region at a site. */
public record CloudRegion(Cloud cloud, String name) {

  /** The clouds whose region names are known. */
  public enum Cloud {
    AZURE,
    AWS,
    GCP
  }
}
