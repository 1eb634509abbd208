"""What the software promises, measured. Run `python -m benchmarks.reliability`, from the repository's root.

    python -m benchmarks.reliability            the short form, some minutes: what CI runs
    python -m benchmarks.reliability --long     before a release, some hours
    python -m benchmarks.reliability sockets    the promises whose name holds a word, printed only

It prints a table and, where all promises were asked for, writes docs/reliability.md. A row is met, not met, or not
measured here, because the machine lacks what it takes. The exit code is 1 where a row is not met that is not known to
be (`known` says why).
"""
