using Planning.Plans;

namespace Preflight.Rules.Framework;

/// <summary>The documentation of a rule.</summary>
public sealed record RuleFacts
{
    /// <summary>As in waivers: short words with hyphens, never renamed.</summary>
    public required string Id { get; init; }

    /// <summary>What holds where the rule finds nothing, in one sentence without a full stop.</summary>
    public required string Title { get; init; }

    /// <summary>What goes wrong otherwise, in one or two sentences.</summary>
    public required string Why { get; init; }

    /// <summary>How to correct a finding: an instruction, in one or two sentences.</summary>
    public required string Fix { get; init; }

    /// <summary>
    /// Resources that comply, in Pulumi YAML, with only the properties that the rule reads. A test judges them; docs/rules.md shows them.
    /// </summary>
    public required string Example { get; init; }

    /// <summary>Of a finding before <see cref="ErrorFrom"/>.</summary>
    public required Severity Severity { get; init; }

    /// <summary>The first stage in which a finding of a warning rule is an error; null for a rule of one severity.</summary>
    public Stage? ErrorFrom { get; init; }

    public required Pillar Pillar { get; init; }

    /// <summary>The page or the issue that the rule is based on.</summary>
    public required string Source { get; init; }

    /// <summary>The resource types that it checks, as in search:Service; empty for the plan as a whole.</summary>
    public IReadOnlyList<string> Types { get; init; } = [];

    /// <summary>Ids of the requirements that it checks, as in ID-01; requirements.json describes them.</summary>
    public IReadOnlyList<string> Requirements { get; init; } = [];

    /// <summary>The first stage that it applies to.</summary>
    public Stage From { get; init; } = Stage.Development;

    public Severity SeverityIn(Stage stage) => stage >= ErrorFrom ? Severity.Error : Severity;
}
