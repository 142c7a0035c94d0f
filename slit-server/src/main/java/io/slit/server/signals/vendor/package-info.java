/**
 * Clients of those who publish carbon intensities, prices and weather, one small class each.
 *
 * <p>Entry type: {@link io.slit.server.signals.vendor.VendorSources}, which makes them of a
 * configuration. All go through {@link io.slit.server.signals.vendor.VendorClient}: bounded in time
 * and size, no redirects, and no key, address or text of a vendor in a message. No other package
 * parses XML.
 */
@NullMarked
package io.slit.server.signals.vendor;

import org.jspecify.annotations.NullMarked;
