package io.slit.server.config;

/** A deployment's key. Only who asks the deployment reads it; its text never shows it. */
public final class UpstreamKey {
  private final String secret;

  /** Takes a key. */
  public UpstreamKey(String secret) {
    this.secret = secret;
  }

  /** Returns the key itself: for the header of a request to its deployment, and nothing else. */
  public String reveal() {
    return secret;
  }

  @Override
  public String toString() {
    return "***";
  }
}
