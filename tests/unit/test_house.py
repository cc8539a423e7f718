"""The package can be imported."""

import radslag


def test_the_package_says_what_it_is():
    assert radslag.__doc__
