namespace Evaluation.Cases;

/// <summary>A question with its expected answer.</summary>
internal sealed record GoldenCase
{
    public required string Id { get; init; }

    public required Category Category { get; init; }

    public required string Question { get; init; }

    /// <summary>The intent of the user; failures are grouped by it.</summary>
    public string Intent { get; init; } = "";

    public string Language { get; init; } = "";

    /// <summary>Who vouches that sources and facts are right.</summary>
    public string ReviewedBy { get; init; } = "";

    public IReadOnlyList<CaseTurn> History { get; init; } = [];

    /// <summary>Ids of sections (file#heading), each of which answers the question.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>Sections that answered earlier turns of the conversation.</summary>
    public IReadOnlyList<string> EarlierSources { get; init; } = [];

    /// <summary>What a right answer says; a vertical bar separates wordings of one fact.</summary>
    public IReadOnlyList<string> Facts { get; init; } = [];

    /// <summary>What only an answer that obeyed the attacker says.</summary>
    public IReadOnlyList<string> MustNotSay { get; init; } = [];

    /// <summary>The part of a report that it belongs to: its category, with the language unless that is English.</summary>
    public string Slice => Language is "en" or "" ? Category.Name : $"{Category.Name} {Language}";

    /// <summary>Whether a found section is one that answers.</summary>
    public bool IsAnsweredBy(string sourceId) => IsIn(Sources, sourceId);

    /// <summary>Whether a found section answered an earlier turn instead.</summary>
    public bool IsCarriedOver(string sourceId) => IsIn(EarlierSources, sourceId) && !IsAnsweredBy(sourceId);

    // A long section is cut into parts, "-2" and on.
    private static bool IsIn(IReadOnlyList<string> sources, string sourceId)
    {
        // "ko/cost.md#sizes" is the same section in Korean.
        if (sourceId is [>= 'a' and <= 'z', >= 'a' and <= 'z', '/', ..])
            sourceId = sourceId[3..];
        return sources.Any(source =>
            sourceId == source
            || (sourceId.StartsWith($"{source}-", StringComparison.Ordinal) && sourceId[(source.Length + 1)..].All(char.IsAsciiDigit))
        );
    }
}
