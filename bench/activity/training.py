"""The network in PyTorch, its training, and its weights as the package runs them.

Three convolutions over time and frequency find notes and syllables; then a stack of dilated
convolutions over time alone (Bai, Kolter & Koltun 2018, but looking both ways) weighs some twelve
seconds before and after each tenth of a second.  Normalisation (Ioffe & Szegedy 2015) is folded
into the weights that are kept.
"""

import sys
import time
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn
from torch.nn import functional

from bench.activity.dataset import Dataset
from onara.activity.network import CHANNELS, DILATIONS, KERNELS, STRIDES, WIDTH
from onara.activity.spectrum import BANDS, SILENCE, VALUES

CROP = 1200
"""Frames of the spectrum of an example: a minute."""
BATCH = 12
RATE = 2e-3
"""The highest learning rate, reached after a twentieth of the steps and left on a cosine."""
DROPPED = 0.1
MONO_SHARE = 0.5
"""Examples whose side is taken away: the network has to do without it too."""


def layers() -> nn.ModuleDict:
    """The parts of the network, to be run by `outputs`."""
    made = nn.ModuleDict()
    before = 2 * VALUES
    for number, (channels, taps) in enumerate(zip(CHANNELS, KERNELS, strict=True)):
        padding = ((taps[0] - 1) // 2, (taps[1] - 1) // 2)
        made[f"conv{number}"] = nn.Conv2d(
            before, channels, taps, stride=STRIDES[number], padding=padding, bias=False
        )
        made[f"norm{number}"] = nn.BatchNorm2d(channels)
        before = channels
    flat = before * (BANDS >> len(CHANNELS))
    made["dense"] = nn.Conv1d(flat, WIDTH, 1, bias=False)
    made["dense_norm"] = nn.BatchNorm1d(WIDTH)
    for number, dilation in enumerate(DILATIONS):
        made[f"time{number}"] = nn.Conv1d(
            WIDTH, WIDTH, 3, dilation=dilation, padding=dilation, bias=False
        )
        made[f"time_norm{number}"] = nn.BatchNorm1d(WIDTH)
        made[f"mix{number}"] = nn.Conv1d(WIDTH, WIDTH, 1)
    made["out"] = nn.Conv1d(WIDTH, 2, 1)
    return made


def outputs(net: nn.ModuleDict, seen: Tensor, drop: float = 0.0) -> Tensor:
    """Log-odds of music and speech, (batch, 2, frames // 2), of (batch, values, frames, bands)."""
    x = seen
    for number in range(len(CHANNELS)):
        x = functional.relu(net[f"norm{number}"](net[f"conv{number}"](x)))
    x = x.permute(0, 1, 3, 2).flatten(1, 2)
    x = functional.relu(net["dense_norm"](net["dense"](x)))
    x = functional.dropout1d(x, drop, net.training)
    for number in range(len(DILATIONS)):
        y = functional.relu(net[f"time_norm{number}"](net[f"time{number}"](x)))
        x = x + net[f"mix{number}"](functional.dropout1d(y, drop, net.training))
    odds: Tensor = net["out"](functional.relu(x))
    return odds


@dataclass(frozen=True)
class Batch:
    seen: Tensor
    truth: Tensor


def batch(data: Dataset, rng: np.random.Generator) -> Batch:
    """A random minute of each of `BATCH` scenes, some quieter, some without their side."""
    seen, truth = [], []
    for number in rng.integers(len(data.seen), size=BATCH):
        first = 2 * int(rng.integers((data.seen.shape[1] - CROP) // 2))
        x = data.seen[number, first : first + CROP].astype(np.float32)
        x[:, :, ::VALUES] += rng.uniform(-0.5, 0.3)
        if rng.random() < MONO_SHARE:
            x[:, :, VALUES:] = SILENCE
        seen.append(x)
        truth.append(data.truth[number, first // 2 : (first + CROP) // 2])
    # Frequency last in memory would cost twice the time: values are last, and stay so.
    values = torch.from_numpy(np.stack(seen)).permute(0, 3, 1, 2)
    return Batch(values, torch.from_numpy(np.stack(truth).astype(np.float32)).permute(0, 2, 1))


def train(data: Dataset, held_out: Dataset, seed: int, steps: int) -> nn.ModuleDict:
    """A network after so many steps of AdamW (Loshchilov & Hutter 2019), its losses on stderr."""
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    net = layers()
    optimizer = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, steps, pct_start=0.05)
    began, losses = time.monotonic(), []
    for step in range(1, steps + 1):
        net.train()
        drawn = batch(data, rng)
        with torch.autocast("cpu", torch.bfloat16):  # twice as fast, and as good
            odds = outputs(net, drawn.seen, DROPPED)
        loss = functional.binary_cross_entropy_with_logits(odds.float(), drawn.truth)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        losses.append(loss.item())
        if step % 50 == 0 or step == steps:
            told = f"step {step}/{steps}, loss {np.mean(losses[-50:]):.4f}"
            if step % 250 == 0 or step == steps:
                told += ", held out: " + ", ".join(
                    f"{name} {value:.4f}" for name, value in judged(net, held_out).items()
                )
            print(f"bench: {told}, {time.monotonic() - began:.0f} s", file=sys.stderr, flush=True)
    return net


def judged(net: nn.ModuleDict, data: Dataset) -> dict[str, float]:
    """Loss, and share of frames told rightly, on scenes that were not learnt from."""
    net.eval()
    found: dict[str, float] = {}
    for name, mono in (("stereo", False), ("mono", True)):
        losses, right = [], []
        for number in range(len(data.seen)):
            x = data.seen[number].astype(np.float32)
            if mono:
                x[:, :, VALUES:] = SILENCE
            truth = torch.from_numpy(data.truth[number].T[None].astype(np.float32))
            with torch.no_grad():
                odds = outputs(net, torch.from_numpy(x).permute(2, 0, 1)[None])
            losses.append(functional.binary_cross_entropy_with_logits(odds, truth).item())
            right.append(((odds > 0) == (truth > 0)).float().mean(dim=(0, 2)).numpy())
        music, speech = np.mean(right, axis=0)
        found |= {f"{name} loss": float(np.mean(losses)), f"{name} music": float(music)}
        found |= {f"{name} speech": float(speech)}
    return found


def weights(net: nn.ModuleDict) -> dict[str, npt.NDArray[np.float16]]:
    """The weights as `onara.activity.network` takes them, normalisation folded in."""
    kept: dict[str, Tensor] = {}
    for number in range(len(CHANNELS)):
        kernel, bias = _folded(net[f"conv{number}"], net[f"norm{number}"])
        kept |= {f"conv{number}": kernel.permute(2, 3, 1, 0), f"conv{number}_bias": bias}
    kernel, bias = _folded(net["dense"], net["dense_norm"])
    kept |= {"dense": kernel[:, :, 0].T, "dense_bias": bias}
    for number in range(len(DILATIONS)):
        kernel, bias = _folded(net[f"time{number}"], net[f"time_norm{number}"])
        kept |= {f"time{number}": kernel.permute(2, 1, 0), f"time{number}_bias": bias}
        mix = net[f"mix{number}"]
        kept |= {f"mix{number}": mix.weight[:, :, 0].T, f"mix{number}_bias": mix.bias}
    kept |= {"out": net["out"].weight[:, :, 0].T, "out_bias": net["out"].bias}
    return {name: value.detach().numpy().astype(np.float16) for name, value in kept.items()}


def _folded(convolution: nn.Module, norm: nn.Module) -> tuple[Tensor, Tensor]:
    """Kernel and bias of a convolution with the normalisation that follows it."""
    scale = norm.weight / torch.sqrt(norm.running_var + norm.eps)
    kernel = convolution.weight
    return kernel * scale.reshape(
        -1, *[1] * (kernel.dim() - 1)
    ), norm.bias - norm.running_mean * scale
