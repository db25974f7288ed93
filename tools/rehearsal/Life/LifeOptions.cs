using System.Text.Json.Nodes;

namespace Rehearsal.Life;

/// <summary>What a rehearsal plays.</summary>
public sealed record LifeOptions
{
    /// <summary>The day on which the life begins.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>The ids of the habits that are on; null for all.</summary>
    public IReadOnlySet<string>? Habits { get; init; }

    public int Seed { get; init; } = 1;

    /// <summary>The steps to play, with those that they need; empty for all.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    /// <summary>What a release changes; null if the project does not say.</summary>
    public Change? Release { get; init; }

    /// <summary>Full key → the value of a stack that does not set it.</summary>
    public IReadOnlyDictionary<string, string> Defaults { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<Change> Changes { get; init; } = [];

    /// <summary>Called with the state after the creation, as `pulumi stack export --show-secrets` writes it.</summary>
    public Action<JsonObject>? Created { get; init; }

    /// <summary>Ends the program that runs, and then the rehearsal.</summary>
    public CancellationToken Cancellation { get; init; }
}
