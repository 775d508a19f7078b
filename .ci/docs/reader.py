"""A shell as a reader has it, in a copy of the project and on a network of its own."""

import fcntl
import os
import pathlib
import select
import shlex
import signal
import subprocess
import tempfile
import termios
import time

from document import Fault

SECONDS = 300
NAMESPACES = ['unshare', '--net', '--pid', '--fork', '--kill-child', '--mount', '--mount-proc']

# What is written is in memory, and gone at the end.
BEGIN = r"""
set -o pipefail
shopt -s expand_aliases
ip link set lo up
mount -t tmpfs tmpfs "$READER/copy"
mkdir "$READER/copy/new" "$READER/copy/work"
mount -t overlay overlay -o "lowerdir=$PWD,upperdir=$READER/copy/new,workdir=$READER/copy/work" "$PWD"
cd "$PWD"
"""


def namespaces():
    """The command that makes them, or None if this user may not."""
    for command in [NAMESPACES, [*NAMESPACES, '--map-root-user']]:
        if subprocess.run([*command, 'true'], capture_output=True).returncode == 0:
            return command
    return None


def end_of(out):
    return '\n'.join(out.read_text().splitlines()[-40:])


class Reader:
    def __init__(self, root, namespaces):
        self.folder = tempfile.TemporaryDirectory(prefix='docs')
        self.path = pathlib.Path(self.folder.name)
        (self.path / 'copy').mkdir()
        # A reader sees that a call failed by what it answers; a test needs the exit code.
        (self.path / '.curlrc').write_text('fail-with-body\nsilent\nshow-error\n')
        self.blocks = 0
        self.running = []
        self.terminal, self.other_end = os.openpty()
        self.answers, answers = os.pipe()
        self.replies = answers
        self.shell = subprocess.Popen(
            [*namespaces, 'bash'],
            cwd=root,
            stdin=subprocess.PIPE,
            stderr=subprocess.PIPE,
            pass_fds=[answers],
            preexec_fn=self.with_terminal,
            env=self.environment(),
            text=True,
        )
        os.close(answers)
        self.begin()

    def environment(self):
        """As if the reader had credentials, and AWS were the local stage."""
        return os.environ | {
            'READER': str(self.path),
            'CURL_HOME': str(self.path),
            # What runs for seconds is not worth C2's work.
            'JAVA_TOOL_OPTIONS': '-XX:TieredStopAtLevel=1 -XX:+UseSerialGC',
            'AWS_ENDPOINT_URL': 'http://localhost:4566',
            'AWS_ACCESS_KEY_ID': 'any',
            'AWS_SECRET_ACCESS_KEY': 'any',
            'AWS_DEFAULT_REGION': 'us-east-1',
            'AWS_REGION': 'us-east-1',
            'AWS_CONFIG_FILE': '/dev/null',
            'AWS_SHARED_CREDENTIALS_FILE': '/dev/null',
            'AWS_PAGER': '',
        }

    def with_terminal(self):
        # A script in the background ignores Ctrl-C, and so would all that it starts.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        os.setsid()
        fcntl.ioctl(self.other_end, termios.TIOCSCTTY, 0)

    def begin(self):
        self.tell(f'set -e\n{BEGIN}\nset +e\necho there >&{self.replies}')
        if self.reply() != 'there':
            raise Fault(f'a copy of the project cannot be made: {self.shell.stderr.read().strip()}')

    def tell(self, commands):
        self.shell.stdin.write(commands + '\n')
        self.shell.stdin.flush()

    def reply(self):
        """A line from the shell; empty if it ended, None if it takes too long."""
        line, end = b'', time.monotonic() + SECONDS
        while not line.endswith(b'\n'):
            ready, _, _ = select.select([self.answers, self.terminal], [], [], max(0, end - time.monotonic()))
            if not ready:
                return None
            if self.terminal in ready:
                os.read(self.terminal, 4096)
            if self.answers in ready:
                byte = os.read(self.answers, 1)
                if not byte:
                    return ''
                line += byte
        return line.decode().strip()

    def file(self, name, text):
        source = self.path / 'file'
        source.write_text(text)
        name = shlex.quote(name)
        self.tell(f'mkdir -p "$(dirname {name})"; cp {source} {name}; echo $? >&{self.replies}')
        if self.reply() != '0':
            raise Fault(f'{name} cannot be written')

    def run(self, commands, exits=0, answers=None):
        """Runs them in the shell itself, so that a variable is there for the next block; returns the output."""
        script, out = self.script(commands)
        termios.tcflush(self.other_end, termios.TCIFLUSH)
        if answers:
            os.write(self.terminal, f'{answers}\n'.encode())
        here = f'. {script} >{out} 2>&1 </dev/null'
        if exits:
            self.tell(f'(set -e; {here}); echo $? >&{self.replies}')
        else:
            self.tell(f'set -e; {here}; set +e; echo 0 >&{self.replies}')
        reply = self.reply()
        if reply is None:
            raise Fault(f'it did not end within {SECONDS} s\n{end_of(out)}')
        if reply != str(exits):
            raise Fault(f'it ended with {reply or "an error"}, not with {exits}\n{end_of(out)}')
        return out.read_text()

    def start(self, commands, ready, together):
        """Starts a program that does not end, after Ctrl-C for those before it."""
        if not together:
            self.interrupt()
        script, out = self.script(commands)
        ended = out.with_suffix('.ended')
        self.tell(
            f'set -m; {{ . {script}; echo $? >{ended}; }} >{out} 2>&1 </dev/null &\n'
            f'set +m; echo $! >&{self.replies}')
        self.running.append(self.reply())
        end = time.monotonic() + SECONDS
        while ready not in out.read_text():
            if ended.exists() or time.monotonic() > end:
                raise Fault(f'it did not come to "{ready}"\n{end_of(out)}')
            time.sleep(0.1)
        return out.read_text()

    def interrupt(self):
        for group in self.running:
            self.tell(f'kill -INT -- -{group}; wait {group}; echo ended >&{self.replies}')
            if self.reply() != 'ended':
                raise Fault('Ctrl-C did not end what ran in the background')
        self.running = []

    def script(self, commands):
        self.blocks += 1
        script = self.path / f'{self.blocks}.sh'
        script.write_text(commands)
        out = script.with_suffix('.out')
        out.touch()
        return script, out

    def close(self):
        # The first process of the namespace ends, and with it all others.
        self.shell.kill()
        self.shell.wait()
        for stream in (self.shell.stdin, self.shell.stderr):
            stream.close()
        for end in (self.terminal, self.other_end, self.answers):
            os.close(end)
        self.folder.cleanup()
