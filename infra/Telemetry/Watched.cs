using Pulumi;

namespace Infra.Telemetry;

/// <summary>A resource that sends logs or metrics.</summary>
/// <param name="Name">Part of the logical names of its diagnostic setting and its alerts.</param>
/// <param name="Type">One of <see cref="LogCategories"/>.</param>
public sealed record Watched(string Name, string Type, Input<string> Id);
