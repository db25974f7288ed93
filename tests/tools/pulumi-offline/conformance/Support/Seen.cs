namespace Pulumi.Conformance.Support;

/// <summary>Everything an output carries.</summary>
internal sealed record Seen<T>(T? Value, bool Known, bool Secret, IReadOnlyList<string> Dependencies);
