/**
 * The program: its entry point and the composition of a server.
 *
 * <p>Entry types: {@link io.slit.server.SlitApplication} (everything is put together by plain
 * constructors), {@link io.slit.server.Slit} (main).
 */
@NullMarked
package io.slit.server;

import org.jspecify.annotations.NullMarked;
