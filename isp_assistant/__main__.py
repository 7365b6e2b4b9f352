"""Run the command line as `python -m isp_assistant`."""

from isp_assistant.cli.main import main

if __name__ == "__main__":
    raise SystemExit(main())
