/**
 * The command line: one class per command. The only package that knows picocli.
 *
 * <p>Entry type: {@link io.slit.server.cli.CommandLines}. Standard output carries results only;
 * messages go to standard error. Exit codes stand in {@link io.slit.server.cli.ExitCode}.
 */
@NullMarked
package io.slit.server.cli;

import org.jspecify.annotations.NullMarked;
