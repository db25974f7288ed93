namespace Infra.Tests;

/// <summary>The few of many cases that together have every three choices that any of the cases has.</summary>
internal static class CoveringArray
{
    /// <param name="cases">All allowed cases.</param>
    /// <param name="choices">One choice for each setting, in the same order for each case.</param>
    /// <returns>The same list for the same cases: each time the first case with most of the triples that are still missing.</returns>
    public static IReadOnlyList<T> Of<T>(IReadOnlyList<T> cases, Func<T, IReadOnlyList<string>> choices)
    {
        var numbers = new Dictionary<(string, string, string), int>();
        var triples = cases.Select(each => Numbers(choices(each), numbers)).ToList();
        var missing = Enumerable.Repeat(true, numbers.Count).ToArray();
        var chosen = new List<T>();
        for (var left = numbers.Count; left > 0; )
        {
            var (best, gain) = (0, 0);
            for (var i = 0; i < triples.Count; i++)
            {
                var found = triples[i].Count(triple => missing[triple]);
                (best, gain) = found > gain ? (i, found) : (best, gain);
            }

            chosen.Add(cases[best]);
            left -= gain;
            foreach (var triple in triples[best])
            {
                missing[triple] = false;
            }
        }

        return chosen;
    }

    private static int[] Numbers(IReadOnlyList<string> choices, Dictionary<(string, string, string), int> numbers)
    {
        var found = new List<int>();
        for (var i = 0; i < choices.Count; i++)
        {
            for (var j = i + 1; j < choices.Count; j++)
            {
                for (var k = j + 1; k < choices.Count; k++)
                {
                    var triple = (choices[i], choices[j], choices[k]);
                    found.Add(numbers.TryGetValue(triple, out var number) ? number : numbers[triple] = numbers.Count);
                }
            }
        }

        return [.. found];
    }
}
