using System.Collections.Immutable;

namespace Pulumi.Testing;

/// <summary>A resource that the program registers or reads.</summary>
public class MockResourceArgs
{
    public string? Type { get; set; }

    public string? Name { get; set; }

    /// <summary>The inputs, secrets unwrapped; a property with anything unknown inside it is missing altogether.</summary>
    public ImmutableDictionary<string, object> Inputs { get; set; } = null!;

    public string? Provider { get; set; }

    /// <summary>The id to read or import; empty otherwise.</summary>
    public string? Id { get; set; }
}
