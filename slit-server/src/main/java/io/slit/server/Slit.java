package io.slit.server;

/** The command line. */
public final class Slit {
  private Slit() {}

  /** Runs the command line. */
  public static void main(String[] args) {
    System.out.println("slit");
  }
}
