# Reference for fit-mixed-model: R 4.2.2, lme4 (version printed into the file). Run: Rscript make-reference.R > lme4.json
suppressMessages(library(lme4))
set.seed(20261126)
num <- function(x) paste0("[", paste(format(x, digits = 15, trim = TRUE), collapse = ","), "]")
make <- function(name, parents, areas_each, per, raters, sp, sa, sr, se, drop = 0) {
  area <- rep(seq_len(parents * areas_each), each = per)
  parent <- (area - 1) %/% areas_each + 1
  rater <- (area * 3 + rep(seq_len(per), parents * areas_each) * 5) %% raters + 1
  p <- rnorm(parents, 0, sp); a <- rnorm(parents * areas_each, 0, sa); r <- rnorm(raters, 0, sr)
  y <- round(3 + p[parent] + a[area] + r[rater] + rnorm(length(area), 0, se), 3)
  keep <- runif(length(y)) >= drop
  d <- data.frame(y = y, area = area, parent = parent, rater = rater)[keep, ]
  d$fa <- factor(d$area, levels = seq_len(parents * areas_each)); d$fp <- factor(d$parent); d$fr <- factor(d$rater)
  d <- droplevels(d)
  m <- lmer(y ~ 1 + (1 | fp) + (1 | fa) + (1 | fr), d, REML = TRUE,
            control = lmerControl(optimizer = "bobyqa", optCtrl = list(rhoend = 1e-12, maxfun = 1e6), calc.derivs = FALSE))
  v <- as.data.frame(VarCorr(m)); get <- function(g) v$vcov[v$grp == g]
  ra <- ranef(m)
  # prediction error of mean + parent + area from Henderson's equations at lme4's variances
  Z <- cbind(1, model.matrix(~ 0 + fp, d), model.matrix(~ 0 + fa, d), model.matrix(~ 0 + fr, d))
  vs <- c(get("fp"), get("fa"), get("fr")); n <- c(nlevels(d$fp), nlevels(d$fa), nlevels(d$fr))
  s2 <- get("Residual")
  lam <- c(1, rep(sqrt(vs / s2), n)); M <- t(Z) %*% Z * (lam %o% lam); diag(M)[-1] <- diag(M)[-1] + 1
  inv <- solve(M) * s2
  ses <- sapply(seq_len(nlevels(d$fa)), function(i) {
    pa <- d$fp[match(levels(d$fa)[i], d$fa)]
    c <- rep(0, length(lam)); c[1] <- 1; c[1 + as.integer(pa)] <- lam[1 + as.integer(pa)]; c[1 + n[1] + i] <- lam[1 + n[1] + i]
    sqrt(c %*% inv %*% c) })
  cat(sprintf('{"name":"%s","y":%s,"parent":%s,"area":%s,"rater":%s,', name, num(d$y), num(as.integer(d$fp) - 1), num(as.integer(d$fa) - 1), num(as.integer(d$fr) - 1)))
  cat(sprintf('"mean":%s,"residual":%s,"variances":%s,"criterion":%s,', format(fixef(m), digits = 15), format(s2, digits = 15), num(vs), format(REMLcrit(m), digits = 15)))
  cat(sprintf('"parentEffects":%s,"areaEffects":%s,"raterEffects":%s,"areaErrors":%s}', num(ra$fp[, 1]), num(ra$fa[, 1]), num(ra$fr[, 1]), num(ses)))
}
cat(sprintf('{"made":"R %s.%s, lme4 %s",\n"cases":[\n', R.version$major, R.version$minor, packageVersion("lme4")))
make("balanced, three factors", 6, 5, 4, 9, 0.6, 0.7, 0.4, 0.8); cat(",\n")
make("unbalanced, a third missing", 8, 6, 3, 11, 0.5, 0.6, 0.5, 0.7, 0.33); cat(",\n")
make("raters alike", 5, 8, 2, 10, 0.4, 0.8, 0, 0.6); cat(",\n")
make("nothing but chance", 4, 6, 3, 7, 0, 0, 0, 1); cat("\n]}\n")
