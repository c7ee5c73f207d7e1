# Writes spatial.json. R 4.2.2, spdep 1.2-7, jsonlite 1.8.4: Rscript spatial.R, in this folder.
# 31 made-up areas: a board of 6 rows of 5 with queen contiguity, without the links from area 1 back to its neighbours' (so that some run one way), and an island.
suppressPackageStartupMessages({
  library(spdep)
  library(jsonlite)
})

nb <- c(cell2nb(6, 5, type = "queen"), list(0L))
nb <- lapply(nb, as.integer)
for (i in c(2L, 7L)) nb[[i]] <- setdiff(nb[[i]], 1L)
class(nb) <- "nb"
attr(nb, "region.id") <- as.character(1:31)

i <- 1:31
x <- round(10 * exp(sin(i * 1.7) + ((i - 1) %% 6) / 3), 3)
population <- 200 + 37 * ((i * 11) %% 23)
events <- round(population * (0.01 + 0.004 * ((i - 1) %% 6)) + 3 * sin(i * 2.3) + 3)

row <- nb2listw(nb, style = "W", zero.policy = TRUE)
self <- nb2listw(include.self(nb), style = "B")
moran <- function(randomisation) moran.test(x, row, randomisation = randomisation, zero.policy = TRUE)$estimate
# Without the island: geary.test takes it from some of the n in its formulas and not from others.
board <- nb2listw(structure(nb[1:30], class = "nb", region.id = as.character(1:30)), style = "W")
geary <- function(randomisation) geary.test(x[1:30], board, randomisation = randomisation)$estimate
local <- localmoran(x, row, zero.policy = TRUE, conditional = TRUE)

# Every area has neighbours here, as EBImoran does not leave islands out of n.
whole <- nb2listw(cell2nb(6, 5, type = "queen"), style = "W")
set.seed(1)
bayes_moran <- suppressMessages(EBImoran.mc(events[1:30], population[1:30], whole, nsim = 9))

result <- list(
  neighbours = lapply(nb, function(own) I(own[own > 0] - 1L)),
  x = x,
  events = events,
  population = population,
  moran = list(normal = moran(FALSE), random = moran(TRUE)),
  geary = list(normal = geary(FALSE), random = geary(TRUE)),
  local = list(
    statistic = local[, 1], expected = local[, 2], variance = local[, 3], z = local[, 4], p = local[, 5],
    quadrant = as.character(attr(local, "quadr")$mean)
  ),
  giStar = as.numeric(localG(x, self)),
  bayes = EBest(events, population)$estmm,
  localBayes = EBlocal(events, population, nb, zero.policy = TRUE, geoda = TRUE)$est,
  standardised = bayes_moran$z,
  bayesMoran = as.numeric(bayes_moran$statistic)
)
write(toJSON(result, digits = NA, auto_unbox = TRUE, na = "null"), "spatial.json")
