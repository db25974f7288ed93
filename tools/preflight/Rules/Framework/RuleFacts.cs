using Planning.Plans;

namespace Preflight.Rules.Framework;

/// <summary>What a rule is, apart from how it judges.</summary>
internal sealed record RuleFacts
{
    /// <summary>As in waivers: short words with hyphens, never renamed.</summary>
    public required string Id { get; init; }

    /// <summary>The promise that holds where the rule finds nothing, in one sentence.</summary>
    public required string Title { get; init; }

    public required Severity Severity { get; init; }
    public required Pillar Pillar { get; init; }

    /// <summary>Where the promise comes from: a page, or threads of people who were hit.</summary>
    public required string Source { get; init; }

    /// <summary>The resource types it looks at, as in search:Service; empty for the plan as a whole.</summary>
    public IReadOnlyList<string> Types { get; init; } = [];

    /// <summary>Ids of the requirements it holds, as in ID-01; requirements.json says what each asks.</summary>
    public IReadOnlyList<string> Requirements { get; init; } = [];

    /// <summary>The first stage that it applies to.</summary>
    public Stage From { get; init; } = Stage.Development;
}
