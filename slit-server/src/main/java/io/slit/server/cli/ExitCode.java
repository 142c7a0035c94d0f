package io.slit.server.cli;

/** What the process answers to its caller. */
public final class ExitCode {
  /** Done. */
  public static final int OK = 0;

  /** It failed while running. */
  public static final int FAILURE = 1;

  /** The command line, the configuration or an input file is wrong; nothing was started. */
  public static final int BAD_INPUT = 2;

  /** A port or the state directory is in use by another process. */
  public static final int IN_USE = 3;

  /** All went well, but no plan is within the limits asked for. */
  public static final int NO_PLAN_LEFT = 4;

  private ExitCode() {}
}
