"""Logistic regression with numpy."""

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt


def fit(
    terms: "npt.NDArray[np.float64]",
    labels: "npt.NDArray[np.bool_]",
    signs: "npt.NDArray[np.int64]",
    weights: "npt.NDArray[np.float64]",
    ridge: float = 1.0,
) -> "npt.NDArray[np.float64]":
    """Fit by Newton's method, no coefficient against its sign.

    A term that by its meaning speaks for a candidate must not speak against it because it happens to lean on
    another term in the training text: beyond that text it would mislead.

    Args:
        terms: shape (rows, columns); the first column is constant and not held back by the ridge
        labels: what is true of each row
        signs: per column 1, -1, or 0 where either sign makes sense
        weights: how much each row counts
        ridge: how strongly large coefficients (of standardised terms) are held back

    Returns:
        one coefficient a column, for the terms as they were given
    """
    scale = np.maximum(terms.std(0), 1e-9)
    mean = terms.mean(0)
    scale[0], mean[0] = 1, 0
    scaled = (terms - mean) / scale
    penalty = np.full(terms.shape[1], ridge)
    penalty[0] = 0
    free = np.ones(terms.shape[1], bool)
    found = np.zeros(terms.shape[1])
    for _ in range(2 * terms.shape[1]):
        found[free] = _newton(scaled[:, free], labels, weights, penalty[free], found[free])
        wrong = free & (found * signs < 0)
        if wrong.any():
            found[wrong] = 0
            free &= ~wrong
            continue
        slope = scaled.T @ (weights * (labels - sigmoid(scaled @ found))) - penalty * found
        wanted = ~free & (slope * signs > 1e-6 * len(terms))
        if not wanted.any():
            break
        # One at a time, so that no two of them take turns for ever.
        free[np.argmax(np.where(wanted, np.abs(slope), 0))] = True
    result = found / scale
    result[0] = found[0] - float((found[1:] * mean[1:] / scale[1:]).sum())
    return np.asarray(result)


def _newton(
    scaled: "npt.NDArray[np.float64]",
    labels: "npt.NDArray[np.bool_]",
    weights: "npt.NDArray[np.float64]",
    penalty: "npt.NDArray[np.float64]",
    found: "npt.NDArray[np.float64]",
) -> "npt.NDArray[np.float64]":
    """The unconstrained optimum, starting from `found`."""
    value = _penalised(scaled, labels, weights, penalty, found)
    for _ in range(60):
        chance = sigmoid(scaled @ found)
        slope = scaled.T @ (weights * (labels - chance)) - penalty * found
        bend = (scaled * (weights * chance * (1 - chance))[:, None]).T @ scaled + np.diag(penalty + 1e-9)
        step = np.linalg.solve(bend, slope)
        size = 1.0
        while (better := _penalised(scaled, labels, weights, penalty, found + size * step)) < value and size > 1e-6:
            size /= 2
        found = found + size * step
        if better - value < 1e-9 * abs(value):
            break
        value = better
    return found


def sigmoid(values: "npt.NDArray[np.float64]") -> "npt.NDArray[np.float64]":
    """1 / (1 + e^-x) without overflow."""
    return 0.5 * (1 + np.tanh(values / 2))


def _penalised(
    scaled: "npt.NDArray[np.float64]",
    labels: "npt.NDArray[np.bool_]",
    weights: "npt.NDArray[np.float64]",
    penalty: "npt.NDArray[np.float64]",
    found: "npt.NDArray[np.float64]",
) -> float:
    """The log-likelihood less the penalty, which Newton's method must never lower."""
    margin = np.where(labels, 1, -1) * (scaled @ found)
    return float(-(weights * np.logaddexp(0, -margin)).sum() - (penalty * found**2).sum() / 2)
