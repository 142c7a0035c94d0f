package io.slit.server;

import io.slit.server.cli.CommandLines;

/** The real command line over {@link TwoSites}: what tests start as a process of its own. */
public final class TwoSitesServer {
  private TwoSitesServer() {}

  /** Runs the command line. */
  public static void main(String[] args) {
    int code =
        CommandLines.execute(
            config ->
                SlitApplication.start(
                    config, TwoSites.scenario(), TwoSites::plan, SlitApplication.clockOf(config)),
            args);
    System.exit(code);
  }
}
