package io.slit.server.cli;

import io.slit.server.config.ConfigException;
import io.slit.server.datasets.format.DatasetException;
import io.slit.server.http.PortInUseException;
import io.slit.server.json.LocatedException;
import io.slit.server.storage.StateInUseException;
import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells of faults of command lines and commands, and which exit code they have. */
final class CommandFaults {
  private CommandFaults() {}

  /** Says what is wrong first: the list of all flags would hide it. */
  static int misused(ParameterException e) {
    CommandLine command = e.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("slit: " + e.getMessage());
    UnmatchedArgumentException.printSuggestions(e, err);
    if (command.getCommand() instanceof CommandLines.NeedsSubcommand) {
      command.usage(err);
    } else {
      err.println("Its flags: %s --help".formatted(command.getCommandSpec().qualifiedName()));
    }
    err.flush();
    return ExitCode.BAD_INPUT;
  }

  /** Says what went wrong while a command ran. */
  static int failed(Exception e, CommandLine command) {
    command.getErr().println("slit: " + message(e));
    if (isBadInput(e)) {
      return ExitCode.BAD_INPUT;
    }
    return e instanceof PortInUseException || e instanceof StateInUseException
        ? ExitCode.IN_USE
        : ExitCode.FAILURE;
  }

  private static boolean isBadInput(Exception e) {
    return e instanceof ConfigException
        || e instanceof IllegalArgumentException
        || e instanceof LocatedException
        || e instanceof DatasetException;
  }

  /** What is thrown on purpose has a message; anything else needs its trace to be mended. */
  private static String message(Exception e) {
    boolean meant =
        e instanceof IllegalArgumentException || e.getClass().getName().startsWith("io.slit.");
    if (meant && e.getMessage() != null) {
      return e.getMessage();
    }
    StringWriter trace = new StringWriter();
    e.printStackTrace(new PrintWriter(trace));
    return "a fault of the program: " + trace;
  }
}
