import shutil
import socket  # noqa: TID251 - to see that it is refused
import subprocess
import sys
from pathlib import Path

import pytest

from timeline.workers.offline import without_sockets

ROOT = Path(__file__).parents[2]
PAGE = "<html><body><p>The old bridge was opened in May 1932 by the mayor of the town.</p></body></html>"
SCRIPT = """
import socket
from timeline.workers.offline import forbid_sockets
forbid_sockets()
for make in (socket.socket, lambda: socket.create_connection(("127.0.0.1", 9)), lambda: socket.getaddrinfo("a", 80)):
    try:
        make()
    except OSError as error:
        print(error)
"""


@pytest.mark.sockets
def test_sockets_are_refused_in_the_block_and_not_after_it() -> None:
    with without_sockets(), without_sockets():
        with pytest.raises(PermissionError, match="never uses the network"):
            socket.socket()
        with pytest.raises(PermissionError, match="never uses the network"):
            socket.getaddrinfo("localhost", 80)
    socket.socket().close()


def test_a_process_that_forbids_them_has_none() -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.count("this package never uses the network") == 3


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("strace") is None, reason="strace")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_the_system_is_asked_for_no_socket_by_the_run_or_its_workers(tmp_path: Path, jobs: str) -> None:
    (tmp_path / "a.html").write_text(PAGE)
    trace = tmp_path / "trace"
    run = [sys.executable, "-m", "timeline", ROOT / "seeds", tmp_path, "--jobs", jobs, "-q", "-o", tmp_path / "a.png"]
    strace = ["strace", "-f", "-qq", "-e", "trace=network,execve", "-o", trace]
    done = subprocess.run([*map(str, [*strace, *run])], cwd=ROOT, capture_output=True, check=False)
    if b"ptrace" in done.stderr or not trace.exists():
        pytest.skip("this machine lets no process be traced")
    assert done.returncode == 0, done.stderr
    calls = [line for line in trace.read_text().splitlines() if "(" in line and "---" not in line]
    assert len([line for line in calls if "execve(" in line]) >= 2  # the workers were seen
    assert not [line for line in calls if "execve(" not in line and "socketpair(AF_UNIX" not in line]
