package io.slit.server.cli;

import io.slit.core.fleet.Datacenter;
import io.slit.server.planning.World;
import io.slit.server.whatif.WhatIf;
import io.slit.server.whatif.WhatIfReader;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** What if sites were other than they are, as flags. */
final class WhatIfFlags {
  @Option(
      names = "--set",
      paramLabel = "site.NAME.SIGNAL=VALUE",
      description = {
        "what if a site had another ci (g/kWh), price (USD/MWh), wue (L/kWh), ewif (L/kWh) or pue",
        "  may be given several times, for example --set site.GB.ci=300"
      })
  private List<String> set = new ArrayList<>();

  @Option(
      names = "--without",
      paramLabel = "SITE",
      description = "what if a site were not there; may be given several times")
  private List<String> without = new ArrayList<>();

  /**
   * Returns the what-if asked of a world.
   *
   * @param load factor on demand
   * @throws IllegalArgumentException if something is wrong; the message names the flag
   */
  WhatIf of(World world, double load) {
    return new WhatIfReader(world.fleet().sites().stream().map(Datacenter::id).toList())
        .read(set, without, load);
  }
}
