"""An amendment (修正案, 修改决定) -> the operations it orders. Every sentence gives at least one; none is passed over.

The way of a sentence: clauses.py parts words and quotations, shapes.py takes the places out, grammar.py lists the
forms, readings.py says what each form orders, with what the sentences before it said (context.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.amendments import grammar
from corpus.amendments.clauses import Sentence, sentences_of
from corpus.amendments.context import Context
from corpus.amendments.division_readings import with_articles_of_sentence
from corpus.amendments.operations import Adjust, Formal, NotUnderstood, Operation, ReplaceWords
from corpus.amendments.readings import READINGS
from corpus.amendments.shapes import Shape, UnclearError, shape_of
from corpus.amendments.step import Step
from corpus.amendments.target import Target
from corpus.model import Statute, Version

WHICH_TEXT = "这个决定一次修改几部文件，看不出这一句修改的是不是要修改的这一部"
OTHER_STATUTE = "这个修正案、修改决定修改的不是这部法律"
NO_ORDER = "这一句没有写明改动什么"
# So much of a sentence shows a reader where reading ended.
_SHOWN = 60


def parse_amendment(version: Version, statute: Statute | None = None) -> tuple[Operation, ...]:
    """Read every sentence of an amendment; never raises.

        amendment = { sentence }          sentence = 说明 | 施行 | 重新公布 | [ 目的 ] step { step }

    Args:
        version: the amendment.
        statute: what it amends; its names let the sentences say 刑法第…条, its articles fill ranges.

    Returns:
        The operations in their order. A sentence, or the rest of one, that cannot be read is a NotUnderstood.
    """
    sentences = sentences_of(version)
    if statute and version.amends and statute.id not in version.amends:
        return tuple(NotUnderstood(sentence.clause, OTHER_STATUTE) for sentence in sentences)
    reader = _Reader(Target.of(version, statute), sentences)
    return tuple(operation for sentence in sentences for operation in reader.read(sentence))


class _Reader:
    """Reads the sentences of an amendment in their order, keeping what one leaves to the next."""

    def __init__(self, target: Target, sentences: Sequence[Sentence]) -> None:
        self._target = target
        self._context = Context()
        self._ordering = {s.clause.source for s in sentences if s.quotations}
        self._restating = {s.clause.source for s in sentences if grammar.RESTATED.search(s.words)}
        # Whether the sentences amend the statute: in an amendment to several texts a heading says so. None: not known.
        self._here: bool | None = True if target.known and not target.several else None

    def read(self, sentence: Sentence) -> list[Operation]:
        """The operations of one sentence, never none."""
        source, clause = sentence.clause.source, sentence.clause
        if self._context.source != source:
            self._context = self._context.go_on(source, restates=source in self._restating)
        try:
            if sentence.problem:
                raise UnclearError(sentence.problem)
            if line := self._line_of_list(sentence):
                return [line]
            if self._is_heading(sentence):
                return [Formal(clause)]
            plain = _without_change(sentence, own_rules=source not in self._ordering)
            if self._here is not True and not grammar.LIST_OF_TEXTS.search(sentence.words):
                return [self._elsewhere(sentence, plain)]
            return [plain] if plain else self._orders(sentence)
        except UnclearError as unclear:
            return [NotUnderstood(clause, str(unclear))]

    def _is_heading(self, sentence: Sentence) -> bool:
        """二、修改《…》, in an amendment to several texts: what follows amends that text."""
        title = self._target.heading(sentence.words) if self._target.several else None
        if title:
            self._here = self._target.is_amended(title) if self._target.known else None
        return title is not None

    def _elsewhere(self, sentence: Sentence, plain: Operation | None) -> Operation:
        """A sentence that is about another text changes no words of the statute."""
        if self._here is None and not isinstance(plain, Formal):
            raise UnclearError(WHICH_TEXT)
        return Formal(sentence.clause)

    def _line_of_list(self, sentence: Sentence) -> Operation | None:
        """12．《中华人民共和国刑法》第三百八十一条、第四百一十条, under 将下列法律中的“征用”修改为“征收、征用”."""
        line = self._target.listed(sentence.words) if self._context.listed else None
        if not line or not self._context.listed:
            return None
        title, places = line
        if not self._target.known:
            raise UnclearError(WHICH_TEXT)
        if title is None or not self._target.is_amended(title):
            return Formal(sentence.clause)
        shape = shape_of(Sentence(sentence.clause, places), self._target)
        if places and shape.text.rstrip("，；。") != "U":
            raise UnclearError(unreadable(shape))
        return ReplaceWords(sentence.clause, Context().units(shape.places[0]) if places else (), *self._context.listed)

    def _orders(self, sentence: Sentence) -> list[Operation]:
        """Every step up to the end, or up to the first that is not understood: that too is one of the operations."""
        shape = shape_of(sentence, self._target)
        found: list[Operation] = []
        try:
            for operations in _steps(sentence, shape, self._context):
                found += operations
        except UnclearError as unclear:
            found.append(NotUnderstood(sentence.clause, str(unclear)))
        return with_articles_of_sentence(found) or [NotUnderstood(sentence.clause, NO_ORDER)]


def _without_change(sentence: Sentence, *, own_rules: bool) -> Operation | None:
    """A sentence that changes no words by itself.

        作如下修改： | 自…起施行 | 重新公布 | 条文顺序作相应调整 | （…通过） | a rule of its own

    Where an article of the amendment quotes nothing, a sentence without any word of change is a rule of its own; where
    it does, that may be a line that fell out of a quotation.
    """
    words, clause = sentence.words, sentence.clause
    if sentence.quotations or grammar.CHANGE.search(words):
        return None
    if grammar.ADJUSTED.search(words):
        return Adjust(clause)
    if any(form.search(words) for form in (grammar.OPENING, grammar.IN_FORCE, grammar.PUBLISHED_AGAIN, grammar.NOTE)):
        return Formal(clause)
    return Formal(clause) if own_rules and not grammar.ORDER.search(words) else None


def _steps(sentence: Sentence, shape: Shape, context: Context) -> Iterator[list[Operation]]:
    """Each step of a sentence in turn.

    Raises:
        UnclearError: no form fits the rest of the sentence, or the form that fits leaves open what is meant.
    """
    text = shape.text
    position = _end(grammar.NUMBERED, text, 0)
    position = _end(grammar.PURPOSE, text, position)
    end = len(text.rstrip("，；：。"))
    while (position := _end(grammar.BETWEEN, text, position)) < end:
        for form in grammar.FORMS:
            if match := form.pattern.match(text, position):
                yield READINGS[form.name](Step(sentence.clause, shape, match, context))
                position = match.end()
                break
        else:
            raise UnclearError(unreadable(shape, position))


def _end(pattern: re.Pattern[str], text: str, position: int) -> int:
    match = pattern.match(text, position)
    return match.end() if match else position


def unreadable(shape: Shape, position: int = 0) -> str:
    """Tells the words at which reading ended, as the sentence has them."""
    words = "".join(shape.written[position:])
    return f"看不懂“{words[:_SHOWN]}{'……' if len(words) > _SHOWN else ''}”"
