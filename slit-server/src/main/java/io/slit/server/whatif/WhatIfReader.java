package io.slit.server.whatif;

import io.slit.core.fleet.SiteId;
import io.slit.server.json.NearestName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what-ifs as they are typed, against the sites that there are. */
public final class WhatIfReader {
  // The last dot parts site and signal: a site's name may hold dots.
  private static final Pattern SETTING = Pattern.compile("site\\.(.+)\\.([^.=]+)=(.*)");

  private final List<String> sites;

  /** Makes a reader for a fleet of these sites. */
  public WhatIfReader(List<SiteId> sites) {
    this.sites = sites.stream().map(SiteId::value).toList();
  }

  /**
   * Returns the what-if of some flags.
   *
   * @param settings each {@code site.NAME.SIGNAL=VALUE}
   * @param without names of sites
   * @param load factor on demand
   * @throws IllegalArgumentException if one is wrong; the message names the flag
   */
  public WhatIf read(List<String> settings, List<String> without, double load) {
    List<SiteChange> changes = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (String setting : settings) {
      SiteChange change = readSetting(setting);
      if (!seen.add(change.site() + "." + change.signal().key())) {
        throw new IllegalArgumentException(
            "--set %s: the %s of site %s is set twice. Keep one of the two."
                .formatted(setting, change.signal().key(), change.site()));
      }
      changes.add(change);
    }
    Set<SiteId> left = new LinkedHashSet<>();
    for (String site : without) {
      left.add(site("--without " + site, site));
    }
    return new WhatIf(changes, left, load);
  }

  private SiteChange readSetting(String setting) {
    String flag = "--set " + setting;
    Matcher matcher = SETTING.matcher(setting);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "%s: it must read site.NAME.SIGNAL=VALUE, with SIGNAL one of %s; for example site.%s.ci=300."
              .formatted(flag, String.join(", ", SiteSignal.keys()), sites.get(0)));
    }
    SiteId site = site(flag, matcher.group(1));
    SiteSignal signal = signal(flag, matcher.group(2));
    try {
      String what = "%s of site %s".formatted(signal.key(), site);
      return new SiteChange(site, signal, signal.read(matcher.group(3), what));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("%s: %s".formatted(flag, e.getMessage()), e);
    }
  }

  private SiteId site(String flag, String name) {
    Optional<String> known = sites.stream().filter(one -> one.equalsIgnoreCase(name)).findFirst();
    if (known.isEmpty()) {
      throw new IllegalArgumentException(
          "%s: there is no site %s. %s".formatted(flag, name, NearestName.advice(name, sites)));
    }
    return new SiteId(known.get());
  }

  private static SiteSignal signal(String flag, String name) {
    for (SiteSignal signal : SiteSignal.values()) {
      if (signal.key().equalsIgnoreCase(name)) {
        return signal;
      }
    }
    throw new IllegalArgumentException(
        "%s: a site has no %s. %s"
            .formatted(flag, name, NearestName.advice(name, SiteSignal.keys())));
  }
}
