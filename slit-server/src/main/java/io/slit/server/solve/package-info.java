/**
 * {@code slit solve}: reads an instance of the linear allocation problem from a file, solves it
 * exactly, searches a front beside it, and says what came of it. docs/SOLVE.md has every field.
 *
 * <p>Entry types: {@link io.slit.server.solve.AllocationReader}, {@link
 * io.slit.server.solve.Solving}, {@link io.slit.server.solve.Solved}.
 */
@NullMarked
package io.slit.server.solve;

import org.jspecify.annotations.NullMarked;
