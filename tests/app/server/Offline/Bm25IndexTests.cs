using App.Offline;

namespace App.Tests.Offline;

public sealed class Bm25IndexTests
{
    private static readonly Bm25Index Index = new([
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
        var hits = Search(10, "a");

        Assert.Equal([1, 0], hits.Select(hit => hit.Document));
        Assert.Equal(0.566580, hits[0].Score, 6);
        Assert.Equal(0.470004, hits[1].Score, 6);
    }

    // "b" is in one of three: ln(1 + 2.5 / 1.5) = 0.980829, saturation 1 in document 0.
    [Fact]
    public void Scores_of_several_terms_are_summed()
    {
        var hits = Search(1, "a", "b");

        Assert.Equal(0, hits.Single().Document);
        Assert.Equal(0.470004 + 0.980829, hits.Single().Score, 6);
    }

    [Fact]
    public void A_term_with_weight_0_5_counts_half() =>
        Assert.Equal(Search(1, "a")[0].Score / 2, Index.Search([new Meaning("a", 0.5)], _ => true, 1)[0].Score, 12);

    [Fact]
    public void Excluded_documents_do_not_use_up_the_result_limit() =>
        Assert.Equal([0], Index.Search([new Meaning("a", 1)], document => document != 1, 1).Select(hit => hit.Document));

    [Fact]
    public void An_unknown_term_finds_nothing_and_has_the_highest_weight()
    {
        Assert.Empty(Search(10, "z"));
        Assert.Equal(Math.Log(1 + 3.5 / 0.5), Index.Weight("z"), 12);
        Assert.True(Index.Weight("z") > Index.Weight("b"));
    }

    [Fact]
    public void Equal_scores_keep_the_order_of_the_documents() => Assert.Equal([0, 1, 2], new Bm25Index([
                ["x"],
                ["x"],
                ["x"],
            ]).Search([new Meaning("x", 1)], _ => true, 10).Select(hit => hit.Document));

    [Fact]
    public void An_empty_index_finds_nothing() => Assert.Empty(new Bm25Index([]).Search([new Meaning("a", 1)], _ => true, 10));

    private static IReadOnlyList<Hit> Search(int count, params string[] terms) =>
        Index.Search(terms.Select(term => new Meaning(term, 1)), _ => true, count);
}
