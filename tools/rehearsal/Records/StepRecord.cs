using Rehearsal.State;

namespace Rehearsal.Records;

/// <summary>What one step of an update did, and when. Written by one thread.</summary>
public sealed class StepRecord
{
    public required string Urn { get; init; }
    public required string Name { get; init; }

    /// <summary>As in azure-native:network:VirtualNetwork.</summary>
    public required string Type { get; init; }
    public required Operation Operation { get; set; }

    /// <summary>The URN of the parent; null if the resource has none.</summary>
    public string? Parent { get; init; }

    /// <summary>When the step was ready to begin: all that it depends on was done.</summary>
    public required DateTimeOffset Asked { get; init; }
    public DateTimeOffset Start { get; set; }
    public DateTimeOffset End { get; set; }

    /// <summary>The URNs of resources that the step had to wait for.</summary>
    public IReadOnlyList<string> Before { get; init; } = [];

    /// <summary>Requests to Azure, polls and retries included.</summary>
    public int Calls { get; set; }

    /// <summary>The time between a poll and the next.</summary>
    public TimeSpan Polling { get; set; }

    public List<Retry> Retries { get; } = [];

    /// <summary>Paths of the properties that an update or a replacement changes.</summary>
    public IReadOnlyList<string> Changes { get; set; } = [];

    /// <summary>The properties that made it a replacement.</summary>
    public IReadOnlyList<string> Reasons { get; set; } = [];

    public StepFailure? Failure { get; set; }

    public TimeSpan Duration => End - Start;
}
