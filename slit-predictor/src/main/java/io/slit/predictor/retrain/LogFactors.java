package io.slit.predictor.retrain;

/** Logarithms of learned factors, by label and by label and site; 0 where nothing was learned. */
final class LogFactors {
  private static final int TARGETS = Target.values().length;

  private final int sites;
  private final double[] byLabel;
  private final double[] bySite;

  LogFactors(int labels, int sites) {
    this.sites = sites;
    this.byLabel = new double[TARGETS * labels];
    this.bySite = new double[TARGETS * labels * sites];
  }

  void setLabel(int label, Target target, double log) {
    byLabel[TARGETS * label + target.place] = log;
  }

  void setSite(int label, int site, Target target, double log) {
    bySite[TARGETS * (sites * label + site) + target.place] = log;
  }

  double ofLabel(int label, Target target) {
    return byLabel[TARGETS * label + target.place];
  }

  double ofSite(int label, int site, Target target) {
    return bySite[TARGETS * (sites * label + site) + target.place];
  }

  double of(int label, int site, Target target) {
    return ofLabel(label, target) + ofSite(label, site, target);
  }
}
