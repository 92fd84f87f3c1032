"""Random choices that are the same for the same seed on every machine and in every Python."""
import random


class Chance:
    """Choices for one case.

    Only `random()` is drawn on: of Python's generator it is the one method whose sequence is promised to stay.
    """

    def __init__(self, seed, number):
        self.random = random.Random(f"{seed}/{number}").random

    def below(self, count):
        return int(self.random() * count)

    def between(self, low, high):
        return low + int(self.random() * (high - low + 1))

    def happens(self, share):
        return self.random() < share

    def pick(self, choices):
        return choices[int(self.random() * len(choices))]

    def weighted(self, choices):
        """One of `choices`, pairs of a weight and a thing."""
        point = self.random() * sum(weight for weight, _ in choices)
        for weight, thing in choices:
            point -= weight
            if point < 0:
                return thing
        return choices[-1][1]

    def several(self, make, low, high):
        return [make() for _ in range(self.between(low, high))]
