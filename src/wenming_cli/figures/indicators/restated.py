"""Samples that a later full count of the same unit replaces."""

from collections.abc import Iterable, Iterator, Sequence

from wenming_cli.model.indicator import Sample


def with_full_counts(samples: Sequence[Sample]) -> Iterator[tuple[Sample, Sample | None]]:
    """Each sample, in the order given, with the full count that replaces it, if one does.

    A full count (``restates``) replaces whatever was sampled of the indicator in its unit before,
    or on the same day; the latest replaces all of them.
    """
    latest: dict[tuple[str, str], Sample] = {}
    for sample in samples:
        if sample.restates:
            last = latest.get(_whose(sample))
            if last is None or last.date <= sample.date:
                latest[_whose(sample)] = sample
    for sample in samples:
        full = latest.get(_whose(sample))
        is_replaced = full is not None and full is not sample and sample.date <= full.date
        yield sample, full if is_replaced else None


def standing_samples(samples: Iterable[Sample]) -> tuple[Sample, ...]:
    """The samples that no full count replaces, in the order given."""
    listed = tuple(samples)
    return tuple(sample for sample, full in with_full_counts(listed) if full is None)


def _whose(sample: Sample) -> tuple[str, str]:
    return sample.indicator, sample.owner
