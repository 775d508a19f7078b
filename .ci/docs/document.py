"""A document in Markdown: its blocks of commands, in order, and how to run them."""

import dataclasses
import re

from markdown_it import MarkdownIt

CLAUSE = re.compile(
    r'(?P<skip>skip, .+)'
    r'|(?P<together>also )?(?P<background>in the background until "(?P<ready>[^"]+)")'
    r'|exits (?P<exits>\d+( \d+)*)'
    r'|answers "(?P<answers>[^"]+)"'
    r'|without "(?P<without>[^"]+)", (?P<why>.+)'
    r'|file (?P<file>[\w./-]+)'
    r'|(?P<prints>prints)'
)


class Fault(Exception):
    """What is wrong with a document, for people."""


@dataclasses.dataclass(frozen=True)
class Block:
    """Commands, a file or an output, with what the comment before it says."""

    place: str
    language: str
    text: str
    clauses: tuple = ()

    def clause(self, name):
        return next((clause[name] for clause in self.clauses if clause[name]), None)

    def commands(self):
        """The commands without those that cannot run here, and why these cannot."""
        lines = self.text.replace('\\\n', '\0').splitlines()
        left_out = []
        for clause in self.clauses:
            if word := clause['without']:
                without = [line for line in lines if word not in line]
                if without == lines:
                    raise Fault(f'{self.place}: no command has "{word}": mend the comment before the block')
                left_out += [(line, clause['why']) for line in lines if word in line]
                lines = without
        return [line.replace('\0', '\\\n') + '\n' for line in lines], left_out


def clauses(place, text):
    matches = [CLAUSE.fullmatch(clause.strip()) for clause in text.split(';')]
    if not all(matches):
        raise Fault(f'{place}: "{text}" says nothing about how to run a block: CONTRIBUTING.md lists what can be said')
    return tuple(match.groupdict() for match in matches)


def blocks(path):
    """Fenced blocks, and those that only this test reads: in a comment."""
    spoken = ()
    for token in MarkdownIt().parse(path.read_text()):
        place = f'{path}:{token.map[0] + 1}' if token.map else str(path)
        if token.type == 'html_block':
            comment = re.fullmatch(r'<!-- run:(.*?)\s*-->', token.content.strip(), re.DOTALL)
            said, _, hidden = comment[1].strip(' ').partition('\n') if comment else ('', '', '')
            if hidden and (not said or said.endswith(':')):
                yield Block(place, 'sh', hidden, clauses(place, said.rstrip(':')) if said else ())
            elif comment:
                spoken = clauses(place, ' '.join(comment[1].split()))
        elif token.type == 'fence':
            if token.info.strip() in ('bash', 'shell', 'zsh', 'shell-session'):
                raise Fault(f'{place}: "{token.info.strip()}" is not run: write sh, or console for a transcript')
            yield Block(place, token.info.strip(), token.content, spoken)
            spoken = ()
