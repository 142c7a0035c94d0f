package io.slit.server.datasets.importing;

import io.slit.server.datasets.format.Licence;

/** The licences of the sources. */
final class Licences {

  private Licences() {}

  static Licence odbl(String covers) {
    return new Licence("ODbL-1.0", "https://opendatacommons.org/licenses/odbl/1-0/", covers);
  }

  static Licence ccBy(String covers) {
    return new Licence("CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/", covers);
  }

  static Licence mit(String covers) {
    return new Licence("MIT", "https://spdx.org/licenses/MIT.html", covers);
  }

  static Licence apache(String covers) {
    return new Licence("Apache-2.0", "https://www.apache.org/licenses/LICENSE-2.0", covers);
  }

  static Licence mpl(String covers) {
    return new Licence("MPL-2.0", "https://www.mozilla.org/MPL/2.0/", covers);
  }

  /** Numbers that were published, named with their source. */
  static Licence facts(String url, String covers) {
    return new Licence("published facts", url, covers);
  }
}
