package io.slit.server;

import io.slit.server.cli.CommandLines;
import io.slit.server.planning.ServedScenario;

/** The real command line over {@link TwoSites}: what tests start as a process of its own. */
public final class TwoSitesServer {
  /** Variables of the environment that name the endpoints, where they have to answer. */
  public static final String EU_ENDPOINT = "TWO_SITES_EU";

  public static final String US_ENDPOINT = "TWO_SITES_US";

  private TwoSitesServer() {}

  private static ServedScenario scenario() {
    String eu = System.getenv(EU_ENDPOINT);
    String us = System.getenv(US_ENDPOINT);
    return eu == null || us == null ? TwoSites.scenario() : TwoSites.scenario(eu, us);
  }

  /** Runs the command line. */
  public static void main(String[] args) {
    int code =
        CommandLines.execute(
            config ->
                SlitApplication.start(
                    config, scenario(), TwoSites::plan, SlitApplication.clockOf(config)),
            args);
    System.exit(code);
  }
}
