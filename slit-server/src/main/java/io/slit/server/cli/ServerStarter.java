package io.slit.server.cli;

import io.slit.server.SlitApplication;
import io.slit.server.config.ServerConfig;

/** Starts the server of a configuration: loads the scenario, sets up the planner. */
@FunctionalInterface
public interface ServerStarter {
  /** Returns the running server. */
  SlitApplication start(ServerConfig config);
}
