/**
 * What survives a restart: reported outcomes, and the lock on the directory that holds them.
 *
 * <p>Entry type: {@link io.slit.server.storage.OutcomeStore}. The only package that knows SQLite
 * and JDBC. An outcome whose receipt was given is on disk once, also after kill -9.
 */
@NullMarked
package io.slit.server.storage;

import org.jspecify.annotations.NullMarked;
