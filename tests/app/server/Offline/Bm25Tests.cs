using App.Offline;

namespace App.Tests.Offline;

public sealed class Bm25Tests
{
    private static readonly TermIndex Index = new([
        ["a", "b"],
        ["a", "a", "c"],
        ["c"],
    ]);

    // Three documents, mean length 2, k1 1.2, b 0.75. "a" is in two of them: ln(1 + 1.5 / 2.5) = 0.470004.
    //   document 0: 1 * 2.2 / (1 + 1.2 * (0.25 + 0.75 * 2 / 2)) = 1          -> 0.470004
    //   document 1: 2 * 2.2 / (2 + 1.2 * (0.25 + 0.75 * 3 / 2)) = 1.205479   -> 0.566580
    [Fact]
    public void Scores_equal_hand_calculated_values()
    {
        var scores = Scores("a");

        Assert.Equal(0.470004, scores[0], 6);
        Assert.Equal(0.566580, scores[1], 6);
        Assert.Equal(0, scores[2]);
    }

    // "b" is in one of three: ln(1 + 2.5 / 1.5) = 0.980829, saturation 1 in document 0.
    [Fact]
    public void Scores_of_several_terms_are_summed() => Assert.Equal(0.470004 + 0.980829, Scores("a", "b")[0], 6);

    [Fact]
    public void A_term_with_weight_0_5_counts_half() => Assert.Equal(Scores("a")[0] / 2, All(Index).Scores([new Meaning("a", 0.5)])[0], 12);

    [Fact]
    public void Documents_that_cannot_be_read_change_neither_scores_nor_weights()
    {
        var some = new Bm25(Index, [true, false, true]);
        var same = All(
            new TermIndex([
                ["a", "b"],
                ["c"],
            ])
        );

        Assert.Equal([same.Scores([new Meaning("a", 1)])[0], 0, 0], some.Scores([new Meaning("a", 1)]));
        Assert.Equal((same.Weight("a"), same.Weight("c"), same.Weight("z")), (some.Weight("a"), some.Weight("c"), some.Weight("z")));
        Assert.True(some.Has("b") && !new Bm25(Index, [false, true, true]).Has("b"));
    }

    [Fact]
    public void An_unknown_term_finds_nothing_and_has_the_highest_weight()
    {
        Assert.Equal([0, 0, 0], Scores("z"));
        Assert.Equal(Math.Log(1 + 3.5 / 0.5), All(Index).Weight("z"), 12);
        Assert.True(All(Index).Weight("z") > All(Index).Weight("b"));
    }

    [Fact]
    public void An_empty_index_finds_nothing() => Assert.Empty(All(new TermIndex([])).Scores([new Meaning("a", 1)]));

    private static Bm25 All(TermIndex index) => new(index, [.. Enumerable.Repeat(true, index.Count)]);

    private static double[] Scores(params string[] terms) => All(Index).Scores(terms.Select(term => new Meaning(term, 1)));
}
