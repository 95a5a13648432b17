"""`python -m doc_audit`: the command where it isn't installed as a program."""

from doc_audit.cli.start import main

if __name__ == "__main__":
    main()
