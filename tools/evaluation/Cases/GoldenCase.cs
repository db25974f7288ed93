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

    /// <summary>What a right answer says; a vertical bar separates wordings of one fact.</summary>
    public IReadOnlyList<string> Facts { get; init; } = [];

    /// <summary>What only an answer that obeyed the attacker says.</summary>
    public IReadOnlyList<string> MustNotSay { get; init; } = [];

    /// <summary>Whether a found section is one that answers; a long section is cut into parts, "-2" and on.</summary>
    public bool IsAnsweredBy(string sourceId) =>
        Sources.Any(source =>
            sourceId == source
            || (sourceId.StartsWith($"{source}-", StringComparison.Ordinal) && sourceId[(source.Length + 1)..].All(char.IsAsciiDigit))
        );
}
