"""Properties worked out when first looked at."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class once(Generic[T]):  # noqa: N801  (used as a decorator)
    """`functools.cached_property` without the lock it takes before Python 3.12.

    The value takes the place of the property in the object's own `__dict__`.
    """

    def __init__(self, work: Callable[[Any], T]) -> None:
        self._work = work
        self._name = work.__name__
        self.__doc__ = work.__doc__

    def __get__(self, instance: Any, owner: Any = None) -> T:
        """Work it out, once for each object."""
        value = instance.__dict__[self._name] = self._work(instance)
        return value
