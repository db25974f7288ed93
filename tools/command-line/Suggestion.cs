namespace CommandLine;

/// <summary>How far two words are apart.</summary>
public static class Suggestion
{
    /// <returns>The fewest letters to change, add or leave out; case is nothing.</returns>
    public static int Distance(string left, string right)
    {
        var (from, to) = (left.ToLowerInvariant(), right.ToLowerInvariant());
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var changed = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
