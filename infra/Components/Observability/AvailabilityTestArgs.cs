using Infra.Context;

namespace Infra.Components.Observability;

/// <summary>What the test requests, and from how many places.</summary>
public sealed record AvailabilityTestArgs
{
    public required StackContext Context { get; init; }

    /// <summary>Results go to its Application Insights.</summary>
    public required Monitoring Monitoring { get; init; }

    /// <summary>The public host name; the test requests /readyz there.</summary>
    public required string HostName { get; init; }

    /// <summary>True tests from five places, which tells network problems from app problems; one place costs less.</summary>
    public required bool FromSeveralPlaces { get; init; }
}
