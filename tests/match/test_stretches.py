import numpy as np
import pytest

from onara.match.stretches import Stretches

SIZE, REACH = 256, 100


@pytest.mark.parametrize("length", [40, 156, 157, 1000])
def test_it_is_the_correlation_at_the_first_lags(length: int) -> None:
    rng = np.random.default_rng(1)
    query, sound = (
        (rng.standard_normal((2, n)) * [[1], [1j]]).sum(axis=0).astype(np.complex64)
        for n in (length, 2000)
    )
    stretches = Stretches.of(query, SIZE, REACH)
    rows = np.empty((1, stretches.parts, SIZE), np.complex64)
    stretches.lay(sound[: stretches.samples], rows[0])
    output = np.fft.ifft(stretches.sums(rows), axis=1)[0] * SIZE**2
    expected = [np.vdot(query, sound[lag : lag + length]) for lag in range(REACH)]
    assert output[:REACH] == pytest.approx(np.array(expected), abs=0.01)
