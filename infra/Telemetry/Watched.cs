using Pulumi;

namespace Infra.Telemetry;

/// <summary>A resource that sends what it measures.</summary>
/// <param name="Name">As in the logical names of what watches it.</param>
/// <param name="Type">One of <see cref="LogCategories"/>.</param>
public sealed record Watched(string Name, string Type, Input<string> Id);
