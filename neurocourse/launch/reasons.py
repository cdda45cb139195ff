"""Why making the environment failed, told by what venv and pip said."""

import re
import sys

# The first that fits counts: a full disk also breaks connections, and a missing network also leaves nothing to choose.
REASONS = (
    (
        r"No space left on device|not enough space on the disk|Disk quota exceeded",
        "The disk is full. Make room for 600 MB",
    ),
    (
        r"contains the PATH separator|surrogates not allowed",
        "The name of this folder has a character that Python cannot use. Rename the folder",
    ),
    (
        r"Operation not permitted: 'lib'",
        "This disk knows no links, as on a USB stick. Copy the course to the computer's own disk",
    ),
    (r"failed to map segment", "This disk lets no program run. Copy the course to another disk"),
    (
        r"Permission denied|Read-only file system|Access is denied|Operation not permitted|WinError (?:5|32)\b",
        "Something may not be written or run in this folder. Close other programs that use it, or copy the course into "
        "a folder of your own",
    ),
    (
        r"ensurepip is not|No module named '?(?:ensurepip|venv|pip)\b",
        "This Python comes without the parts that make environments. On Debian or Ubuntu: "
        "sudo apt install python3-venv. Elsewhere install Python from python.org",
    ),
    (
        r"CERTIFICATE_VERIFY_FAILED|SSLError|certificate bundle|SSLCertVerificationError",
        "The certificate of the package index was not accepted. If your network has a certificate of its own, name its "
        "file in the variable PIP_CERT",
    ),
    (r"ProxyError|Cannot connect to proxy|407 Proxy", "The proxy does not let pip through. Look at HTTPS_PROXY"),
    (
        r"NewConnectionError|NameResolutionError|getaddrinfo failed|name resolution|Name or service not known|"
        r"nodename nor servname|Network is unreachable|No route to host|Connection refused|ConnectTimeoutError|"
        r"Connection reset|Read timed out|ReadTimeoutError|IncompleteRead|Connection aborted",
        "The package index was not reached. Check that this computer is online",
    ),
    (
        r"is not a trusted or secure host",
        "The package index in your settings of pip is not trusted. If you trust it, name it in PIP_TRUSTED_HOST",
    ),
    (r"HTTP error \d+|\b(?:401|403|5\d\d) (?:Client |Server )?Error", "The package index refused. Try again later"),
    (
        r"THESE PACKAGES DO NOT MATCH THE HASHES|BadZipFile|is not a zip file|invalid wheel",
        "A download arrived damaged. Try again, with PIP_NO_CACHE_DIR=1 if it stays so",
    ),
    (
        r"Failed (?:to build|building)|subprocess-exited-with-error|metadata-generation-failed|Could not build wheels",
        "A library has no ready-made build for this Python ({version} on {platform}). Take a Python from 3.11 to 3.14",
    ),
    (
        r"No matching distribution found|Could not find a version|ResolutionImpossible",
        "The package index has not all that the course needs. Look at the settings of pip, or take another Python",
    ),
)


def reason(said, status):
    """A sentence for what a program said before it ended with ``status``."""
    for pattern, sentence in REASONS:
        if re.search(pattern, said, re.IGNORECASE):
            return sentence.format(version=".".join(map(str, sys.version_info[:2])), platform=sys.platform) + "."
    if status < 0:
        return f"It was ended from outside (signal {-status}), perhaps for want of memory."
    return "What was said stands above."


def last_words(said, count=6):
    """The end of what was said, without pip's hints about itself."""
    lines = [line.rstrip()[:200] for line in said.splitlines() if line.strip() and not line.startswith("[notice]")]
    return "\n".join(lines[-count:])
