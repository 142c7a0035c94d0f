/**
 * File operations that outlive a crash.
 *
 * <p>Entry type: {@link io.slit.server.files.DurableFiles}. Knows nothing of what the files hold.
 */
@NullMarked
package io.slit.server.files;

import org.jspecify.annotations.NullMarked;
