/** As R's `glm`: steps until the deviance changes by less than this share of itself, at most so many. */
const SETTLED = 1e-8;
const MOST_STEPS = 25;
/** No fitted count is below this. */
const LEAST = Number.EPSILON;
/** Below it a product is not gone on with: it may have lost its digits. */
const UNDERFLOW = 1e-200;

/**
 * The logarithm of an expected count as a level for each season and, on request, a straight line in time: quasi-Poisson regression by
 * iteratively reweighted least squares. It starts where R's `glm` starts, at count + 0.1, and stops where that stops, a step before the last digits:
 * what follows from a fit in R (leverages, standard errors, the dispersion) has the weights of its last step, and has them here too.
 *
 * Seasons do not overlap, so that the least squares of each step need no matrix: levels are weighted means, and the slope is what is left
 * within seasons. The buffers are made once and filled anew for each fit.
 */
export class LogLinearFit {
  /** How many rows are filled. */
  rows = 0;
  readonly count: Float64Array;
  readonly time: Float64Array;
  /** log(count + 0.1), and log(count) where there is one. */
  readonly logStart: Float64Array;
  readonly logCount: Float64Array;
  /** What a row counts for; 1 unless reweighted. */
  readonly weight: Float64Array;
  /** Where the rows of each season end. */
  readonly ends: Int32Array;

  /** Whether the last fit had a line in time, and its slope. */
  hasTrend = false;
  slope = 0;
  readonly fitted: Float64Array;
  /** Weights of the last step. */
  private readonly working: Float64Array;
  private readonly linear: Float64Array;
  /** By season: log expected count where time is 0, sum of working weights, weighted mean of time. */
  private readonly level: Float64Array;
  private readonly mass: Float64Array;
  private readonly middle: Float64Array;
  /** The weighted sum of squares of time within seasons: the information about the slope. */
  private spread = 0;

  constructor(rows: number, seasons: number) {
    const buffer = () => new Float64Array(rows);
    [this.count, this.time, this.logStart, this.logCount] = [buffer(), buffer(), buffer(), buffer()];
    [this.weight, this.fitted, this.working, this.linear] = [buffer(), buffer(), buffer(), buffer()];
    this.ends = new Int32Array(seasons);
    this.level = new Float64Array(seasons);
    this.mass = new Float64Array(seasons);
    this.middle = new Float64Array(seasons);
  }

  /** Rows without a parameter of their own. */
  get degrees(): number {
    let parameters = Number(this.hasTrend);
    for (let season = 0, from = 0; season < this.ends.length; season++) {
      if (this.ends[season]! > from) parameters++;
      from = this.ends[season]!;
    }
    return this.rows - parameters;
  }

  /** Fits what is filled in; false where it does not converge, leaves no row over, or has no row in the last season, which is to be forecast. */
  fit(hasTrend: boolean): boolean {
    this.hasTrend = hasTrend;
    this.slope = 0;
    if (this.degrees < 1 || this.ends.at(-1) === this.ends.at(-2)) return false;
    let deviance = this.start();
    for (let step = 0; step < MOST_STEPS; step++) {
      this.regress();
      const before = deviance;
      deviance = this.predict();
      if (!Number.isFinite(deviance)) return false;
      if (Math.abs(deviance - before) < SETTLED * (Math.abs(deviance) + 0.1)) return true;
    }
    return false;
  }

  /** Pearson's statistic over its degrees of freedom. */
  dispersion(): number {
    let sum = 0;
    for (let i = 0; i < this.rows; i++) sum += this.working[i]! * this.relativeResidual(i) ** 2;
    return sum / this.degrees;
  }

  /** (count - fitted) / fitted, R's working residual. */
  relativeResidual(row: number): number {
    return (this.count[row]! - this.fitted[row]!) / this.fitted[row]!;
  }

  /** How far a row pulls the fit to itself, from 0 to 1. */
  leverage(row: number, season: number): number {
    return this.working[row]! * this.unscaledVariance(this.time[row]!, season);
  }

  /** The log expected count of the last season at time 0, and its variance but for the dispersion. */
  forecast(): { logExpected: number; unscaledVariance: number } {
    const season = this.ends.length - 1;
    return { logExpected: this.level[season]!, unscaledVariance: this.unscaledVariance(0, season) };
  }

  /** The slope in units of its standard error, but for the root of the dispersion. */
  unscaledSlopeRatio(): number {
    return this.slope * Math.sqrt(this.spread);
  }

  private unscaledVariance(time: number, season: number): number {
    const fromMiddle = time - this.middle[season]!;
    return 1 / this.mass[season]! + (this.hasTrend ? (fromMiddle * fromMiddle) / this.spread : 0);
  }

  private start(): number {
    let sum = 0;
    for (let i = 0; i < this.rows; i++) {
      const count = this.count[i]!;
      this.fitted[i] = count + 0.1;
      this.linear[i] = this.logStart[i]!;
      sum += this.weight[i]! * (count > 0 ? count * (this.logCount[i]! - this.logStart[i]!) + 0.1 : 0.1);
    }
    return 2 * sum;
  }

  /** One step: the weighted least squares of the working response, linear + (count - fitted) / fitted. */
  private regress(): void {
    const { count, time, weight, fitted, linear, working, ends } = this;
    let spread = 0;
    let along = 0;
    for (let season = 0, i = 0; season < ends.length; season++) {
      let [mass, moment, square, pull, turn] = [0, 0, 0, 0, 0];
      for (; i < ends[season]!; i++) {
        const prior = weight[i]!;
        const mu = fitted[i]!;
        const w = prior * mu;
        const response = prior * (mu * linear[i]! + count[i]! - mu);
        const t = time[i]!;
        working[i] = w;
        mass += w;
        moment += w * t;
        square += w * t * t;
        pull += response;
        turn += response * t;
      }
      this.mass[season] = mass;
      this.middle[season] = moment / mass;
      this.level[season] = pull / mass;
      if (mass === 0) continue;
      spread += square - (moment * moment) / mass;
      along += turn - (moment * pull) / mass;
    }
    this.spread = spread;
    if (!this.hasTrend) return;
    this.slope = along / spread;
    for (let season = 0; season < ends.length; season++) this.level[season]! -= this.slope * this.middle[season]!;
  }

  /**
   * Expected counts from levels and slope, and their deviance. Exponentials are slow, and each count is a factor from the one before it: one for the
   * next position and one for the way to the next year, mostly the same.
   */
  private predict(): number {
    const { count, time, weight, fitted, linear, logCount, ends, slope } = this;
    const growth = Math.exp(slope);
    let leap = 1;
    let leapFactor = 1;
    let sum = 0;
    for (let season = 0, i = 0; season < ends.length; season++) {
      const level = this.level[season]!;
      let before = 0;
      let exact = 0;
      for (; i < ends[season]!; i++) {
        const t = time[i]!;
        const eta = level + slope * t;
        const step = t - before;
        before = t;
        if (exact < UNDERFLOW) exact = Math.exp(eta);
        else if (step === 1) exact *= growth;
        else {
          if (step !== leap) leapFactor = Math.exp(slope * step);
          leap = step;
          exact *= leapFactor;
        }
        const mu = exact > LEAST ? exact : LEAST;
        const own = count[i]!;
        linear[i] = eta;
        fitted[i] = mu;
        sum += weight[i]! * (own > 0 ? own * (logCount[i]! - eta) - (own - mu) : mu);
      }
    }
    return 2 * sum;
  }
}
