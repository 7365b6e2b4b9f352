"""Papers of every shape, drawn at random."""

from hypothesis import strategies as st

from isp_assistant.printing.paper import Fields, Heading, Listed, Paper, Paragraph, Table

TEXT = st.text(max_size=80) | st.sampled_from(("# x", "1. x", "- x", "**b**", "<b>&amp;</b>", "{nb}", "=", "[a](b)"))


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Draw a table with up to twelve columns."""
    columns = draw(st.integers(1, 12))
    row = st.tuples(*[TEXT] * columns)
    return Table(draw(row), tuple(draw(st.lists(row, max_size=4))))


BLOCKS = st.one_of(
    st.builds(Heading, TEXT, st.integers(1, 3)),
    st.builds(Paragraph, TEXT),
    st.builds(Listed, st.lists(TEXT, max_size=4).map(tuple), st.booleans()),
    tables(),
    st.builds(Fields, st.lists(st.tuples(TEXT, TEXT), max_size=4).map(tuple)),
)
PAPERS = st.builds(Paper, TEXT, st.lists(BLOCKS, max_size=5).map(tuple), TEXT)
