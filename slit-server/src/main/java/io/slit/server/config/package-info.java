/**
 * The configuration of a server: flags over environment over file over defaults, checked before
 * anything starts.
 *
 * <p>Entry types: {@link io.slit.server.config.ServerConfig} (typed, immutable), {@link
 * io.slit.server.config.ConfigResolver}. Every fault names where it stands: file and line, variable
 * or flag.
 */
@NullMarked
package io.slit.server.config;

import org.jspecify.annotations.NullMarked;
